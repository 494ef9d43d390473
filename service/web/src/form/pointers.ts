// SPDX-License-Identifier: EUPL-1.2
// JSON Pointers as the link between what the API says and where it is on the page.
import type { Soort, Veld } from '../api/types';
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

function sentenceStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

interface Walk {
  veld: Veld | undefined;
  labels: string[];
}

/** The first text that a record holds says whom or what it is about. */
export function nameIn(velden: Veld[], fields: Record<string, Draft>): string | undefined {
  for (const veld of velden) {
    const draft = fields[veld.naam];
    if (veld.type === 'tekst' && draft?.kind === 'scalar' && draft.known === 'waarde' && draft.text.trim() !== '') {
      return draft.text.trim();
    }
  }
  return undefined;
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
      veld = elementVeld(veld);
      velden = veld.velden ?? [];
      draft = draft?.kind === 'list' ? draft.items[index]?.draft : undefined;
      around = draft?.kind === 'record' ? draft.fields : {};
      const name = nameIn(velden, around);
      labels.push(`${labels.pop() ?? ''} ${index + 1}${name === undefined ? '' : ` (${name})`}`.trim());
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

/** "Leidinggevenden 1 (A. de Vries) › geboortedatum". */
export function describePlace(soort: Soort, pointer: string, fields: Record<string, Draft> = {}): string {
  const { labels } = walk(soort, pointer, fields);
  return labels.length === 0 ? segmentsOf(pointer).join(' › ') : labels.join(' › ');
}
