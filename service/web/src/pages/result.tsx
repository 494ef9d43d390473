// SPDX-License-Identifier: EUPL-1.2
import {
  Alert,
  ButtonLink,
  DataList,
  DataListItem,
  DataListKey,
  DataListValue,
  Heading1,
  Heading2,
  Heading3,
  Paragraph,
  SecondaryActionButton,
} from '@utrecht/component-library-react';
import { useEffect, useRef } from 'react';
import { reportAddress } from '../api/client';
import type { Soort, Toetsing } from '../api/types';
import type { Draft } from '../form/draft';
import { describePlace } from '../form/pointers';
import { Advice } from '../parts/advice';
import { Conclusions } from '../parts/conclusions';
import { Finding } from '../parts/finding';
import { Missing } from '../parts/missing';
import { PageLink } from '../parts/page-link';
import { Terms } from '../parts/terms';
import { placeName, sentence, sentenceStart, texts, withoutArticle } from '../texts';
import { type Group, split } from '../view/findings';
import { dateText } from '../view/format';

const t = texts.uitslag;

interface Props {
  soort: Soort;
  fields: Record<string, Draft>;
  toetsing: Toetsing;
  onEdit: (pointer?: string) => void;
  onNew: () => void;
}

type Describe = (pointer: string) => string;

function Groups({ groups, describe }: { groups: Group[]; describe: Describe }) {
  return groups.map((group) => (
    <div key={`${group.gevolg} ${group.uitkomst}`} className="drempel-findings">
      <Heading3>
        {sentence(group.label)}: {texts.uitkomsten[group.uitkomst].toLowerCase()} ({group.bevindingen.length})
      </Heading3>
      <p className="drempel-small">{texts.uitkomstUitleg[group.uitkomst]}</p>
      {group.bevindingen.map((bevinding) => (
        <Finding
          key={`${bevinding.regel} ${bevinding.object}`}
          bevinding={bevinding}
          describe={describe}
        />
      ))}
    </div>
  ));
}

function Findings({ toetsing, describe }: { toetsing: Toetsing; describe: Describe }) {
  const { attention, rest, restCount, concept } = split(toetsing.bevindingen);
  return (
    <section aria-labelledby="kop-bevindingen">
      <Heading2 id="kop-bevindingen" tabIndex={-1}>{t.bevindingen}</Heading2>
      {attention.length === 0 && <Paragraph>{t.geenBevindingen}</Paragraph>}
      <Groups groups={attention} describe={describe} />
      {restCount > 0 && (
        <details className="drempel-rest">
          <summary>{t.rest(restCount)}</summary>
          <Groups groups={rest} describe={describe} />
        </details>
      )}
      {concept.length > 0 && (
        <div className="drempel-concept">
          <Heading3>{t.concept}</Heading3>
          <p className="drempel-small">{t.conceptUitleg}</p>
          {concept.map((bevinding) => (
            <Finding
              key={`${bevinding.regel} ${bevinding.object}`}
              bevinding={bevinding}
              describe={describe}
            />
          ))}
        </div>
      )}
    </section>
  );
}

/** The page is long when much is open: ways to its parts, without touching the address. */
function Contents({ toetsing }: { toetsing: Toetsing }) {
  const whenAny = (id: string, label: string, count: number): [string, string][] => (count === 0 ? [] : [[id, `${label} (${count})`]]);
  const parts: [string, string][] = [
    ['kop-bevindingen', `${t.bevindingen} (${toetsing.bevindingen.length})`],
    ...whenAny('kop-conclusies', t.conclusies, toetsing.conclusies.length),
    ...whenAny('kop-termijnen', t.termijnen, toetsing.termijnen?.length ?? 0),
    ['kop-ontbrekend', `${t.ontbrekend} (${toetsing.ontbrekend.length})`],
    ['kop-rapport', t.rapport],
    ['kop-verantwoording', t.verantwoording],
  ];
  return (
    <nav className="drempel-contents drempel-noprint" aria-labelledby="kop-inhoud">
      <p id="kop-inhoud" className="drempel-label">
        {t.inhoud}
      </p>
      <ul>
        {parts.map(([id, label]) => (
          <li key={id}>
            <PageLink href={`#${id}`} onGo={() => document.getElementById(id)?.focus()}>
              {label}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Report({ id }: { id: string | undefined }) {
  return (
    <section aria-labelledby="kop-rapport" className="drempel-noprint">
      <Heading2 id="kop-rapport" tabIndex={-1}>{t.rapport}</Heading2>
      {id === undefined ? (
        <Alert type="warning" role="status">
          <Paragraph>{t.nietOpgeslagen}</Paragraph>
        </Alert>
      ) : (
        <>
          <Paragraph>{t.rapportUitleg}</Paragraph>
          <p className="drempel-actions">
            <ButtonLink appearance="primary-action-button" href={reportAddress(id, 'docx')} download>
              {t.docx}
            </ButtonLink>
            <ButtonLink appearance="secondary-action-button" href={reportAddress(id, 'html')} download>
              {t.html}
            </ButtonLink>
          </p>
        </>
      )}
    </section>
  );
}

function gemeenteOf(soort: Soort, naam: string): string {
  return soort.gemeenten.find((gemeente) => gemeente.naam === naam)?.label ?? placeName(naam);
}

function Account({ toetsing, soort }: { toetsing: Toetsing; soort: Soort }) {
  const rows: [string, string][] = [
    [t.soort, withoutArticle(soort.titel)],
    ...(toetsing.gemeente === undefined ? [] : [[t.gemeente, gemeenteOf(soort, toetsing.gemeente)] as [string, string]]),
    [t.peildatum, dateText(toetsing.peildatum)],
    [t.regelset, `${toetsing.regelset.label ?? toetsing.regelset.naam}, ${t.versie(toetsing.regelset.versie)}`],
    ...(toetsing.regelset.hash === undefined ? [] : [[t.regelsetHash, toetsing.regelset.hash] as [string, string]]),
    ...(toetsing.id === undefined ? [] : [[t.id, toetsing.id] as [string, string]]),
    [t.kenmerk, toetsing.kenmerk],
    [t.motor, toetsing.motor],
  ];
  return (
    <section aria-labelledby="kop-verantwoording">
      <Heading2 id="kop-verantwoording" tabIndex={-1}>{t.verantwoording}</Heading2>
      <DataList appearance="rows" className="drempel-account">
        {rows.map(([key, value]) => (
          <DataListItem key={key}>
            <DataListKey>{key}</DataListKey>
            <DataListValue value={value}>{value}</DataListValue>
          </DataListItem>
        ))}
      </DataList>
    </section>
  );
}

export function ResultPage({ soort, fields, toetsing, onEdit, onNew }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const describe: Describe = (pointer) => describePlace(soort, pointer, fields);

  // On paper nothing is folded away.
  useEffect(() => {
    const unfold = (): void => box.current?.querySelectorAll('details').forEach((details) => (details.open = true));
    window.addEventListener('beforeprint', unfold);
    return () => window.removeEventListener('beforeprint', unfold);
  }, []);

  return (
    <div ref={box}>
      <Heading1 tabIndex={-1}>{t.titel}</Heading1>
      <Paragraph lead>
        {sentenceStart(withoutArticle(soort.titel))}, {t.peildatum.toLowerCase()} {dateText(toetsing.peildatum)}
      </Paragraph>
      <Advice toetsing={toetsing} />
      <p className="drempel-actions drempel-noprint">
        <SecondaryActionButton onClick={() => onEdit()}>{t.aanpassen}</SecondaryActionButton>
        <SecondaryActionButton onClick={onNew}>{t.nieuw}</SecondaryActionButton>
      </p>
      <Contents toetsing={toetsing} />
      <Findings toetsing={toetsing} describe={describe} />
      <Conclusions conclusies={toetsing.conclusies} describe={describe} />
      <Terms termijnen={toetsing.termijnen ?? []} describe={describe} />
      <Missing ontbrekend={toetsing.ontbrekend} describe={describe} onFill={onEdit} />
      <Report id={toetsing.id} />
      <Account toetsing={toetsing} soort={soort} />
    </div>
  );
}
