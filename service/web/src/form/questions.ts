// SPDX-License-Identifier: EUPL-1.2
// Questions about one element of a list, with its name in it.
import type { Veld } from '../api/types';
import { type Draft, elementVeld } from './draft';
import { nameIn } from './pointers';

const hole = /\{([^{}]*)\}/gu;

/**
 * The fields of a record as they are asked about this one. `{naam}` in a question stands for the name as
 * typed, or what the element is called while there is none; a hole for another field shows its label.
 */
export function fieldsAbout(lijst: Veld, fields: Record<string, Draft>): Veld[] {
  const velden = elementVeld(lijst).velden ?? [];
  const name = nameIn(fields) ?? lijst.elementLabel ?? lijst.label;
  const words = (field: string): string =>
    field === 'naam' ? name : (velden.find((veld) => veld.naam === field)?.label ?? field);
  return velden.map((veld) =>
    veld.vraag === undefined
      ? veld
      : { ...veld, vraag: veld.vraag.replaceAll(hole, (_, field: string) => words(field)) },
  );
}
