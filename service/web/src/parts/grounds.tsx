// SPDX-License-Identifier: EUPL-1.2
import { Link } from '@utrecht/component-library-react';
import type { Grondslag } from '../api/types';
import { texts } from '../texts';
import { groundLink, groundText } from '../view/format';

export function Grounds({ grounds }: { grounds: Grondslag[] }) {
  return (
    <ul className="drempel-grounds">
      {grounds.map((ground, index) => {
        const href = groundLink(ground);
        const text = groundText(ground);
        return (
          <li key={`${text} ${index}`}>
            {href === undefined ? (
              text
            ) : (
              <Link href={href} target="_blank" rel="noopener noreferrer" external>
                {text}
                <span className="drempel-visually-hidden"> {texts.uitslag.nieuwVenster}</span>
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
