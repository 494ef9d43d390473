// SPDX-License-Identifier: EUPL-1.2
import { Alert, Heading2, Link, UnorderedList, UnorderedListItem } from '@utrecht/component-library-react';
import { useEffect, useRef } from 'react';
import type { Probleem, Soort } from '../api/types';
import type { FieldError } from '../form/collect';
import { describePlace, idOf } from '../form/pointers';
import { placesOutward } from '../form/problems';
import { texts } from '../texts';

function focusPlace(pointer: string): void {
  for (const place of placesOutward(pointer)) {
    const target = document.getElementById(idOf(place));
    if (!target) continue;
    const control = target.matches('input, select, textarea')
      ? target
      : target.querySelector<HTMLElement>('input, select, textarea, button');
    (control ?? target).focus();
    return;
  }
}

function labelOf(soort: Soort, pointer: string): string {
  if (pointer === '/peildatum') return texts.invullen.peildatum;
  if (pointer === '/gemeente') return texts.invullen.gemeente;
  if (!pointer.startsWith('/gegevens/')) return '';
  return describePlace(soort, pointer.slice('/gegevens'.length));
}

interface Props {
  soort: Soort;
  errors: FieldError[];
  problem: Probleem | undefined;
}

/** All errors at the top, each a link to its field; takes the focus when it appears or changes. */
export function ErrorSummary({ soort, errors, problem }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} className="drempel-summary" aria-labelledby="foutenoverzicht" role="group">
      <Alert type="error">
        <Heading2 id="foutenoverzicht">{texts.fouten.overzicht(errors.length)}</Heading2>
        <UnorderedList>
          {errors.map((error, index) => {
            const label = labelOf(soort, error.pointer);
            const text = label === '' ? error.text : `${label}: ${error.text}`;
            return (
              <UnorderedListItem key={`${error.pointer} ${index}`}>
                {error.pointer === '' ? (
                  text
                ) : (
                  <Link
                    href={`#${idOf(error.pointer)}`}
                    onClick={(event) => {
                      event.preventDefault();
                      focusPlace(error.pointer);
                    }}
                  >
                    {text}
                  </Link>
                )}
              </UnorderedListItem>
            );
          })}
        </UnorderedList>
        {problem?.instance !== undefined && (
          <p className="drempel-small">{texts.fouten.melding(problem.instance)}</p>
        )}
      </Alert>
    </div>
  );
}
