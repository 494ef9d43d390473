// SPDX-License-Identifier: EUPL-1.2
import { Heading2, Heading3, Paragraph } from '@utrecht/component-library-react';
import type { Conclusie } from '../api/types';
import { sentenceStart, texts, words } from '../texts';
import { type FindingProps, Needs, UsedFacts } from './finding';
import { Grounds } from './grounds';

const t = texts.uitslag;

/** The published answers beside the rules, each with its ground and what it rests on. */
export function Conclusions({ conclusies, describe }: { conclusies: Conclusie[]; describe: FindingProps['describe'] }) {
  if (conclusies.length === 0) return null;
  return (
    <section aria-labelledby="kop-conclusies">
      <Heading2 id="kop-conclusies" tabIndex={-1}>{t.conclusies}</Heading2>
      <Paragraph>{t.conclusiesUitleg}</Paragraph>
      {conclusies.map((conclusie) => (
        <article key={conclusie.naam} className="drempel-finding">
          <Heading3>
            {sentenceStart(conclusie.label === '' ? words(conclusie.naam) : conclusie.label)}
          </Heading3>
          <p className="drempel-reason">{sentenceStart(conclusie.weergave)}</p>
          <p className="drempel-small">{t.laag(conclusie.laag.laag, conclusie.laag.gemeente ?? conclusie.laag.regio)}</p>
          {conclusie.ontbreekt.length > 0 && <Needs bevinding={conclusie} describe={describe} />}
          <p className="drempel-label">{t.grondslag}</p>
          <Grounds grounds={conclusie.grondslag} />
          {conclusie.gebruikt.length > 0 && <UsedFacts bevinding={conclusie} describe={describe} />}
        </article>
      ))}
    </section>
  );
}
