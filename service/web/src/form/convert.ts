// SPDX-License-Identifier: EUPL-1.2
// From what a Dutch user types to what the API reads. Text to text: no number ever passes through a
// float, and no day is checked here. Whether a value exists or is allowed is for the server to say.

export type Converted = { ok: true; value: string } | { ok: false; why: ConvertFault };

export type ConvertFault =
  | 'getal'
  | 'punt'
  | 'heel'
  | 'datum'
  | 'datum_onvolledig'
  | 'duur'
  | 'duur_gemengd';

const good = (value: string): Converted => ({ ok: true, value });
const bad = (why: ConvertFault): Converted => ({ ok: false, why });

function stripZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

/** "1.250,50" becomes "1250.50". A point groups thousands; a comma starts the decimals. */
export function decimalFrom(typed: string): Converted {
  const text = typed
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/^€/, '')
    .replace(/%$/, '')
    .replace(/^\u2212/, '-')
    .replace(/,(?:-|--)$/, '');
  const parts = /^(-?)(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/.exec(text);
  if (!parts) return bad(/^-?\d+\.\d+$/.test(text) ? 'punt' : 'getal');
  const [, sign = '', whole = '', decimals] = parts;
  const digits = stripZeros(whole.replaceAll('.', ''));
  return good(sign + digits + (decimals === undefined ? '' : `.${decimals}`));
}

export function wholeFrom(typed: string): Converted {
  const decimal = decimalFrom(typed);
  if (!decimal.ok) return decimal;
  return decimal.value.includes('.') ? bad('heel') : decimal;
}

const months = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];

function monthNumber(word: string): string | undefined {
  const name = word.toLowerCase().replace(/\.$/, '');
  const index = months.findIndex(
    (month) => month === name || (name.length === 3 && (month.startsWith(name) || (name === 'mrt' && month === 'maart'))),
  );
  return index < 0 ? undefined : String(index + 1).padStart(2, '0');
}

const two = (digits: string): string => digits.padStart(2, '0');

/** "1-3-2026", "1 maart 2026" or "2026-03-01" becomes "2026-03-01", also for a day that does not exist. */
export function dateFrom(typed: string): Converted {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return good(text);
  const numeric = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})$/.exec(text);
  if (numeric) return good(`${numeric[3] ?? ''}-${two(numeric[2] ?? '')}-${two(numeric[1] ?? '')}`);
  const written = /^(\d{1,2})\s+([a-z.]+)\s+(\d{4})$/i.exec(text);
  const month = written ? monthNumber(written[2] ?? '') : undefined;
  if (written && month) return good(`${written[3] ?? ''}-${month}-${two(written[1] ?? '')}`);
  return bad('datum');
}

/** Also "2026", "3-2026" and "maart 2026", for people whose register holds no more than that. */
export function incompleteDateFrom(typed: string): Converted {
  const text = typed.trim();
  if (/^\d{4}$/.test(text) || /^\d{4}-\d{2}$/.test(text)) return good(text);
  const numeric = /^(\d{1,2})\s*[-/.]\s*(\d{4})$/.exec(text);
  if (numeric) return good(`${numeric[2] ?? ''}-${two(numeric[1] ?? '')}`);
  const written = /^([a-z.]+)\s+(\d{4})$/i.exec(text);
  const month = written ? monthNumber(written[1] ?? '') : undefined;
  if (written && month) return good(`${written[2] ?? ''}-${month}`);
  const whole = dateFrom(text);
  return whole.ok ? whole : bad('datum_onvolledig');
}

export interface DurationParts {
  jaren: string;
  maanden: string;
  dagen: string;
}

/** Years and months together ("P1Y6M"), or days alone ("P210D"): a month has no fixed number of days. */
export function durationFrom(parts: DurationParts): Converted {
  const jaren = parts.jaren.trim();
  const maanden = parts.maanden.trim();
  const dagen = parts.dagen.trim();
  if (![jaren, maanden, dagen].every((part) => /^\d*$/.test(part))) return bad('duur');
  if (dagen !== '' && (jaren !== '' || maanden !== '')) return bad('duur_gemengd');
  if (dagen !== '') return good(`P${stripZeros(dagen)}D`);
  if (jaren === '' && maanden === '') return bad('duur');
  return good(
    'P' + (jaren === '' ? '' : `${stripZeros(jaren)}Y`) + (maanden === '' ? '' : `${stripZeros(maanden)}M`),
  );
}
