// SPDX-License-Identifier: EUPL-1.2
import { Heading1, Heading2, Paragraph, PrimaryActionButton, SecondaryActionButton, Select, SelectOption, Textbox } from '@utrecht/component-library-react';
import type { Probleem, Soort, Veld } from '../api/types';
import type { FieldError } from '../form/collect';
import { fieldsOn } from '../form/days';
import type { Draft } from '../form/draft';
import { idOf } from '../form/pointers';
import { errorsAt } from '../form/problems';
import { ErrorSummary } from '../parts/error-summary';
import { Fields } from '../parts/field';
import { OneField } from '../parts/field-frame';
import { PageLink } from '../parts/page-link';
import { sentenceStart, texts, withoutArticle } from '../texts';

const t = texts.invullen;

export interface FillInProps {
  soort: Soort;
  peildatum: string;
  gemeente: string;
  fields: Record<string, Draft>;
  errors: FieldError[];
  problem: Probleem | undefined;
  busy: boolean;
  onHome: () => void;
  onPeildatum: (peildatum: string) => void;
  onGemeente: (gemeente: string) => void;
  onFields: (fields: Record<string, Draft>) => void;
  onSubmit: () => void;
}

/** Today where the municipality is, as a user writes it. */
function today(): string {
  const parts = new Intl.DateTimeFormat('nl-NL', {
    timeZone: 'Europe/Amsterdam',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }).formatToParts(new Date());
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('day')}-${part('month')}-${part('year')}`;
}

function Peildatum({ value, errors, onChange }: { value: string; errors: string[]; onChange: (text: string) => void }) {
  return (
    <OneField
      id={idOf('/peildatum')}
      label={t.peildatum}
      hints={[t.peildatumUitleg]}
      errors={errors}
      after={
        <SecondaryActionButton onClick={() => onChange(today())}>{t.vandaag}</SecondaryActionButton>
      }
    >
      {(control) => (
        <Textbox
          {...control}
          className="drempel-date"
          required
          autoComplete="off"
          dir="ltr"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </OneField>
  );
}

/** Which municipality's own rules and norms to use. A kind of one municipality leaves nothing to choose. */
function Gemeente({ soort, value, errors, onChange }: {
  soort: Soort;
  value: string;
  errors: string[];
  onChange: (naam: string) => void;
}) {
  if (soort.gemeente !== null || soort.gemeenten.length === 0) return null;
  return (
    <OneField id={idOf('/gemeente')} label={t.gemeente} hints={[t.gemeenteUitleg]} errors={errors}>
      {(control) => (
        <Select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          <SelectOption value="">{t.geenGemeente}</SelectOption>
          {soort.gemeenten.map(({ naam, label }) => (
            <SelectOption key={naam} value={naam}>
              {label}
            </SelectOption>
          ))}
        </Select>
      )}
    </OneField>
  );
}

const isList = (veld: Veld): boolean => veld.type === 'lijst';

export function FillInPage(props: FillInProps) {
  const { soort, peildatum, gemeente, fields, errors, problem, busy, onHome, onPeildatum, onGemeente, onFields, onSubmit } = props;
  const velden = fieldsOn(soort.velden, peildatum);
  const shared = { fields, pointer: '/gegevens', errors, level: 2, onChange: onFields };
  return (
    <>
      <p className="drempel-back">
        <PageLink href="/" onGo={onHome}>
          {t.terug}
        </PageLink>
      </p>
      <Heading1 tabIndex={-1}>{sentenceStart(withoutArticle(soort.titel))}</Heading1>
      <ErrorSummary soort={soort} errors={errors} problem={problem} />
      <Paragraph lead>{t.uitleg}</Paragraph>
      <form
        id="formulier"
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <section className="drempel-list" aria-labelledby="kop-aanvraag">
          <Heading2 id="kop-aanvraag">{t.algemeen}</Heading2>
          <Peildatum value={peildatum} errors={errorsAt(errors, '/peildatum')} onChange={onPeildatum} />
          <Gemeente soort={soort} value={gemeente} errors={errorsAt(errors, '/gemeente')} onChange={onGemeente} />
          <Fields {...shared} velden={velden.filter((veld) => !isList(veld))} />
        </section>
        <Fields {...shared} velden={velden.filter(isList)} />
        <div className="drempel-submit">
          <PrimaryActionButton type="submit" aria-disabled={busy}>
            {busy ? t.bezig : t.verzenden}
          </PrimaryActionButton>
          <Paragraph className="drempel-small">{t.opslaan}</Paragraph>
          <div role="status">{busy && <Paragraph>{t.bezigMelding}</Paragraph>}</div>
        </div>
      </form>
    </>
  );
}
