// SPDX-License-Identifier: EUPL-1.2
// Values of the API as a Dutch reader writes them. Text to text, exact.
import type { Gebruikt, Grondslag, Json } from '../api/types';
import { texts } from '../texts';

const monthNames = texts.maanden;

export function dateText(iso: string): string {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(iso);
  if (!parts) return iso;
  const [, year = '', month, day] = parts;
  const name = month === undefined ? undefined : monthNames[Number(month) - 1];
  if (name === undefined) return month === undefined ? year : iso;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

export function unitText(unit: string): string {
  return unit.replace(/^(m|cm|km)2$/, '$1²').replace(/^(m|cm)3$/, '$1³');
}

function plainText(value: Json): string {
  if (value === null) return texts.geen;
  if (typeof value === 'boolean') return value ? texts.ja : texts.nee;
  return typeof value === 'object' ? texts.samengesteld : dateText(String(value));
}

/** The value of a used fact; the API writes it in Dutch. */
export function factText(fact: Gebruikt): string {
  if (fact.weergave !== undefined) return fact.weergave;
  if (fact.aantal !== undefined) return texts.uitslag.aantal(fact.aantal, fact.volledig === true);
  return fact.waarde === undefined ? '' : plainText(fact.waarde);
}

/** Where a used fact comes from, and how sure it is. */
export function sourceText(fact: Gebruikt): string {
  const name = fact.bronNaam ?? fact.bron;
  if (fact.oordeel !== undefined) {
    const { door, op, reden } = fact.oordeel;
    return texts.uitslag.oordeelBron(door, dateText(op), reden);
  }
  const per = fact.per === undefined ? '' : `, ${dateText(fact.per)}`;
  const status = fact.status === undefined ? '' : ` (${fact.status})`;
  return (name === undefined ? texts.uitslag.bronAanvraag : name) + per + status;
}

export function groundText(ground: Grondslag): string {
  return ground.tekst ?? ground.bron;
}

const publishers = new Set([
  'wetten.overheid.nl',
  'lokaleregelgeving.overheid.nl',
  'zoek.officielebekendmakingen.nl',
  'deeplink.rechtspraak.nl',
  'eur-lex.europa.eu',
]);

/** Only https links to the places where law is published; anything else stays text. */
export function groundLink(ground: Grondslag): string | undefined {
  if (ground.url === undefined || !URL.canParse(ground.url)) return undefined;
  const url = new URL(ground.url);
  const plain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  return plain && publishers.has(url.hostname) ? url.href : undefined;
}
