// SPDX-License-Identifier: EUPL-1.2
// Findings as groups to show. The order is the one the API gives; nothing is ranked here.
import type { Bevinding, Ontbrekend, Uitkomst } from '../api/types';
import { words } from '../texts';

export interface Group {
  gevolg: string;
  label: string;
  uitkomst: Uitkomst;
  bevindingen: Bevinding[];
}

/** Findings that ask for attention; the others are folded away. */
export function asksAttention(uitkomst: Uitkomst): boolean {
  switch (uitkomst) {
    case 'geraakt':
    case 'onbepaald':
    case 'rekenfout':
      return true;
    case 'uitzondering':
    case 'voldaan':
    case 'niet_van_toepassing':
      return false;
  }
}

export function isConcept(bevinding: Bevinding): boolean {
  return bevinding.status === 'concept' || bevinding.kenmerken.includes('concept');
}

/** Groups by consequence and outcome, in order of first appearance. */
export function grouped(bevindingen: Bevinding[]): Group[] {
  const groups = new Map<string, Group>();
  for (const bevinding of bevindingen) {
    const key = `${bevinding.gevolg} ${bevinding.uitkomst}`;
    const group = groups.get(key);
    if (group) group.bevindingen.push(bevinding);
    else {
      const { gevolg, uitkomst, gevolgLabel } = bevinding;
      groups.set(key, { gevolg, label: gevolgLabel ?? words(gevolg), uitkomst, bevindingen: [bevinding] });
    }
  }
  return [...groups.values()];
}

export interface Split {
  attention: Group[];
  rest: Group[];
  restCount: number;
  concept: Bevinding[];
}

export function split(bevindingen: Bevinding[]): Split {
  const concept = bevindingen.filter(isConcept);
  const inForce = bevindingen.filter((bevinding) => !isConcept(bevinding));
  const attention = inForce.filter((bevinding) => asksAttention(bevinding.uitkomst));
  const rest = inForce.filter((bevinding) => !asksAttention(bevinding.uitkomst));
  return { attention: grouped(attention), rest: grouped(rest), restCount: rest.length, concept };
}

export interface MissingGroup {
  key: string;
  items: Ontbrekend[];
}

/** What is still needed, by where it is to be had, in order of first need. */
export function missingGroups(ontbrekend: Ontbrekend[]): MissingGroup[] {
  const groups = new Map<string, MissingGroup>();
  for (const item of ontbrekend) {
    const key = [item.soort === 'norm' ? 'norm' : '', item.door ?? '', item.van ?? '', item.vanNaam ?? ''].join(' ');
    const group = groups.get(key);
    if (group) group.items.push(item);
    else groups.set(key, { key, items: [item] });
  }
  return [...groups.values()];
}
