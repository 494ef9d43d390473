// SPDX-License-Identifier: EUPL-1.2
import { Alert, FormField, FormFieldDescription, FormLabel, Heading1, Paragraph, Textbox } from '@utrecht/component-library-react';
import { useMemo, useState } from 'react';
import type { Probleem, SoortKort } from '../api/types';
import { PageLink } from '../parts/page-link';
import { ProblemAlert } from '../parts/problem-alert';
import { pathOf } from '../router';
import { sentenceStart, texts, withoutArticle } from '../texts';
import { inOrder, matching } from '../view/kinds';

interface Props {
  kinds: SoortKort[] | undefined;
  notice: string | undefined;
  problem: Probleem | undefined;
  onRetry: () => void;
  onChoose: (soort: string) => void;
}

const t = texts.kiezen;

function Kind({ kind, onChoose }: { kind: SoortKort; onChoose: (soort: string) => void }) {
  return (
    <li className="drempel-kind">
      <PageLink
        className="drempel-kind__link"
        href={pathOf({ page: 'invullen', soort: kind.naam })}
        onGo={() => onChoose(kind.naam)}
      >
        {sentenceStart(withoutArticle(kind.titel))}
      </PageLink>
      <span className="drempel-kind__by">{kind.gemeente === null ? t.landelijk : t.gemeente(kind.gemeente)}</span>
    </li>
  );
}

function Kinds({ kinds, onChoose }: { kinds: SoortKort[]; onChoose: (soort: string) => void }) {
  const [search, setSearch] = useState('');
  const ordered = useMemo(() => inOrder(kinds), [kinds]);
  if (kinds.length === 0) return <Paragraph>{t.geen}</Paragraph>;
  const found = matching(ordered, search);
  return (
    <>
      <FormField type="text">
        <FormLabel htmlFor="zoek-soort">{t.zoek}</FormLabel>
        <FormFieldDescription id="zoek-soort-uitleg">{t.zoekUitleg}</FormFieldDescription>
        <Textbox
          id="zoek-soort"
          type="search"
          autoComplete="off"
          aria-describedby="zoek-soort-uitleg"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </FormField>
      <p role="status" className="drempel-small">
        {found.length === 0 ? t.nietsGevonden : t.gevonden(found.length)}
      </p>
      {found.length > 0 && (
        <ul className="drempel-kinds">
          {found.map((kind) => (
            <Kind key={`${kind.gemeente ?? ''} ${kind.naam}`} kind={kind} onChoose={onChoose} />
          ))}
        </ul>
      )}
    </>
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
