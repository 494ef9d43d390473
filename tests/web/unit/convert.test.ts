// SPDX-License-Identifier: EUPL-1.2
import {
  dateFrom,
  decimalFrom,
  durationFrom,
  incompleteDateFrom,
  wholeFrom,
} from '../../../service/web/src/form/convert';

const value = (result: { ok: boolean; value?: string }): string | undefined => result.value;
const why = (result: { ok: boolean; why?: string }): string | undefined => result.why;

describe('decimalFrom', () => {
  test.each([
    ['35', '35'],
    ['35,0', '35.0'],
    ['34,9', '34.9'],
    ['1.250,50', '1250.50'],
    ['1.000.000', '1000000'],
    ['€ 500', '500'],
    ['€\u00a01.234,56', '1234.56'],
    ['500,-', '500'],
    ['12,5 %', '12.5'],
    ['-3', '-3'],
    ['\u22123,25', '-3.25'],
    ['007', '7'],
    ['0', '0'],
    ['0,10', '0.10'],
  ])('reads %s as %s', (typed, expected) => {
    expect(value(decimalFrom(typed))).toBe(expected);
  });

  test('keeps every digit that a float would lose', () => {
    expect(value(decimalFrom('999.999.999.999.999,123456'))).toBe('999999999999999.123456');
    expect(value(decimalFrom('0,1'))).toBe('0.1');
    expect(value(decimalFrom('9007199254740993'))).toBe('9007199254740993');
  });

  test.each(['1.5', '34.9', '1234.56'])('asks for a comma in %s', (typed) => {
    expect(why(decimalFrom(typed))).toBe('punt');
  });

  test.each(['', ' ', 'abc', '1,2,3', '1.25,5', '1.2345', ',5', '5,', '1e3', '--1', '٣'])('does not guess at %j', (typed) => {
    expect(decimalFrom(typed).ok).toBe(false);
  });
});

describe('wholeFrom', () => {
  test('takes a whole number and refuses decimals, also zero ones', () => {
    expect(value(wholeFrom('1.250'))).toBe('1250');
    expect(why(wholeFrom('12,5'))).toBe('heel');
    expect(why(wholeFrom('12,0'))).toBe('heel');
  });
});

describe('dateFrom', () => {
  test.each([
    ['1-3-2026', '2026-03-01'],
    ['01-03-2026', '2026-03-01'],
    ['1/3/2026', '2026-03-01'],
    ['1.3.2026', '2026-03-01'],
    ['2026-03-01', '2026-03-01'],
    ['1 maart 2026', '2026-03-01'],
    ['1 mrt 2026', '2026-03-01'],
    ['29 feb. 2028', '2028-02-29'],
    [' 3 Mei 2005 ', '2005-05-03'],
  ])('reads %s as %s', (typed, expected) => {
    expect(value(dateFrom(typed))).toBe(expected);
  });

  test('leaves the judgment on a day that does not exist to the server', () => {
    expect(value(dateFrom('30-2-2026'))).toBe('2026-02-30');
    expect(value(dateFrom('1-13-2026'))).toBe('2026-13-01');
  });

  test.each(['', '2026', '3-2026', '1-3-26', '1 foo 2026', 'maart 2026', '1-3-2026 x'])('refuses %j', (typed) => {
    expect(why(dateFrom(typed))).toBe('datum');
  });
});

describe('incompleteDateFrom', () => {
  test.each([
    ['1980', '1980'],
    ['3-1980', '1980-03'],
    ['maart 1980', '1980-03'],
    ['1980-03', '1980-03'],
    ['1-3-1980', '1980-03-01'],
  ])('reads %s as %s', (typed, expected) => {
    expect(value(incompleteDateFrom(typed))).toBe(expected);
  });

  test('does not fill in what is missing and refuses the rest', () => {
    expect(why(incompleteDateFrom('80'))).toBe('datum_onvolledig');
    expect(why(incompleteDateFrom(''))).toBe('datum_onvolledig');
  });
});

describe('durationFrom', () => {
  test.each([
    [{ jaren: '', maanden: '7', dagen: '' }, 'P7M'],
    [{ jaren: '1', maanden: '6', dagen: '' }, 'P1Y6M'],
    [{ jaren: '2', maanden: '', dagen: '' }, 'P2Y'],
    [{ jaren: '', maanden: '', dagen: '210' }, 'P210D'],
    [{ jaren: '', maanden: '06', dagen: '' }, 'P6M'],
    [{ jaren: '', maanden: '', dagen: '0' }, 'P0D'],
  ])('writes %j as %s', (parts, expected) => {
    expect(value(durationFrom(parts))).toBe(expected);
  });

  test('never mixes days with months', () => {
    expect(why(durationFrom({ jaren: '', maanden: '6', dagen: '1' }))).toBe('duur_gemengd');
    expect(why(durationFrom({ jaren: '1', maanden: '', dagen: '1' }))).toBe('duur_gemengd');
  });

  test('refuses nothing at all and parts of a month', () => {
    expect(why(durationFrom({ jaren: '', maanden: '', dagen: '' }))).toBe('duur');
    expect(why(durationFrom({ jaren: '', maanden: '1,5', dagen: '' }))).toBe('duur');
  });
});
