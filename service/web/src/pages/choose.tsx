// SPDX-License-Identifier: EUPL-1.2
import { Alert, Heading1, Paragraph } from '@utrecht/component-library-react';
import type { Probleem, SoortKort } from '../api/types';
import { PageLink } from '../parts/page-link';
import { ProblemAlert } from '../parts/problem-alert';
import { pathOf } from '../router';
import { sentenceStart, texts, withoutArticle } from '../texts';

interface Props {
  kinds: SoortKort[] | undefined;
  notice: string | undefined;
  problem: Probleem | undefined;
  onRetry: () => void;
  onChoose: (soort: string) => void;
}

const t = texts.kiezen;

function Kinds({ kinds, onChoose }: { kinds: SoortKort[]; onChoose: (soort: string) => void }) {
  if (kinds.length === 0) return <Paragraph>{t.geen}</Paragraph>;
  return (
    <ul className="drempel-kinds">
      {kinds.map((kind) => (
        <li key={`${kind.gemeente ?? ''} ${kind.naam}`} className="drempel-kind">
          <PageLink
            className="drempel-kind__link"
            href={pathOf({ page: 'invullen', soort: kind.naam })}
            onGo={() => onChoose(kind.naam)}
          >
            {sentenceStart(withoutArticle(kind.titel))}
          </PageLink>
          <span className="drempel-kind__by">{kind.gemeente === null ? t.landelijk : t.gemeente(kind.gemeente)}</span>
        </li>
      ))}
    </ul>
  );
}

export function ChoosePage({ kinds, notice, problem, onRetry, onChoose }: Props) {
  return (
    <>
      <Heading1 tabIndex={-1}>{t.titel}</Heading1>
      {notice !== undefined && (
        <Alert type="warning" role="status">
          <Paragraph>{notice}</Paragraph>
        </Alert>
      )}
      <Paragraph lead>{t.uitleg}</Paragraph>
      {problem && <ProblemAlert problem={problem} onRetry={onRetry} />}
      {kinds && <Kinds kinds={kinds} onChoose={onChoose} />}
      {!kinds && !problem && (
        <div role="status">
          <Paragraph>{texts.laden}</Paragraph>
        </div>
      )}
    </>
  );
}
