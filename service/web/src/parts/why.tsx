// SPDX-License-Identifier: EUPL-1.2
import type { Veld } from '../api/types';
import { texts } from '../texts';

/** Why a question is asked: its grounds and the rules that read it. Long lists fold. */
export function Why({ veld }: { veld: Veld }) {
  const grounds = veld.grondslag ?? [];
  const rules = veld.gebruiktDoor ?? [];
  if (grounds.length === 0 && rules.length === 0) return null;
  const ids = rules.length === 0 ? '' : texts.invullen.regels(rules);
  if (grounds.length <= 1) {
    const ground = grounds[0];
    return (
      <p className="drempel-why">
        {texts.invullen.waaromKort} {ground === undefined ? ids : ground + (ids === '' ? '' : ` (${ids})`)}
      </p>
    );
  }
  return (
    <details className="drempel-why">
      <summary>{texts.invullen.waarom}</summary>
      <ul>
        {grounds.map((ground) => (
          <li key={ground}>{ground}</li>
        ))}
        {ids !== '' && <li>{ids}</li>}
      </ul>
    </details>
  );
}
