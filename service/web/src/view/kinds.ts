// SPDX-License-Identifier: EUPL-1.2
// Which kinds of application to offer, and in what order.
import type { SoortKort } from '../api/types';
import { placeName, withoutArticle } from '../texts';

/** Without case and accents, so that "cafe" finds "café". */
function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** By title, as in a Dutch register: the article does not count. */
export function inOrder(kinds: SoortKort[]): SoortKort[] {
  return [...kinds].sort((a, b) => withoutArticle(a.titel).localeCompare(withoutArticle(b.titel), 'nl'));
}

/** The kinds in which every word of the search occurs, in the title or in the name of the municipality. */
export function matching(kinds: SoortKort[], search: string): SoortKort[] {
  const words = bare(search).split(/\s+/).filter((word) => word !== '');
  return kinds.filter((kind) => {
    const text = bare(`${kind.titel} ${kind.gemeente === null ? '' : placeName(kind.gemeente)}`);
    return words.every((word) => text.includes(word));
  });
}
