// SPDX-License-Identifier: EUPL-1.2
import { Heading4, StatusBadge } from '@utrecht/component-library-react';
import type { Bevinding, Gebruikt, GelezenNorm, Ontbreekt } from '../api/types';
import { sentence, sentenceStart, texts } from '../texts';
import { isConcept } from '../view/findings';
import { factText, sourceText } from '../view/format';
import { Grounds } from './grounds';
import { Outcome } from './outcome';

const t = texts.uitslag;

export interface FindingProps {
  bevinding: Bevinding;
  /** What a pointer is about, in words: "Leidinggevende 1 (A. de Vries) › geboortedatum". */
  describe: (pointer: string) => string;
}

export function UsedFacts({ bevinding, describe }: { bevinding: { gebruikt: Gebruikt[] }; describe: FindingProps['describe'] }) {
  return (
    <table className="drempel-facts">
      <caption>{t.gebruikt}</caption>
      <thead>
        <tr>
          <th scope="col">{t.gegeven}</th>
          <th scope="col">{t.waarde}</th>
          <th scope="col">{t.bron}</th>
        </tr>
      </thead>
      <tbody>
        {bevinding.gebruikt.map((fact, index) => (
          <tr key={`${fact.pad} ${index}`}>
            <th scope="row">{describe(fact.pad)}</th>
            <td data-label={t.waarde}>{factText(fact)}</td>
            <td data-label={t.bron}>{sourceText(fact)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The values that the rule reckoned with, and whose they are. */
function Norms({ normen }: { normen: GelezenNorm[] }) {
  return (
    <div>
      <p className="drempel-label">{t.normen}</p>
      {normen.map((norm, index) => (
        <div key={`${norm.norm} ${index}`}>
          <p>{t.norm(sentenceStart(norm.label === '' ? norm.norm : norm.label), norm.weergave, norm.door)}</p>
          <Grounds grounds={norm.grondslag} />
        </div>
      ))}
    </div>
  );
}

export function Needs({ bevinding, describe }: { bevinding: { ontbreekt: Ontbreekt[] }; describe: FindingProps['describe'] }) {
  return (
    <div className="drempel-needs">
      <p className="drempel-label">{t.nogNodig}</p>
      <ul>
        {bevinding.ontbreekt.map((item, index) => (
          <li key={`${item.pad} ${index}`}>{item.pad === '' ? (item.label ?? item.norm ?? t.normZonderNaam) : describe(item.pad)}</li>
        ))}
      </ul>
    </div>
  );
}

export function Finding({ bevinding, describe }: FindingProps) {
  const objects = bevinding.objecten ?? [bevinding.object];
  const about = objects.map((object) => (object === '' ? t.heleAanvraag : describe(object))).join(', ');
  return (
    <article className={`drempel-finding drempel-finding--${bevinding.uitkomst}`}>
      <Heading4>
        {bevinding.titel} <span className="drempel-rule">{bevinding.regel}</span>
      </Heading4>
      <p className="drempel-finding__line">
        <Outcome uitkomst={bevinding.uitkomst} />
        {isConcept(bevinding) && <StatusBadge status="warning">{t.conceptMerk}</StatusBadge>}
        <span className="drempel-finding__about">
          {t.over}: {about}
        </span>
      </p>
      {bevinding.motivering !== '' && <p className="drempel-reason">{bevinding.motivering}</p>}
      {bevinding.gevolgTekst !== undefined && (
        <p>{bevinding.uitkomst === 'geraakt' ? bevinding.gevolgTekst : `${t.alsGeraakt} ${bevinding.gevolgTekst}`}</p>
      )}
      <p className="drempel-small">{t.laag(bevinding.laag.laag, bevinding.laag.gemeente ?? bevinding.laag.regio)}</p>
      {bevinding.ontvanger !== undefined && <p className="drempel-small">{t.voor(bevinding.ontvanger)}</p>}
      {bevinding.opmerking !== undefined && <p className="drempel-small">{sentenceStart(bevinding.opmerking)}</p>}
      {bevinding.kenmerken
        .filter((kenmerk) => kenmerk !== 'concept')
        .map((kenmerk) => (
          <p key={kenmerk} className="drempel-small">
            {texts.kenmerken[kenmerk] ?? sentence(kenmerk)}
          </p>
        ))}
      {bevinding.ontbreekt.length > 0 && <Needs bevinding={bevinding} describe={describe} />}
      {bevinding.afgewekenDoor !== undefined && <p>{t.afgeweken(bevinding.afgewekenDoor)}</p>}
      {bevinding.geblokkeerdDoor !== undefined && <p>{t.geblokkeerd(bevinding.geblokkeerdDoor)}</p>}
      {bevinding.blokkade && <p>{t.houdtTegen(bevinding.blokkade.soort, bevinding.blokkade.tekst)}</p>}
      {bevinding.overgangsrecht && (
        <div>
          <p className="drempel-label">{t.overgangsrecht}</p>
          <p>{sentenceStart(bevinding.overgangsrecht.label)}</p>
          <Grounds grounds={bevinding.overgangsrecht.grondslag} />
        </div>
      )}
      {bevinding.uitzondering && (
        <div>
          <p className="drempel-label">{t.uitzondering}</p>
          <p>{bevinding.uitzondering.voorwaarde}</p>
          <Grounds grounds={bevinding.uitzondering.grondslag} />
        </div>
      )}
      {bevinding.grondslag.length > 0 && (
        <div>
          <p className="drempel-label">{t.grondslag}</p>
          <Grounds grounds={bevinding.grondslag} />
        </div>
      )}
      {bevinding.normen.length > 0 && <Norms normen={bevinding.normen} />}
      {bevinding.gebruikt.length > 0 && <UsedFacts bevinding={bevinding} describe={describe} />}
    </article>
  );
}
