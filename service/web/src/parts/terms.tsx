// SPDX-License-Identifier: EUPL-1.2
import { Heading2, Heading3, Paragraph } from '@utrecht/component-library-react';
import type { Termijn } from '../api/types';
import { sentenceStart, texts, words } from '../texts';
import { dateText } from '../view/format';
import { type FindingProps, Needs, UsedFacts } from './finding';
import { Grounds } from './grounds';

const t = texts.uitslag;

/** The legal terms, each with its state, its ground and what it rests on. */
export function Terms({ termijnen, describe }: { termijnen: Termijn[]; describe: FindingProps['describe'] }) {
  if (termijnen.length === 0) return null;
  return (
    <section aria-labelledby="kop-termijnen">
      <Heading2 id="kop-termijnen" tabIndex={-1}>{t.termijnen}</Heading2>
      <Paragraph>{t.termijnenUitleg}</Paragraph>
      {termijnen.map((termijn) => (
        <article key={termijn.naam} className="drempel-finding">
          <Heading3>{sentenceStart(termijn.label === '' ? words(termijn.naam) : termijn.label)}</Heading3>
          <p className="drempel-reason">{sentenceStart(termijn.weergave)}</p>
          {termijn.zonderVerschuiving !== undefined && termijn.einde !== undefined && termijn.einde !== termijn.zonderVerschuiving && (
            <p className="drempel-small">{t.verschoven(dateText(termijn.zonderVerschuiving))}</p>
          )}
          <p className="drempel-small">{t.laag(termijn.laag.laag, termijn.laag.gemeente ?? termijn.laag.regio)}</p>
          {termijn.ontbreekt.length > 0 && <Needs bevinding={termijn} describe={describe} />}
          <p className="drempel-label">{t.grondslag}</p>
          <Grounds grounds={termijn.grondslag} />
          {termijn.gebruikt.length > 0 && <UsedFacts bevinding={termijn} describe={describe} />}
        </article>
      ))}
    </section>
  );
}
