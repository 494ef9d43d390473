// SPDX-License-Identifier: EUPL-1.2
// Any field of the form, from what the API says about it.
import { Fieldset, FieldsetLegend, FormFieldDescription, Textbox } from '@utrecht/component-library-react';
import type { Veld } from '../api/types';
import type { FieldError } from '../form/collect';
import type { Draft, JudgmentDraft, RecordDraft } from '../form/draft';
import { idOf } from '../form/pointers';
import { errorsAt } from '../form/problems';
import { texts } from '../texts';
import { ErrorTexts, OneField, hintsOf, questionOf } from './field-frame';
import { ListField } from './list-field';
import { Radio } from './radio';
import { LongTextField, ScalarField } from './scalar-field';
import { Why } from './why';

export interface FieldProps<D extends Draft> {
  veld: Veld;
  draft: D;
  pointer: string;
  errors: FieldError[];
  level: number;
  onChange: (draft: D) => void;
}

export function Field(props: FieldProps<Draft>) {
  const { veld, draft, pointer, errors, onChange } = props;
  switch (draft.kind) {
    case 'scalar':
      return (
        <ScalarField
          veld={veld}
          draft={draft}
          id={idOf(pointer)}
          errors={errorsAt(errors, pointer)}
          onChange={onChange}
        />
      );
    case 'list':
      return <ListField {...props} draft={draft} />;
    case 'record':
      return <RecordField {...props} draft={draft} />;
    case 'judgment':
      return <JudgmentField {...props} draft={draft} />;
  }
}

export function Fields({ velden, fields, pointer, errors, level, onChange }: {
  velden: Veld[];
  fields: Record<string, Draft>;
  pointer: string;
  errors: FieldError[];
  level: number;
  onChange: (fields: Record<string, Draft>) => void;
}) {
  return velden.map((veld) => {
    const draft = fields[veld.naam];
    return draft === undefined ? null : (
      <Field
        key={veld.naam}
        veld={veld}
        draft={draft}
        pointer={`${pointer}/${veld.naam}`}
        errors={errors}
        level={level}
        onChange={(next) => onChange({ ...fields, [veld.naam]: next })}
      />
    );
  });
}

function RecordField({ veld, draft, pointer, errors, level, onChange }: FieldProps<RecordDraft>) {
  const id = idOf(pointer);
  const hints = hintsOf(veld);
  const own = errorsAt(errors, pointer);
  return (
    <Fieldset id={id} invalid={own.length > 0} className="drempel-record">
      <FieldsetLegend>{questionOf(veld)}</FieldsetLegend>
      {hints.length > 0 && <FormFieldDescription>{hints.join(' ')}</FormFieldDescription>}
      <Why veld={veld} />
      <ErrorTexts id={id} errors={own} />
      {veld.ofGeen && (
        <div className="drempel-radios">
          <Radio id={`${id}-geen`} name={id} label={texts.geen} checked={draft.known === 'geen'} onChoose={() => onChange({ ...draft, known: 'geen' })} />
          <Radio id={`${id}-wel`} name={id} label={texts.invullen.wel} checked={draft.known === 'velden'} onChoose={() => onChange({ ...draft, known: 'velden' })} />
        </div>
      )}
      {draft.known === 'velden' && (
        <Fields
          velden={veld.velden ?? []}
          fields={draft.fields}
          pointer={pointer}
          errors={errors}
          level={level}
          onChange={(fields) => onChange({ ...draft, fields })}
        />
      )}
    </Fieldset>
  );
}

/** A judgment: its value first; who gives it is fixed; when and why once there is a value. */
function JudgmentField({ veld, draft, pointer, errors, level, onChange }: FieldProps<JudgmentDraft>) {
  const id = idOf(pointer);
  const given = draft.value.kind !== 'scalar' || draft.value.known !== 'onbekend';
  const by = veld.door === undefined ? {} : { toelichting: [veld.toelichting, texts.invullen.oordeelVan(veld.door)].filter(Boolean).join(' ') };
  const valueErrors = errors.map((error) => (error.pointer === `${pointer}/waarde` ? { ...error, pointer } : error));
  return (
    <div className="drempel-judgment">
      <Field
        veld={{ ...veld, ...by, oordeel: false }}
        draft={draft.value}
        pointer={pointer}
        errors={valueErrors}
        level={level}
        onChange={(value) => onChange({ ...draft, value })}
      />
      {given && (
        <div className="drempel-then">
          <OneField id={`${id}-op`} label={texts.invullen.oordeelOp} hints={[texts.invullen.datumUitleg]} errors={errorsAt(errors, `${pointer}/op`)}>
            {(control) => (
              <Textbox
                {...control}
                className="drempel-date"
                autoComplete="off"
                dir="ltr"
                value={draft.on}
                onChange={(event) => onChange({ ...draft, on: event.target.value })}
              />
            )}
          </OneField>
          <LongTextField
            id={`${id}-reden`}
            label={texts.invullen.oordeelReden}
            value={draft.reason}
            errors={errorsAt(errors, `${pointer}/reden`)}
            onText={(reason) => onChange({ ...draft, reason })}
          />
        </div>
      )}
    </div>
  );
}
