// SPDX-License-Identifier: EUPL-1.2
// JSON Pointers as the link between what the API says and where it is on the page.
import type { Soort, Veld } from '../api/types';
import { sentenceStart, withoutArticle } from '../texts';
import { type Draft, elementVeld } from './draft';

/** The id of the control (or group) for a place in the request. */
export function idOf(pointer: string): string {
  return `veld${pointer.replaceAll('/', '-').replaceAll('~', '_')}`;
}

export function segmentsOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

interface Walk {
  veld: Veld | undefined;
  labels: string[];
}

/** Whom or what a record is about: its `naam`, when that was filled in. */
export function nameIn(fields: Record<string, Draft>): string | undefined {
  const draft = fields.naam;
  if (draft?.kind !== 'scalar' || draft.known !== 'waarde') return undefined;
  return draft.text.trim() === '' ? undefined : draft.text.trim();
}

/** "Leidinggevende 1" or "Leidinggevende 1 (A. de Vries)". */
export function itemLabel(lijst: Veld, index: number, fields: Record<string, Draft> = {}): string {
  const name = nameIn(fields);
  return `${itemKind(lijst)} ${index + 1}${name === undefined ? '' : ` (${name})`}`;
}

/** What one element is called: "Leidinggevende". */
export function itemKind(lijst: Veld): string {
  return sentenceStart(withoutArticle(lijst.elementLabel ?? lijst.label));
}

function walk(soort: Soort, pointer: string, fields: Record<string, Draft>): Walk {
  let velden: Veld[] = soort.velden;
  let veld: Veld | undefined;
  let draft: Draft | undefined;
  let around: Record<string, Draft> = fields;
  const labels: string[] = [];
  for (const segment of segmentsOf(pointer)) {
    if (veld?.type === 'lijst' && /^\d+$/.test(segment)) {
      const index = Number(segment);
      draft = draft?.kind === 'list' ? draft.items[index]?.draft : undefined;
      around = draft?.kind === 'record' ? draft.fields : {};
      labels.pop();
      labels.push(itemLabel(veld, index, around));
      veld = elementVeld(veld);
      velden = veld.velden ?? [];
      continue;
    }
    const next = velden.find((candidate) => candidate.naam === segment);
    if (!next) break; // below a value, as "op" of a judgment: the field itself is the place
    veld = next;
    velden = next.velden ?? [];
    draft = around[segment];
    around = draft?.kind === 'record' ? draft.fields : {};
    labels.push(labels.length === 0 ? sentenceStart(next.label) : next.label);
  }
  return { veld, labels };
}

/** The field at a place in `gegevens`: "/leidinggevenden/0/geboortedatum". */
export function veldAt(soort: Soort, pointer: string): Veld | undefined {
  return walk(soort, pointer, {}).veld;
}

/** "Leidinggevende 1 (A. de Vries) › geboortedatum". */
export function describePlace(soort: Soort, pointer: string, fields: Record<string, Draft> = {}): string {
  const { labels } = walk(soort, pointer, fields);
  return labels.length === 0 ? segmentsOf(pointer).join(' › ') : labels.join(' › ');
}
