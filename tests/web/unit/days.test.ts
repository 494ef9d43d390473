// SPDX-License-Identifier: EUPL-1.2
import type { Veld } from '../../../service/web/src/api/types';
import { fieldsOn } from '../../../service/web/src/form/days';

const plain = { oordeel: false, ofGeen: false };
const keuze: Veld = {
  ...plain,
  naam: 'soort',
  label: 'soort',
  type: 'keuze',
  leden: [
    { waarde: 'cafe', label: 'café' },
    { waarde: 'theehuis', label: 'theehuis', tot: '2026-01-01' },
    { waarde: 'lunchroom', label: 'lunchroom', vanaf: '2026-01-01' },
  ],
};

const words = (velden: Veld[]) => velden[0]?.leden?.map(({ waarde }) => waarde);

describe('words that can be chosen on some days', () => {
  it('the day before the change', () => {
    expect(words(fieldsOn([keuze], '31-12-2025'))).toEqual(['cafe', 'theehuis']);
  });
  it('the day of the change', () => {
    expect(words(fieldsOn([keuze], '1 januari 2026'))).toEqual(['cafe', 'lunchroom']);
  });
  it('all of them while no day is known', () => {
    expect(words(fieldsOn([keuze], ''))).toEqual(['cafe', 'theehuis', 'lunchroom']);
  });
  it('also in the elements of a list', () => {
    const list: Veld = { ...plain, naam: 'zaken', label: 'zaken', type: 'lijst', velden: [keuze] };
    expect(words(fieldsOn([list], '2026-01-01')[0]?.velden ?? [])).toEqual(['cafe', 'lunchroom']);
  });
});
