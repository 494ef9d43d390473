// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import type { Soort } from '../../../service/web/src/api/types';
import { collect } from '../../../service/web/src/form/collect';
import {
  addItem,
  type Draft,
  emptyFields,
  type ListDraft,
  noDuration,
  removeItem,
  type ScalarDraft,
} from '../../../service/web/src/form/draft';

const soort = JSON.parse(readFileSync(new URL('../mock/soort.json', import.meta.url), 'utf8')) as Soort;

const filled = (text: string): ScalarDraft => ({ kind: 'scalar', known: 'waarde', text, duration: noDuration });
const none: ScalarDraft = { kind: 'scalar', known: 'geen', text: '', duration: noDuration };

function veld(naam: string) {
  const found = soort.velden.find((one) => one.naam === naam);
  if (!found) throw new Error(`geen veld ${naam}`);
  return found;
}

function listWith(naam: string, records: Record<string, Draft>[], complete: boolean): ListDraft {
  let list: ListDraft = { kind: 'list', complete: false, items: [], nextKey: 1 };
  for (const record of records) {
    list = addItem(list, veld(naam));
    const item = list.items.at(-1);
    if (item?.draft.kind === 'record') item.draft = { ...item.draft, fields: { ...item.draft.fields, ...record } };
  }
  return { ...list, complete };
}

function gegevens(fields: Record<string, Draft>) {
  const { question, errors } = collect(soort, '1-3-2026', { ...emptyFields(soort.velden), ...fields });
  expect(errors).toEqual([]);
  return question.gegevens;
}

describe('collect', () => {
  test('sends nothing that was not filled in', () => {
    expect(gegevens({})).toEqual({});
  });

  test('sends the envelope, with the gemeente only where the kind has one', () => {
    const { question } = collect(soort, '1-3-2026', emptyFields(soort.velden));
    expect(question).toEqual({ aanvraagsoort: 'alcoholvergunning', peildatum: '2026-03-01', opslaan: true, gegevens: {} });
    const local = collect({ ...soort, gemeente: 'schiedam' }, '1-3-2026', emptyFields(soort.velden));
    expect(local.question.gemeente).toBe('schiedam');
    const chosen = collect(soort, '1-3-2026', emptyFields(soort.velden), 'oost_gelre');
    expect(chosen.question.gemeente).toBe('oost_gelre');
    const own = collect({ ...soort, gemeente: 'schiedam' }, '1-3-2026', emptyFields(soort.velden), 'oost_gelre');
    expect(own.question.gemeente).toBe('schiedam');
  });

  test('asks for a peildatum', () => {
    const { errors } = collect(soort, ' ', emptyFields(soort.velden));
    expect(errors.map((error) => error.pointer)).toEqual(['/peildatum']);
  });

  test('tells ja, nee and not known apart', () => {
    expect(gegevens({ rijksmonument: filled('ja') })).toEqual({ rijksmonument: true });
    expect(gegevens({ rijksmonument: filled('nee') })).toEqual({ rijksmonument: false });
    expect(gegevens({ rijksmonument: { ...filled(''), known: 'onbekend' } })).toEqual({});
  });

  test('sends numbers as decimal strings', () => {
    const list = listWith('lokaliteiten', [{ oppervlakte: filled('35,0') }], true);
    expect(gegevens({ lokaliteiten: list })).toEqual({ lokaliteiten: [{ oppervlakte: '35.0' }] });
  });

  test('leaves out an empty list unless the user said that there are none', () => {
    expect(gegevens({ lokaliteiten: listWith('lokaliteiten', [], false) })).toEqual({});
    expect(gegevens({ lokaliteiten: listWith('lokaliteiten', [], true) })).toEqual({ lokaliteiten: [] });
  });

  test('names each list that may hold more, also inside a record', () => {
    const antecedenten: ListDraft = {
      kind: 'list',
      complete: false,
      items: [{ key: 1, draft: { kind: 'record', known: 'velden', fields: { boete: none } } }],
      nextKey: 2,
    };
    const list = listWith('leidinggevenden', [{ antecedenten }], false);
    expect(gegevens({ leidinggevenden: list })).toEqual({
      leidinggevenden: [{ antecedenten: [{ boete: null }] }],
      _dossier: { onvolledigeLijsten: ['/leidinggevenden', '/leidinggevenden/0/antecedenten'] },
    });
  });

  test('keeps an element about which nothing is known', () => {
    expect(gegevens({ leidinggevenden: listWith('leidinggevenden', [{}], true) })).toEqual({ leidinggevenden: [{}] });
  });

  test('sends a judgment with who gave it, and leaves it out while its value is not known', () => {
    const value = filled('ja');
    expect(gegevens({ afwijkingVerleend: { kind: 'judgment', value, on: '20-2-2026', reason: ' klein ' } })).toEqual({
      afwijkingVerleend: { waarde: true, door: 'burgemeester', op: '2026-02-20', reden: 'klein' },
    });
    const unknown: ScalarDraft = { ...value, known: 'onbekend' };
    expect(gegevens({ afwijkingVerleend: { kind: 'judgment', value: unknown, on: '', reason: 'x' } })).toEqual({});
  });

  test('asks for the day and the reason of a judgment', () => {
    const value = filled('ja');
    const fields = { ...emptyFields(soort.velden), afwijkingVerleend: { kind: 'judgment', value, on: '', reason: ' ' } as const };
    expect(collect(soort, '1-3-2026', fields).errors.map((error) => error.pointer)).toEqual([
      '/gegevens/afwijkingVerleend/op',
      '/gegevens/afwijkingVerleend/reden',
    ]);
  });

  test('reports every value that cannot be read, with its place', () => {
    const list = listWith('lokaliteiten', [{ oppervlakte: filled('veel') }, { oppervlakte: filled('1.5') }], true);
    const { errors } = collect(soort, 'gisteren', { ...emptyFields(soort.velden), lokaliteiten: list });
    expect(errors.map((error) => error.pointer)).toEqual([
      '/peildatum',
      '/gegevens/lokaliteiten/0/oppervlakte',
      '/gegevens/lokaliteiten/1/oppervlakte',
    ]);
  });
});

describe('a list that becomes empty or begins', () => {
  test('does not turn "these are all" into "there are none"', () => {
    const one = listWith('lokaliteiten', [{}], true);
    const empty = removeItem(one, 1);
    expect(empty.complete).toBe(false);
    expect(gegevens({ lokaliteiten: empty })).toEqual({});
  });

  test('does not turn "there are none" into "these are all"', () => {
    expect(addItem(listWith('lokaliteiten', [], true), veld('lokaliteiten')).complete).toBe(false);
  });

  test('keeps the answer while elements come and go in between', () => {
    const two = listWith('lokaliteiten', [{}, {}], true);
    expect(removeItem(two, 1).complete).toBe(true);
    expect(addItem(two, veld('lokaliteiten')).complete).toBe(true);
  });
});
