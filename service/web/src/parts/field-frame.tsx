// SPDX-License-Identifier: EUPL-1.2
import {
  Fieldset,
  FieldsetLegend,
  FormField,
  FormFieldDescription,
  FormFieldErrorMessage,
  FormLabel,
} from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import type { Veld } from '../api/types';
import { sentenceStart, texts } from '../texts';
import { Why } from './why';

export interface ControlProps {
  id: string;
  invalid: boolean;
  'aria-describedby'?: string;
}

export function hintsOf(veld: Veld): string[] {
  const { herkomst, toelichting } = veld;
  return [
    ...(toelichting === undefined ? [] : [toelichting]),
    ...(herkomst === undefined ? [] : [texts.invullen.herkomst(herkomst.soort, herkomst.naam)]),
  ];
}

export function questionOf(veld: Veld): string {
  return veld.vraag ?? sentenceStart(veld.label);
}

export function ErrorTexts({ id, errors }: { id: string; errors: string[] }) {
  if (errors.length === 0) return null;
  return (
    <FormFieldErrorMessage id={`${id}-fout`} className="utrecht-form-field__error-message">
      {errors.map((error) => (
        <p key={error} className="drempel-error">
          {error}
        </p>
      ))}
    </FormFieldErrorMessage>
  );
}

function describedBy(id: string, hints: string[], errors: string[]): { 'aria-describedby'?: string } {
  const ids = [...(hints.length > 0 ? [`${id}-uitleg`] : []), ...(errors.length > 0 ? [`${id}-fout`] : [])];
  return ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') };
}

interface FrameProps<Body> {
  id: string;
  label: string;
  hints: string[];
  errors: string[];
  veld?: Veld;
  after?: ReactNode;
  children: Body;
}

/** One control with its label, hint and errors. */
export function OneField({ id, label, hints, errors, veld, after, children }: FrameProps<(control: ControlProps) => ReactNode>) {
  const invalid = errors.length > 0;
  return (
    <FormField invalid={invalid} className="drempel-field">
      <div className="utrecht-form-field__label">
        <FormLabel htmlFor={id}>{label}</FormLabel>
      </div>
      {hints.length > 0 && (
        <FormFieldDescription id={`${id}-uitleg`} className="utrecht-form-field__description">
          {hints.join(' ')}
        </FormFieldDescription>
      )}
      <ErrorTexts id={id} errors={errors} />
      <div className="utrecht-form-field__input drempel-input">
        {children({ id, invalid, ...describedBy(id, hints, errors) })}
        {after}
      </div>
      {veld && (
        <div className="drempel-field__why">
          <Why veld={veld} />
        </div>
      )}
    </FormField>
  );
}

/** Several controls under one question. */
export function GroupField({ id, label, hints, errors, veld, after, children }: FrameProps<ReactNode>) {
  const invalid = errors.length > 0;
  return (
    <Fieldset id={id} invalid={invalid} className="drempel-field drempel-group" {...describedBy(id, hints, errors)}>
      <FieldsetLegend>{label}</FieldsetLegend>
      {hints.length > 0 && <FormFieldDescription id={`${id}-uitleg`}>{hints.join(' ')}</FormFieldDescription>}
      <ErrorTexts id={id} errors={errors} />
      {children}
      {after}
      {veld && <Why veld={veld} />}
    </Fieldset>
  );
}
