// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import type { Soort, Toetsing } from '../../../service/web/src/api/types';
import { emptyFields, type ListDraft, noDuration } from '../../../service/web/src/form/draft';
import { describePlace, idOf } from '../../../service/web/src/form/pointers';
import { errorsAt, errorsOf, placesOutward } from '../../../service/web/src/form/problems';
import { fieldsAbout } from '../../../service/web/src/form/questions';
import { pathOf, routeOf } from '../../../service/web/src/router';
import { placeName } from '../../../service/web/src/texts';
import { missingGroups, split } from '../../../service/web/src/view/findings';
import { inOrder, matching } from '../../../service/web/src/view/kinds';
import { dateText, factText, groundLink, sourceText, unitText } from '../../../service/web/src/view/format';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../mock/${name}`, import.meta.url), 'utf8'));
const soort = read('soort.json') as Soort;
const toetsing = read('uitslag.json') as Toetsing;

describe('findings', () => {
  test('keep the order of the API and fold away what is not hit', () => {
    const { attention, rest, restCount, concept } = split(toetsing.bevindingen);
    expect(attention.map((group) => [group.label, group.uitkomst])).toEqual([
      ['weigeren verplicht', 'geraakt'],
      ['weigeren verplicht', 'onbepaald'],
    ]);
    expect(rest.flatMap((group) => group.bevindingen.map((one) => one.regel))).toEqual(['HOR-03']);
    expect(restCount).toBe(1);
    expect(concept.map((one) => one.regel)).toEqual(['HOR-10']);
  });

  test('never hide an outcome: every finding is in one of the three parts', () => {
    const all = toetsing.bevindingen.flatMap((one) =>
      (['geraakt', 'onbepaald', 'rekenfout', 'uitzondering', 'voldaan', 'niet_van_toepassing'] as const).map((uitkomst) => ({
        ...one,
        uitkomst,
      })),
    );
    const { attention, restCount, concept } = split(all);
    const shown = attention.reduce((sum, group) => sum + group.bevindingen.length, 0);
    expect(shown + restCount + concept.length).toBe(all.length);
  });

  test('what is missing stands by where it is to be had', () => {
    const [item] = toetsing.ontbrekend;
    if (!item) throw new Error('de proefuitslag mist een ontbrekend gegeven');
    const groups = missingGroups([item, { ...item, pad: '/x', van: 'aanvrager' }, { ...item, pad: '/y' }]);
    expect(groups.map((group) => group.items.map((one) => one.pad))).toEqual([
      ['/leidinggevenden/0/socialeHygiene', '/y'],
      ['/x'],
    ]);
  });
});

describe('kinds of application', () => {
  const kind = (titel: string, gemeente: string | null = null) => ({ naam: titel, titel, gemeente });
  const kinds = [kind('het toezicht op een café'), kind('de aanvraag om een terras', 'den_haag'), kind('een aanbesteding')];

  test('stand by title, without their article', () => {
    expect(inOrder(kinds).map((one) => one.titel)).toEqual(['een aanbesteding', 'de aanvraag om een terras', 'het toezicht op een café']);
  });

  test.each([
    ['', 3],
    ['  ', 3],
    ['CAFE', 1],
    ['toezicht café', 1],
    ['toezicht terras', 0],
    ['den haag', 1],
  ])('are found by every word of "%s"', (search, count) => {
    expect(matching(kinds, search)).toHaveLength(count);
  });
});

describe('places on the map', () => {
  test('are written as places, not as names of the rules', () => {
    expect(['schiedam', 'oost_gelre', 'voorne_aan_zee', 'den_haag'].map(placeName)).toEqual([
      'Schiedam',
      'Oost Gelre',
      'Voorne aan Zee',
      'Den Haag',
    ]);
  });
});

describe('places', () => {
  test('are named from outside in, with the name that was filled in', () => {
    expect(describePlace(soort, '/leidinggevenden/0/geboortedatum')).toBe('Leidinggevende 1 › geboortedatum');
    const naam = { kind: 'scalar', known: 'waarde', text: 'A. de Vries', duration: noDuration } as const;
    const list: ListDraft = {
      kind: 'list',
      complete: false,
      nextKey: 2,
      items: [{ key: 1, draft: { kind: 'record', known: 'velden', fields: { naam } } }],
    };
    const fields = { ...emptyFields(soort.velden), leidinggevenden: list };
    expect(describePlace(soort, '/leidinggevenden/0/antecedenten/1/boete', fields)).toBe(
      'Leidinggevende 1 (A. de Vries) › Antecedent 2 › onvoorwaardelijke geldboete',
    );
  });

  test('of an unknown field keep the words of the pointer', () => {
    expect(describePlace(soort, '/bestaatNiet/0')).toBe('bestaatNiet › 0');
  });

  test('have an id that an error can link to, and ways outward', () => {
    expect(idOf('/gegevens/lokaliteiten/0/oppervlakte')).toBe('veld-gegevens-lokaliteiten-0-oppervlakte');
    expect(placesOutward('/a/0/b')).toEqual(['/a/0/b', '/a/0', '/a']);
  });
});

describe('questions about one element', () => {
  const lijst = soort.velden.find((veld) => veld.naam === 'leidinggevenden');
  if (!lijst) throw new Error('de proefsoort mist leidinggevenden');
  const naam = { kind: 'scalar', known: 'waarde', text: 'A. de Vries', duration: noDuration } as const;
  const curatele = (vraag: string, fields = {}): string | undefined => {
    const velden = (lijst.velden ?? []).map((veld) => (veld.naam === 'onderCuratele' ? { ...veld, vraag } : veld));
    return fieldsAbout({ ...lijst, velden }, fields).find((veld) => veld.naam === 'onderCuratele')?.vraag;
  };

  test('say the name once it is there', () => {
    expect(curatele('Staat {naam} onder curatele?', { naam })).toBe('Staat A. de Vries onder curatele?');
    expect(curatele('Staat {naam} onder curatele?')).toBe('Staat de leidinggevende onder curatele?');
  });

  test('show the label of any other field, and stay as they are without a hole', () => {
    expect(curatele('Was dat voor {geboortedatum}?', { naam })).toBe('Was dat voor geboortedatum?');
    expect(curatele('Is er een curatele?')).toBe('Is er een curatele?');
  });
});

describe('problems', () => {
  test('give each error its place', () => {
    const errors = errorsOf({
      title: 'Ongeldige invoer',
      status: 400,
      detail: 'De aanvraag heeft 2 fouten.',
      errors: [
        { location: { pointer: '/gegevens/a' }, detail: 'een' },
        { location: { name: 'peildatum' }, detail: 'twee' },
      ],
    });
    expect(errors.map((error) => error.pointer)).toEqual(['/gegevens/a', '/peildatum']);
    expect(errorsAt(errors, '/gegevens/a')).toEqual(['een']);
  });

  test('without errors are one error about the form', () => {
    expect(errorsOf({ title: 'x', status: 503, detail: 'Even druk.' })).toEqual([{ pointer: '', text: 'Even druk.' }]);
  });
});

describe('texts of values', () => {
  test('dates are Dutch, also incomplete ones', () => {
    expect(dateText('2026-03-01')).toBe('1 maart 2026');
    expect(dateText('1980-03')).toBe('maart 1980');
    expect(dateText('1980')).toBe('1980');
    expect(dateText('onzin')).toBe('onzin');
  });

  test('the words of the API go before our own', () => {
    expect(factText({ pad: '/a', waarde: '35', weergave: '35 m²' })).toBe('35 m²');
    expect(factText({ pad: '/a', waarde: false })).toBe('Nee');
    expect(factText({ pad: '/a', waarde: null })).toBe('Geen');
    expect(factText({ pad: '/a', aantal: '2', volledig: false })).toContain('misschien zijn er meer');
    expect(unitText('m2')).toBe('m²');
  });

  test('a source tells name, day and status', () => {
    expect(sourceText({ pad: '/a', bron: 'brp', bronNaam: 'BRP', per: '2026-02-20', status: 'betwist' })).toBe(
      'BRP, 20 februari 2026 (betwist)',
    );
  });

  test('only publishers of law get a link', () => {
    const link = (url: string): string | undefined => groundLink({ bron: 'x', url });
    expect(link('https://wetten.overheid.nl/BWBR0002458')).toBe('https://wetten.overheid.nl/BWBR0002458');
    expect(link('http://wetten.overheid.nl/BWBR0002458')).toBeUndefined();
    expect(link('https://wetten.overheid.nl.example.org/')).toBeUndefined();
    expect(link('https://a:b@wetten.overheid.nl/')).toBeUndefined();
    expect(link('javascript:alert(1)')).toBeUndefined();
  });
});

describe('addresses', () => {
  test('hold the kind and nothing else', () => {
    expect(routeOf('/toets/alcoholvergunning')).toEqual({ page: 'invullen', soort: 'alcoholvergunning' });
    expect(routeOf('/uitslag')).toEqual({ page: 'uitslag' });
    expect(routeOf('/iets/anders')).toEqual({ page: 'kiezen' });
    expect(pathOf({ page: 'invullen', soort: 'seksbedrijf' })).toBe('/toets/seksbedrijf');
  });
});
