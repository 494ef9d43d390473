// SPDX-License-Identifier: EUPL-1.2
import type { Uitkomst } from '../api/types';
import { texts } from '../texts';

const shapes: Record<Uitkomst, string> = {
  geraakt: 'M12 3 22 21H2ZM12 9.5v5M12 17v1.2',
  onbepaald: 'M12 2.5a9.5 9.5 0 1 0 .01 0ZM9.3 9.4a2.8 2.8 0 1 1 4.1 2.5c-.9.5-1.4 1.1-1.4 2.1M12 16.6v1.2',
  rekenfout: 'M3 3h18v18H3ZM8.5 8.5l7 7M15.5 8.5l-7 7',
  uitzondering: 'M12 2.5a9.5 9.5 0 1 0 .01 0ZM7.5 12h8.5M12.8 8.5 16.4 12l-3.6 3.5',
  voldaan: 'M12 2.5a9.5 9.5 0 1 0 .01 0ZM7.8 12.2l3 3 5.6-6',
  niet_van_toepassing: 'M12 2.5a9.5 9.5 0 1 0 .01 0ZM7.5 12h9',
};

/** Icon and word together: the outcome never depends on colour. */
export function Outcome({ uitkomst }: { uitkomst: Uitkomst }) {
  return (
    <span className={`drempel-outcome drempel-outcome--${uitkomst}`}>
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={shapes[uitkomst]} />
      </svg>
      {texts.uitkomsten[uitkomst]}
    </span>
  );
}
