// SPDX-License-Identifier: EUPL-1.2
// A list: add, remove, and say whether these are all. A list that says nothing stays unknown.
import {
  Button,
  Fieldset,
  FieldsetLegend,
  FormFieldDescription,
  Heading2,
  Heading3,
  SubtleButton,
} from '@utrecht/component-library-react';
import { useEffect, useRef, useState } from 'react';
import type { Veld } from '../api/types';
import { type Draft, type ListDraft, addItem, elementVeld, removeItem, replaceItem } from '../form/draft';
import { idOf, itemKind, itemLabel } from '../form/pointers';
import { errorsAt } from '../form/problems';
import { fieldsAbout } from '../form/questions';
import { sentenceStart, texts } from '../texts';
import { Field, type FieldProps, Fields } from './field';
import { ErrorTexts, GroupField, hintsOf } from './field-frame';
import { Radio } from './radio';
import { Why } from './why';

const t = texts.invullen;

function CompleteChoice({ veld, draft, id, errors, onChange }: {
  veld: Veld;
  draft: ListDraft;
  id: string;
  errors: string[];
  onChange: (draft: ListDraft) => void;
}) {
  const filled = draft.items.length > 0;
  const mayBeEmpty = (veld.minimum ?? 0) === 0;
  if (!filled && !mayBeEmpty) return null;
  return (
    <GroupField id={`${id}-volledig`} label={t.volledigVraag(sentenceStart(veld.label))} hints={[]} errors={errors}>
      <div className="drempel-radios">
        <Radio
          id={`${id}-open`}
          name={`${id}-volledig`}
          label={filled ? t.meer : texts.onbekend}
          checked={!draft.complete}
          onChoose={() => onChange({ ...draft, complete: false })}
        />
        <Radio
          id={`${id}-dicht`}
          name={`${id}-volledig`}
          label={filled ? t.allemaal : t.erZijnErGeen}
          checked={draft.complete}
          onChoose={() => onChange({ ...draft, complete: true })}
        />
      </div>
    </GroupField>
  );
}

export function ListField({ veld, draft, pointer, errors, level, onChange }: FieldProps<ListDraft>) {
  const id = idOf(pointer);
  const element = elementVeld(veld);
  const own = errorsAt(errors, pointer);
  const hints = [...(veld.vraag === undefined ? [] : [veld.vraag]), ...hintsOf(veld)];
  const [message, setMessage] = useState('');
  const [added, setAdded] = useState<number>();
  const box = useRef<HTMLElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const Title = level <= 2 ? Heading2 : Heading3;

  // A new element starts at its first question.
  useEffect(() => {
    if (added === undefined) return;
    box.current
      ?.querySelector<HTMLElement>(`[data-item="${added}"]`)
      ?.querySelector<HTMLElement>('input, select, textarea')
      ?.focus();
    setAdded(undefined);
  }, [added]);

  const change = (key: number, next: Draft): void => onChange(replaceItem(draft, key, next));
  return (
    <section ref={box} id={id} className={level <= 2 ? 'drempel-list' : 'drempel-list drempel-list--inner'} aria-labelledby={`${id}-kop`}>
      <Title id={`${id}-kop`}>{sentenceStart(veld.label)}</Title>
      {hints.length > 0 && <FormFieldDescription>{hints.join(' ')}</FormFieldDescription>}
      <Why veld={veld} />
      <ErrorTexts id={id} errors={own} />
      {draft.items.length === 0 && <p className="drempel-empty">{t.lijstLeeg}</p>}
      {draft.items.map((item, index) => {
        const at = `${pointer}/${index}`;
        const label = itemLabel(veld, index, item.draft.kind === 'record' ? item.draft.fields : {});
        return (
          <Fieldset key={item.key} id={idOf(at)} data-item={item.key} className="drempel-item">
            <FieldsetLegend>{label}</FieldsetLegend>
            {item.draft.kind === 'record' ? (
              <>
                <ErrorTexts id={idOf(at)} errors={errorsAt(errors, at)} />
                <Fields
                  velden={fieldsAbout(veld, item.draft.fields)}
                  fields={item.draft.fields}
                  pointer={at}
                  errors={errors}
                  level={level + 1}
                  onChange={(fields) => item.draft.kind === 'record' && change(item.key, { ...item.draft, fields })}
                />
              </>
            ) : (
              <Field
                veld={{ ...element, label }}
                draft={item.draft}
                pointer={at}
                errors={errors}
                level={level + 1}
                onChange={(next) => change(item.key, next)}
              />
            )}
            <SubtleButton
              className="drempel-remove"
              onClick={() => {
                onChange(removeItem(draft, item.key));
                setMessage(t.verwijderd(label));
                addButton.current?.focus();
              }}
            >
              {t.verwijderen(label)}
            </SubtleButton>
          </Fieldset>
        );
      })}
      <div role="status" className="drempel-visually-hidden">
        {message}
      </div>
      <Button
        appearance="secondary-action-button"
        ref={addButton}
        onClick={() => {
          setAdded(draft.nextKey);
          setMessage(t.toegevoegd(itemLabel(veld, draft.items.length)));
          onChange(addItem(draft, veld));
        }}
      >
        {t.toevoegen(itemKind(veld))}
      </Button>
      <CompleteChoice veld={veld} draft={draft} id={id} errors={[]} onChange={onChange} />
    </section>
  );
}
