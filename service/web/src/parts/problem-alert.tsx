// SPDX-License-Identifier: EUPL-1.2
import { Alert, Heading2, Paragraph, SecondaryActionButton } from '@utrecht/component-library-react';
import type { Probleem } from '../api/types';
import { texts } from '../texts';

export function ProblemAlert({ problem, onRetry }: { problem: Probleem; onRetry?: () => void }) {
  return (
    <Alert type="error">
      <Heading2>{problem.title}</Heading2>
      <Paragraph>{problem.detail}</Paragraph>
      {problem.instance !== undefined && (
        <Paragraph className="drempel-small">{texts.fouten.melding(problem.instance)}</Paragraph>
      )}
      {onRetry && (
        <div>
          <SecondaryActionButton onClick={onRetry}>{texts.opnieuw}</SecondaryActionButton>
        </div>
      )}
    </Alert>
  );
}
