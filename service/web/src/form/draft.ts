// SPDX-License-Identifier: EUPL-1.2
// What the user has filled in so far, as data. Everything starts as not yet known; nothing becomes
// false, zero or an empty list unless the user says so.
import type { Veld } from '../api/types';
import type { DurationParts } from './convert';

export type Known = 'onbekend' | 'geen' | 'waarde';

export interface ScalarDraft {
  kind: 'scalar';
  known: Known;
  text: string;
  duration: DurationParts;
}

export interface JudgmentDraft {
  kind: 'judgment';
  value: Draft;
  on: string;
  reason: string;
}

export interface RecordDraft {
  kind: 'record';
  known: 'velden' | 'geen';
  fields: Record<string, Draft>;
}

export interface ListItem {
  key: number;
  draft: Draft;
}

export interface ListDraft {
  kind: 'list';
  /** The user said that these are all. Never set by the page itself. */
  complete: boolean;
  items: ListItem[];
  nextKey: number;
}

export type Draft = ScalarDraft | JudgmentDraft | RecordDraft | ListDraft;

export const noDuration: DurationParts = { jaren: '', maanden: '', dagen: '' };

export function emptyDraft(veld: Veld): Draft {
  if (veld.oordeel) return { kind: 'judgment', value: emptyDraft({ ...veld, oordeel: false }), on: '', reason: '' };
  switch (veld.type) {
    case 'lijst':
      return { kind: 'list', complete: false, items: [], nextKey: 1 };
    case 'record':
      return { kind: 'record', known: 'velden', fields: emptyFields(veld.velden ?? []) };
    case 'ja_nee':
    case 'getal':
    case 'geheel':
    case 'bedrag':
    case 'percentage':
    case 'hoeveelheid':
    case 'datum':
    case 'datum_onvolledig':
    case 'duur':
    case 'tijd':
    case 'jaren':
    case 'tekst':
    case 'keuze':
    case 'verwijzing':
      return { kind: 'scalar', known: 'onbekend', text: '', duration: noDuration };
  }
}

export function emptyFields(velden: Veld[]): Record<string, Draft> {
  return Object.fromEntries(velden.map((veld) => [veld.naam, emptyDraft(veld)]));
}

/** What one element of a list looks like: a record, or a value of its own. */
export function elementVeld(lijst: Veld): Veld {
  if (lijst.element) return { ...lijst.element, naam: lijst.naam, label: lijst.label };
  return {
    naam: lijst.naam,
    label: lijst.elementLabel ?? lijst.label,
    type: 'record',
    oordeel: false,
    ofGeen: false,
    velden: lijst.velden ?? [],
  };
}

export function addItem(list: ListDraft, lijst: Veld): ListDraft {
  const item: ListItem = { key: list.nextKey, draft: emptyDraft(elementVeld(lijst)) };
  // "There are none" says nothing about the list that now begins.
  const complete = list.items.length > 0 && list.complete;
  return { ...list, complete, items: [...list.items, item], nextKey: list.nextKey + 1 };
}

export function removeItem(list: ListDraft, key: number): ListDraft {
  const items = list.items.filter((item) => item.key !== key);
  // "These are all" of a list from which the last was taken away does not mean "there are none".
  return { ...list, complete: items.length > 0 && list.complete, items };
}

export function replaceItem(list: ListDraft, key: number, draft: Draft): ListDraft {
  return { ...list, items: list.items.map((item) => (item.key === key ? { key, draft } : item)) };
}
