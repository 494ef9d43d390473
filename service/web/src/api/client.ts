// SPDX-License-Identifier: EUPL-1.2
// The only file that talks to the server.
import { texts } from '../texts';
import type { ApiFout, Probleem, Soort, SoortKort, Toetsing, ToetsingVraag } from './types';

const base = '/api/v1';

/** Either the answer, or a problem that can be shown as it is. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Probleem };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ownProblem(detail: string, status = 0): Probleem {
  return { title: texts.fouten.titel, status, detail };
}

function readErrors(value: unknown): ApiFout[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isObject).map((entry) => {
    const location = isObject(entry.location) ? entry.location : {};
    return {
      detail: typeof entry.detail === 'string' ? entry.detail : texts.fouten.onbekend,
      ...(typeof entry.code === 'string' ? { code: entry.code } : {}),
      location: {
        ...(typeof location.pointer === 'string' ? { pointer: location.pointer } : {}),
        ...(typeof location.name === 'string' ? { name: location.name } : {}),
      },
    };
  });
}

function readProblem(value: unknown, status: number): Probleem {
  if (!isObject(value)) return ownProblem(texts.fouten.server(status), status);
  return {
    title: typeof value.title === 'string' ? value.title : texts.fouten.titel,
    status,
    detail: typeof value.detail === 'string' ? value.detail : texts.fouten.server(status),
    ...(typeof value.instance === 'string' ? { instance: value.instance } : {}),
    errors: readErrors(value.errors),
  };
}

async function call<T>(
  path: string,
  init: RequestInit,
  accept: (value: Record<string, unknown>) => boolean,
): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(base + path, { ...init, credentials: 'same-origin', redirect: 'error' });
  } catch {
    return { ok: false, problem: ownProblem(texts.fouten.geenVerbinding) };
  }
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    return { ok: false, problem: ownProblem(texts.fouten.server(response.status), response.status) };
  }
  if (!response.ok) return { ok: false, problem: readProblem(body, response.status) };
  if (!isObject(body) || !accept(body)) return { ok: false, problem: ownProblem(texts.fouten.onleesbaar) };
  return { ok: true, value: body as T };
}

export async function fetchKinds(): Promise<Answer<SoortKort[]>> {
  const answer = await call<{ aanvraagsoorten: SoortKort[] }>(
    '/aanvraagsoorten',
    { headers: { Accept: 'application/json' } },
    (body) => Array.isArray(body.aanvraagsoorten),
  );
  return answer.ok ? { ok: true, value: answer.value.aanvraagsoorten } : answer;
}

export function fetchKind(naam: string): Promise<Answer<Soort>> {
  return call<Soort>(
    `/aanvraagsoorten/${encodeURIComponent(naam)}`,
    { headers: { Accept: 'application/json' } },
    (body) => Array.isArray(body.velden),
  );
}

/** Screens and stores. The same key with the same body gives the same stored screening. */
export function postScreening(question: ToetsingVraag, key: string): Promise<Answer<Toetsing>> {
  return call<Toetsing>(
    '/toetsingen',
    {
      method: 'POST',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'Idempotency-Key': key,
      },
      body: JSON.stringify(question),
    },
    (body) => Array.isArray(body.bevindingen) && Array.isArray(body.ontbrekend),
  );
}

export function reportAddress(id: string, formaat: 'docx' | 'html'): string {
  return `${base}/toetsingen/${encodeURIComponent(id)}/rapport?formaat=${formaat}`;
}
