// SPDX-License-Identifier: EUPL-1.2
import { Select, SelectOption, Textarea, Textbox } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import type { Veld } from '../api/types';
import type { DurationParts } from '../form/convert';
import type { ScalarDraft } from '../form/draft';
import { texts } from '../texts';
import { unitText } from '../view/format';
import { type ControlProps, GroupField, OneField, hintsOf, questionOf } from './field-frame';
import { Radio } from './radio';

export interface ScalarProps {
  veld: Veld;
  draft: ScalarDraft;
  id: string;
  errors: string[];
  onChange: (draft: ScalarDraft) => void;
}

const t = texts.invullen;
const longList = 5; // more members than this are easier to find in a select

/** How to write the value. */
export function writeHints(veld: Veld): string[] {
  switch (veld.type) {
    case 'datum':
      return [t.datumUitleg];
    case 'datum_onvolledig':
      return [t.datumOnvolledigUitleg];
    case 'bedrag':
      return [t.bedragUitleg];
    case 'percentage':
      return [t.percentageUitleg];
    case 'jaren':
      return [t.jarenUitleg];
    case 'getal':
    case 'geheel':
    case 'hoeveelheid':
      return veld.eenheid === undefined ? [] : [t.eenheid(unitText(veld.eenheid))];
    case 'duur':
      return [t.duurUitleg];
    case 'tijd':
      return [t.tijdUitleg];
    case 'ja_nee':
    case 'tekst':
    case 'keuze':
    case 'verwijzing':
    case 'lijst':
    case 'record':
      return [];
  }
}

interface Choice {
  value: string;
  label: string;
  chosen: boolean;
  next: ScalarDraft;
}

function choicesOf(veld: Veld, draft: ScalarDraft): Choice[] {
  const members =
    veld.type === 'ja_nee'
      ? [
          { waarde: 'ja', label: texts.ja },
          { waarde: 'nee', label: texts.nee },
        ]
      : (veld.leden ?? []);
  const plain = (known: 'geen' | 'onbekend', label: string): Choice => ({
    value: `(${known})`,
    label,
    chosen: draft.known === known,
    next: { ...draft, known, text: '' },
  });
  return [
    ...members.map((member) => ({
      value: member.waarde,
      label: member.label.charAt(0).toUpperCase() + member.label.slice(1),
      chosen: draft.known === 'waarde' && draft.text === member.waarde,
      next: { ...draft, known: 'waarde' as const, text: member.waarde },
    })),
    ...(veld.ofGeen ? [plain('geen', texts.geen)] : []),
    plain('onbekend', texts.onbekend),
  ];
}

function ChoiceField({ veld, draft, id, errors, onChange }: ScalarProps) {
  const choices = choicesOf(veld, draft);
  if (choices.length > longList) {
    return (
      <OneField id={id} label={questionOf(veld)} hints={hintsOf(veld)} errors={errors} veld={veld}>
        {(control) => (
          <Select
            {...control}
            value={choices.find((choice) => choice.chosen)?.value ?? ''}
            onChange={(event) => {
              const choice = choices.find((candidate) => candidate.value === event.target.value);
              if (choice) onChange(choice.next);
            }}
          >
            {choices.map((choice) => (
              <SelectOption key={choice.value} value={choice.value}>
                {choice.label}
              </SelectOption>
            ))}
          </Select>
        )}
      </OneField>
    );
  }
  return (
    <GroupField id={id} label={questionOf(veld)} hints={hintsOf(veld)} errors={errors} veld={veld}>
      <div className={veld.type === 'ja_nee' ? 'drempel-radios drempel-radios--row' : 'drempel-radios'}>
        {choices.map((choice, index) => (
          <Radio
            key={choice.value}
            id={`${id}-${index}`}
            name={id}
            label={choice.label}
            checked={choice.chosen}
            invalid={errors.length > 0}
            onChoose={() => onChange(choice.next)}
          />
        ))}
      </div>
    </GroupField>
  );
}

function widthOf(veld: Veld): string {
  switch (veld.type) {
    case 'tekst':
    case 'verwijzing':
      return 'drempel-wide';
    case 'datum':
    case 'datum_onvolledig':
      return 'drempel-date';
    case 'ja_nee':
    case 'getal':
    case 'geheel':
    case 'bedrag':
    case 'percentage':
    case 'hoeveelheid':
    case 'duur':
    case 'tijd':
    case 'jaren':
    case 'keuze':
    case 'lijst':
    case 'record':
      return 'drempel-number';
  }
}

interface TextControlProps {
  veld: Veld;
  draft: ScalarDraft;
  control: ControlProps;
  onText: (text: string) => void;
}

function TextControl({ veld, draft, control, onText }: TextControlProps) {
  const numeric = widthOf(veld) === 'drempel-number';
  return (
    <Textbox
      {...control}
      className={widthOf(veld)}
      value={draft.text}
      autoComplete="off"
      dir="ltr"
      {...(numeric ? { inputMode: 'decimal' } : {})}
      onChange={(event) => onText(event.target.value)}
    />
  );
}

function DurationControls({ draft, id, invalid, onParts }: {
  draft: ScalarDraft;
  id: string;
  invalid: boolean;
  onParts: (parts: DurationParts) => void;
}) {
  const parts: { name: keyof DurationParts; label: string }[] = [
    { name: 'jaren', label: t.jaren },
    { name: 'maanden', label: t.maanden },
    { name: 'dagen', label: t.dagen },
  ];
  return (
    <div className="drempel-duration">
      {parts.map(({ name, label }) => (
        <div key={name} className="drempel-duration__part">
          <label className="utrecht-form-label" htmlFor={`${id}-${name}`}>
            {label}
          </label>
          <Textbox
            id={`${id}-${name}`}
            className="drempel-count"
            invalid={invalid}
            inputMode="numeric"
            autoComplete="off"
            value={draft.duration[name]}
            onChange={(event) => onParts({ ...draft.duration, [name]: event.target.value })}
          />
        </div>
      ))}
    </div>
  );
}

/** A value that may also be "geen": first which of the three, then the value. */
function OptionalField({ veld, draft, id, errors, hints, onChange, children }: ScalarProps & {
  hints: string[];
  children: ReactNode;
}) {
  const choose = (known: ScalarDraft['known']): void => onChange({ ...draft, known });
  return (
    <GroupField id={id} label={questionOf(veld)} hints={hints} errors={errors} veld={veld}>
      <div className="drempel-radios">
        <Radio id={`${id}-onbekend`} name={id} label={texts.onbekend} checked={draft.known === 'onbekend'} onChoose={() => choose('onbekend')} />
        <Radio id={`${id}-geen`} name={id} label={texts.geen} checked={draft.known === 'geen'} onChoose={() => choose('geen')} />
        <Radio id={`${id}-wel`} name={id} label={t.wel} checked={draft.known === 'waarde'} onChoose={() => choose('waarde')} />
      </div>
      {draft.known === 'waarde' && <div className="drempel-then">{children}</div>}
    </GroupField>
  );
}

export function ScalarField(props: ScalarProps) {
  const { veld, draft, id, errors, onChange } = props;
  if (veld.type === 'ja_nee' || veld.type === 'keuze') return <ChoiceField {...props} />;
  const hints = [...hintsOf(veld), ...writeHints(veld)];
  const invalid = errors.length > 0;
  const onText = (text: string): void =>
    onChange({ ...draft, text, known: veld.ofGeen ? draft.known : text.trim() === '' ? 'onbekend' : 'waarde' });
  const onParts = (duration: DurationParts): void => {
    const filled = Object.values(duration).some((part) => part.trim() !== '');
    onChange({ ...draft, duration, known: veld.ofGeen ? draft.known : filled ? 'waarde' : 'onbekend' });
  };
  if (veld.type === 'duur') {
    const controls = <DurationControls draft={draft} id={id} invalid={invalid} onParts={onParts} />;
    return veld.ofGeen ? (
      <OptionalField {...props} hints={hints}>
        {controls}
      </OptionalField>
    ) : (
      <GroupField id={id} label={questionOf(veld)} hints={hints} errors={errors} veld={veld}>
        {controls}
      </GroupField>
    );
  }
  if (veld.ofGeen) {
    const describe = [...(hints.length > 0 ? [`${id}-uitleg`] : []), ...(invalid ? [`${id}-fout`] : [])].join(' ');
    return (
      <OptionalField {...props} hints={hints}>
        <label className="utrecht-form-label drempel-visually-hidden" htmlFor={`${id}-waarde`}>
          {questionOf(veld)}
        </label>
        <TextControl
          veld={veld}
          draft={draft}
          control={{ id: `${id}-waarde`, invalid, ...(describe === '' ? {} : { 'aria-describedby': describe }) }}
          onText={onText}
        />
      </OptionalField>
    );
  }
  return (
    <OneField id={id} label={questionOf(veld)} hints={hints} errors={errors} veld={veld}>
      {(control) => <TextControl veld={veld} draft={draft} control={control} onText={onText} />}
    </OneField>
  );
}

/** Free text of more than a line. */
export function LongTextField({ id, label, value, errors, onText }: {
  id: string;
  label: string;
  value: string;
  errors: string[];
  onText: (text: string) => void;
}) {
  return (
    <OneField id={id} label={label} hints={[]} errors={errors}>
      {(control) => <Textarea {...control} rows={3} value={value} onChange={(event) => onText(event.target.value)} />}
    </OneField>
  );
}

