// SPDX-License-Identifier: EUPL-1.2
// Errors of the API at the fields they are about.
import type { ApiFout, Probleem } from '../api/types';
import { texts } from '../texts';
import type { FieldError } from './collect';

// Where the API speaks of how JSON writes a value, the form speaks of how a person does.
function textOf(error: ApiFout): string {
  return (error.code === undefined ? undefined : texts.apifout[error.code]) ?? error.detail;
}

/** Each error with a place; a problem without any is one error about the whole form. */
export function errorsOf(problem: Probleem): FieldError[] {
  const errors = (problem.errors ?? []).map((error) => {
    const { pointer, name } = error.location ?? {};
    return { pointer: pointer ?? (name === undefined ? '' : `/${name}`), text: textOf(error) };
  });
  return errors.length > 0 ? errors : [{ pointer: '', text: problem.detail }];
}

/** The errors of one place, in order. */
export function errorsAt(errors: FieldError[], pointer: string): string[] {
  return errors.filter((error) => error.pointer === pointer).map((error) => error.text);
}

/** From the place itself outward, where a link to an error could lead. */
export function placesOutward(pointer: string): string[] {
  const places: string[] = [];
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) places.push(at);
  return places;
}
