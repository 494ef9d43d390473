// SPDX-License-Identifier: EUPL-1.2
import type { Veld } from '../api/types';
import { dateFrom } from './convert';

type Shape = Omit<Veld, 'naam' | 'label'>;

function shapeOn<T extends Shape>(veld: T, day: string): T {
  return {
    ...veld,
    ...(veld.leden && {
      leden: veld.leden.filter(
        ({ vanaf, tot }) => (vanaf === undefined || vanaf <= day) && (tot === undefined || day < tot),
      ),
    }),
    ...(veld.velden && { velden: veld.velden.map((inner) => shapeOn(inner, day)) }),
    ...(veld.element && { element: shapeOn(veld.element, day) }),
  };
}

/** The fields with only the words that can be chosen on the reference date; without a date all of them. */
export function fieldsOn(velden: Veld[], peildatum: string): Veld[] {
  const day = dateFrom(peildatum);
  return day.ok ? velden.map((veld) => shapeOn(veld, day.value)) : velden;
}
