// SPDX-License-Identifier: EUPL-1.2
import { Heading2 } from '@utrecht/component-library-react';
import type { Toetsing } from '../api/types';
import { sentence, texts, words } from '../texts';

const t = texts.uitslag;

export function Advice({ toetsing }: { toetsing: Toetsing }) {
  const provisional = toetsing.adviesStatus !== 'definitief';
  const others = toetsing.mogelijkeAdviezen.filter((advies) => advies !== toetsing.advies);
  return (
    <section className="drempel-advice" aria-labelledby="kop-advies">
      <Heading2 id="kop-advies">
        <span className="drempel-advice__word">{t.advies}:</span> {toetsing.adviesLabel ?? words(toetsing.advies)}
      </Heading2>
      <p className="drempel-advice__status">
        <span className={provisional ? 'drempel-tag drempel-tag--open' : 'drempel-tag'}>{sentence(toetsing.adviesStatus)}</span>{' '}
        {provisional ? t.voorlopig : t.definitief}
      </p>
      {provisional && others.length > 0 && (
        <>
          <p>{t.mogelijk}</p>
          <ul>
            {others.map((advies) => (
              <li key={advies}>{words(advies)}</li>
            ))}
          </ul>
        </>
      )}
      <p>{toetsing.besluitrijp ? t.besluitrijp : t.nietBesluitrijp}</p>
      <p className="drempel-human">
        <strong>{t.mens}</strong>
      </p>
    </section>
  );
}
