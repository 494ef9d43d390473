// SPDX-License-Identifier: EUPL-1.2
// The form as a user meets it: by question and by button.
import type { Locator, Page } from 'playwright-core';

type Scope = Page | Locator;

export const choose = (scope: Scope, question: RegExp | string, answer: string): Promise<void> =>
  scope.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check();

export const fill = (scope: Scope, label: RegExp | string, text: string): Promise<void> =>
  scope.getByLabel(label).fill(text);

export async function openForm(page: Page, address: string, kind: RegExp): Promise<void> {
  await page.goto(`${address}/`);
  await page.getByRole('link', { name: kind }).click();
  await page.getByRole('button', { name: 'Toets de aanvraag' }).waitFor();
}

/** Adds an element and gives its part of the form. */
export async function add(page: Page, kind: string, number = 1): Promise<Locator> {
  await page.getByRole('button', { name: `${kind} toevoegen` }).click();
  return page.getByRole('group', { name: new RegExp(`^${kind} ${number}( |$)`) });
}

export const submit = (page: Page): Promise<void> => page.getByRole('button', { name: 'Toets de aanvraag' }).click();

export async function submitToResult(page: Page): Promise<void> {
  await submit(page);
  await page.getByRole('heading', { level: 1, name: 'Uitslag van de toetsing' }).waitFor();
}
