// SPDX-License-Identifier: EUPL-1.2
// From the draft to the `gegevens` of the API: what is not known is left out.
import type { Json, Soort, ToetsingVraag, Veld } from '../api/types';
import { texts } from '../texts';
import {
  type Converted,
  dateFrom,
  decimalFrom,
  durationFrom,
  incompleteDateFrom,
  wholeFrom,
} from './convert';
import { type Draft, type ListDraft, type ScalarDraft, elementVeld } from './draft';

export interface FieldError {
  /** JSON Pointer into the request, such as "/gegevens/lokaliteiten/0/oppervlakte". */
  pointer: string;
  text: string;
}

export interface Collected {
  question: ToetsingVraag;
  errors: FieldError[];
}

type Missing = undefined;

interface Collector {
  errors: FieldError[];
  openLists: string[];
}

const dossierRoot = '/gegevens';

function converted(result: Converted, pointer: string, into: Collector): Json | Missing {
  if (result.ok) return result.value;
  into.errors.push({ pointer, text: texts.invoerfout[result.why] });
  return undefined;
}

function scalarValue(veld: Veld, draft: ScalarDraft, pointer: string, into: Collector): Json | Missing {
  if (draft.known === 'geen') return null;
  if (draft.known === 'onbekend') return undefined;
  switch (veld.type) {
    case 'ja_nee':
      return draft.text === 'ja';
    case 'keuze':
    case 'tekst':
    case 'tijd':
    case 'verwijzing':
      return draft.text.trim() === '' ? undefined : draft.text.trim();
    case 'datum':
      return converted(dateFrom(draft.text), pointer, into);
    case 'datum_onvolledig':
      return converted(incompleteDateFrom(draft.text), pointer, into);
    case 'geheel':
    case 'jaren':
      return converted(wholeFrom(draft.text), pointer, into);
    case 'getal':
    case 'bedrag':
    case 'percentage':
    case 'hoeveelheid':
      return converted(decimalFrom(draft.text), pointer, into);
    case 'duur':
      return converted(durationFrom(draft.duration), pointer, into);
    case 'lijst':
    case 'record':
      return undefined; // these have drafts of their own
  }
}

function listValue(veld: Veld, draft: ListDraft, pointer: string, into: Collector): Json | Missing {
  if (draft.items.length === 0) return draft.complete ? [] : undefined;
  if (!draft.complete) into.openLists.push(pointer.slice(dossierRoot.length));
  const element = elementVeld(veld);
  return draft.items.map((item, index) => {
    const at = `${pointer}/${index}`;
    const value = draftValue(element, item.draft, at, into);
    if (value !== undefined) return value;
    return element.type === 'record' ? {} : { onbekend: true };
  });
}

function draftValue(veld: Veld, draft: Draft, pointer: string, into: Collector): Json | Missing {
  switch (draft.kind) {
    case 'scalar':
      return scalarValue(veld, draft, pointer, into);
    case 'list':
      return listValue(veld, draft, pointer, into);
    case 'record': {
      if (draft.known === 'geen') return null;
      const record = recordValue(veld.velden ?? [], draft.fields, pointer, into);
      return Object.keys(record).length === 0 ? undefined : record;
    }
    case 'judgment': {
      const value = draftValue({ ...veld, oordeel: false }, draft.value, pointer, into);
      const reason = draft.reason.trim();
      if (value === undefined) return undefined;
      if (draft.on.trim() === '') into.errors.push({ pointer: `${pointer}/op`, text: texts.invoerfout.oordeelOp });
      if (reason === '') into.errors.push({ pointer: `${pointer}/reden`, text: texts.invoerfout.oordeelReden });
      const on = draft.on.trim() === '' ? undefined : converted(dateFrom(draft.on), `${pointer}/op`, into);
      return {
        waarde: value,
        ...(veld.door === undefined ? {} : { door: veld.door }),
        ...(on === undefined ? {} : { op: on }),
        ...(reason === '' ? {} : { reden: reason }),
      };
    }
  }
}

function recordValue(
  velden: Veld[],
  fields: Record<string, Draft>,
  pointer: string,
  into: Collector,
): { [naam: string]: Json } {
  const record: { [naam: string]: Json } = {};
  for (const veld of velden) {
    const draft = fields[veld.naam];
    if (!draft) continue;
    const value = draftValue(veld, draft, `${pointer}/${veld.naam}`, into);
    if (value !== undefined) record[veld.naam] = value;
  }
  return record;
}

/** `gemeente` is the one whose rules to use, beside those that hold everywhere; "" for none. */
export function collect(soort: Soort, peildatum: string, fields: Record<string, Draft>, gemeente = ''): Collected {
  const into: Collector = { errors: [], openLists: [] };
  let day = '';
  if (peildatum.trim() === '') {
    into.errors.push({ pointer: '/peildatum', text: texts.invoerfout.peildatum });
  } else {
    const read = converted(dateFrom(peildatum), '/peildatum', into);
    if (typeof read === 'string') day = read;
  }
  const gegevens = recordValue(soort.velden, fields, dossierRoot, into);
  const place = soort.gemeente ?? gemeente;
  if (into.openLists.length > 0) gegevens._dossier = { onvolledigeLijsten: into.openLists };
  return {
    question: {
      aanvraagsoort: soort.naam,
      peildatum: day,
      ...(place === '' ? {} : { gemeente: place }),
      opslaan: true,
      gegevens,
    },
    errors: into.errors,
  };
}
