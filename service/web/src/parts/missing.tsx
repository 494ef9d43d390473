// SPDX-License-Identifier: EUPL-1.2
import { Heading2, Heading3, LinkButton, Paragraph } from '@utrecht/component-library-react';
import type { Ontbrekend } from '../api/types';
import { texts } from '../texts';
import { missingGroups } from '../view/findings';
import { Grounds } from './grounds';

const t = texts.uitslag;

function groupTitle(first: Ontbrekend | undefined): string {
  if (first === undefined) return t.vanOnbekend;
  if (first.soort === 'norm') return t.vanNorm;
  if (first.door !== undefined) return t.vanOordeel(first.door);
  if (first.van === undefined) return t.vanOnbekend;
  return first.van === 'aanvrager' ? t.vanAanvrager : t.vanAnders(first.van, first.vanNaam);
}

interface MissingProps {
  ontbrekend: Ontbrekend[];
  describe: (pointer: string) => string;
  onFill: (pointer: string) => void;
}

function MissingItem({ item, describe, onFill }: { item: Ontbrekend } & Omit<MissingProps, 'ontbrekend'>) {
  const place = item.pad === '' ? (item.label ?? item.norm ?? t.normZonderNaam) : describe(item.pad);
  const kind = t.soorten[item.soort] ?? item.soort;
  return (
    <li className="drempel-missing__item">
      <p className="drempel-missing__question">{item.vraag ?? place}</p>
      <p className="drempel-small">
        {`${kind}: ${place}.`}
        {item.openVoor !== undefined && item.openVoor.length > 0 && ` ${t.openVoor(item.openVoor)}.`}
        {item.beslistMee.length > 0 && ` ${t.beslistMee(item.beslistMee)}.`}
      </p>
      {item.grondslag.length > 0 && <Grounds grounds={item.grondslag} />}
      {item.pad !== '' && (
        <LinkButton className="drempel-fill" onClick={() => onFill(item.pad)}>
          {t.invullen(place)}
        </LinkButton>
      )}
    </li>
  );
}

export function Missing({ ontbrekend, describe, onFill }: MissingProps) {
  return (
    <section aria-labelledby="kop-ontbrekend">
      <Heading2 id="kop-ontbrekend" tabIndex={-1}>{t.ontbrekend}</Heading2>
      <Paragraph>{ontbrekend.length === 0 ? t.nietsNodig : t.ontbrekendUitleg}</Paragraph>
      {missingGroups(ontbrekend).map((group) => (
        <div key={group.key} className="drempel-missing">
          <Heading3>{groupTitle(group.items[0])}</Heading3>
          <ul className="drempel-missing__list">
            {group.items.map((item, index) => (
              <MissingItem key={`${item.pad} ${index}`} item={item} describe={describe} onFill={onFill} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
