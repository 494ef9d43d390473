// SPDX-License-Identifier: EUPL-1.2
// One Chromium for a test file, a fresh context per test, and what every page must hold to.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { type BrowserContext, type Page, chromium } from 'playwright-core';

const chromiumPath = process.env.DREMPEL_CHROMIUM ?? '/usr/bin/chromium';

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Console errors, policy violations and requests to another host. */
  complaints: string[];
  close: () => Promise<void>;
}

export async function visit(address: string, width = 1280, height = 900): Promise<Visit> {
  const folder = await mkdtemp(join(tmpdir(), 'drempel-chromium-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    viewport: { width, height },
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  const complaints: string[] = [];
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('pageerror', (error) => complaints.push(`fout: ${error.message}`));
  page.on('console', (message) => {
    // A refused question is an answer; Chromium writes it to the console all the same.
    const refused = /the server responded with a status of 400/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !refused) complaints.push(message.text());
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== address) complaints.push(`vreemd adres: ${url.origin}`);
  });
  const close = async (): Promise<void> => {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { page, context, complaints, close };
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds, as short lines; an empty list is what we want. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (values) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const found = await axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
  }, tags);
}

export function isWiderThanScreen(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/** The state in which a page may be left: one h1, landmarks, its own title, nothing stored, fits, axe content. */
export async function checkPage(page: Page, secrets: string[] = []): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await isWiderThanScreen(page)).toBe(false);
  expect(await page.locator('h1').count()).toBe(1);
  for (const landmark of ['banner', 'main', 'contentinfo'] as const) {
    expect(await page.getByRole(landmark).count(), landmark).toBe(1);
  }
  const seen = (await page.title()) + page.url() + (await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie])));
  expect(await page.title()).toMatch(/ – Drempel$/);
  for (const secret of secrets) expect(seen).not.toContain(secret);
}
