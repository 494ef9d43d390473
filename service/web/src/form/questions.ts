// SPDX-License-Identifier: EUPL-1.2
// Questions about one element of a list, with its name in it.
import type { Veld } from '../api/types';
import { type Draft, elementVeld } from './draft';
import { nameIn } from './pointers';

const hole = /\{[^{}]*\}/gu;

function isWordIn(word: string, text: string): boolean {
  return text.split(/[^\p{L}\p{N}]+/u).includes(word);
}

/**
 * The fields of a record as they are asked about this one. A hole in a question stands for the name;
 * where the API filled it with the bare word "naam", the label asks better than the question does.
 */
export function fieldsAbout(lijst: Veld, fields: Record<string, Draft>): Veld[] {
  const velden = elementVeld(lijst).velden ?? [];
  const nameLabel = velden.find((veld) => veld.naam === 'naam')?.label;
  const name = nameIn(fields) ?? lijst.elementLabel ?? lijst.label;
  return velden.map((veld) => {
    const { vraag, ...rest } = veld;
    if (vraag === undefined) return veld;
    if (vraag.includes('{')) return { ...rest, vraag: vraag.replaceAll(hole, name) };
    return nameLabel !== undefined && veld.naam !== 'naam' && isWordIn(nameLabel, vraag) ? rest : veld;
  });
}
