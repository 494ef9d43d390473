// SPDX-License-Identifier: EUPL-1.2
import { Heading1, Paragraph } from '@utrecht/component-library-react';
import type { Probleem } from '../api/types';
import { texts } from '../texts';
import { ProblemAlert } from './problem-alert';

export function Loading({ problem, onRetry }: { problem: Probleem | undefined; onRetry: () => void }) {
  return (
    <>
      <Heading1 tabIndex={-1}>{texts.invullen.paginatitel}</Heading1>
      {problem ? (
        <ProblemAlert problem={problem} onRetry={onRetry} />
      ) : (
        <div role="status">
          <Paragraph>{texts.laden}</Paragraph>
        </div>
      )}
    </>
  );
}
