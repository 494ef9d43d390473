// SPDX-License-Identifier: EUPL-1.2
// The whole chain by browser: choose, fill in, findings, what is still needed, report.
import { readFile } from 'node:fs/promises';
import { type Visit, checkPage, visit } from './support/browser.ts';
import { add, choose, fill, openForm, submit, submitToResult } from './support/form.ts';
import { type Service, isMock, startService } from './support/service.ts';

let service: Service;
let open: Visit | undefined;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service?.stop());
afterEach(async () => {
  const complaints = open?.complaints;
  await open?.close();
  open = undefined;
  expect(complaints ?? []).toEqual([]);
});

async function start(width?: number): Promise<Visit> {
  open = await visit(service.address, width);
  return open;
}

const alcohol = /Aanvraag om een Alcoholwetvergunning/;

/** A bar with one room and a manager who turns 21 two months too late. */
async function fillTooYoung(page: Visit['page']): Promise<void> {
  await fill(page, 'Peildatum', '1-3-2026');
  await choose(page, /voorgeschreven formulier/, 'Ja');
  await choose(page, /Wat voor bedrijf/, 'Horecabedrijf');
  const room = await add(page, 'Lokaliteit');
  await fill(room, /Hoe heet deze ruimte/, 'Gelagkamer');
  await choose(room, /[Ss]oort lokaliteit|Wat voor lokaliteit/, 'Horecalokaliteit');
  await fill(room, /[Vv]loeroppervlakte/, '35,0');
  await choose(page, /‘Lokaliteiten’ volledig/, 'Dit zijn ze allemaal');
  const person = await add(page, 'Leidinggevende');
  await fill(person, 'Hoe heet deze persoon?', 'A. de Vries');
  await fill(person, /[Gg]eboortedatum/, '3 mei 2005');
  await choose(person, /onder curatele/, 'Nee');
  await choose(page, /‘Leidinggevenden’ volledig/, 'Dit zijn ze allemaal');
}

describe.each([320, 768, 1280])('at %i pixels', (width) => {
  test('each page and state fits and leaves axe nothing to find', async () => {
    const { page } = await start(width);
    await page.goto(`${service.address}/`);
    await page.getByRole('link', { name: alcohol }).waitFor();
    await checkPage(page);
    await page.getByRole('link', { name: alcohol }).click();
    await page.getByRole('button', { name: 'Toets de aanvraag' }).waitFor();
    await checkPage(page);
    const person = await add(page, 'Leidinggevende');
    await fill(person, 'Hoe heet deze persoon?', 'A. de Vries');
    const record = await add(page, 'Antecedent');
    await choose(record, /vrijheidsstraf/, 'Wel, namelijk:');
    await choose(page, /burgemeester voor dit rijksmonument/, 'Ja');
    await checkPage(page, ['Vries']);
    await submit(page);
    await page.getByRole('heading', { name: /Er (is|zijn) \d+ fout/ }).waitFor();
    await checkPage(page, ['Vries']);
    await page.getByRole('button', { name: 'Verwijder Antecedent 1' }).click();
    await choose(page, /burgemeester voor dit rijksmonument/, 'Nog niet bekend');
    await fill(page, 'Peildatum', '1-3-2026');
    await choose(page, /voorgeschreven formulier/, 'Ja');
    await fill(person, /[Gg]eboortedatum/, '3-5-2005');
    await submitToResult(page);
    await checkPage(page, ['Vries']);
    await page.locator('main details').first().locator('summary').click();
    await checkPage(page, ['Vries']);
  });
});

test('a manager who is too young gives a finding with reason, ground and fact, and a report', async () => {
  const { page } = await start();
  await openForm(page, service.address, alcohol);
  await fillTooYoung(page);
  await submitToResult(page);

  const main = page.getByRole('main');
  await expect.poll(() => main.getByRole('heading', { name: /Advies: weigeren verplicht/ }).count()).toBe(1);
  expect(await main.getByText('Een bevoegde ambtenaar beslist').first().isVisible()).toBe(true);
  const finding = main.getByRole('article').filter({ hasText: 'HOR-02' }).first();
  expect(await finding.getByText('Geraakt', { exact: true }).isVisible()).toBe(true);
  expect(await finding.textContent()).toContain('20 jaar');
  expect(await finding.textContent()).toContain('3 mei 2005');
  const ground = finding.getByRole('link', { name: /Alcoholwet art(\.|ikel) 8 lid 1 onder a/ });
  expect(await ground.getAttribute('href')).toMatch(/^https:\/\/wetten\.overheid\.nl\//);
  expect(await ground.getAttribute('rel')).toContain('noopener');

  const needed = page.getByRole('region', { name: 'Wat is nog nodig' });
  expect(await needed.textContent()).toContain('A. de Vries');
  expect(await needed.textContent()).toContain('HOR-04');

  const id = (await main.getByText(/^[0-9a-f]{8}-[0-9a-f-]{27}$/).first().textContent()) ?? '';
  for (const [name, formaat] of [
    [/Word/, 'docx'],
    [/webpagina/, 'html'],
  ] as const) {
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name }).click();
    const download = await waiting;
    expect(download.url()).toContain(`/api/v1/toetsingen/${id}/rapport?formaat=${formaat}`);
    const bytes = await readFile(await download.path());
    expect(bytes.length).toBeGreaterThan(0);
    if (isMock) continue;
    if (formaat === 'docx') expect(bytes.subarray(0, 2).toString()).toBe('PK');
    else expect(bytes.toString()).toContain(id);
  }
});

test('what is not filled in stays unknown: nothing is hit and much is asked', async () => {
  const { page } = await start();
  await openForm(page, service.address, alcohol);
  await fill(page, 'Peildatum', '1-3-2026');
  await submitToResult(page);
  if (isMock) return;
  expect(await page.getByRole('main').getByText('Geraakt', { exact: true }).count()).toBe(0);
  expect(await page.getByText('Voorlopig', { exact: true }).isVisible()).toBe(true);
  const needed = page.getByRole('region', { name: 'Wat is nog nodig' });
  expect(await needed.getByRole('button', { name: /^Vul in/ }).count()).toBeGreaterThan(3);
});

test('what is still needed leads to its field, and the answer is screened', async () => {
  const { page } = await start();
  await openForm(page, service.address, alcohol);
  await fillTooYoung(page);
  await submitToResult(page);
  await page.getByRole('button', { name: /^Vul in: Leidinggevende 1 \(A\. de Vries\).*Register sociale/i }).click();
  await page.getByRole('button', { name: 'Toets de aanvraag' }).waitFor();
  const person = page.getByRole('group', { name: /^Leidinggevende 1/ });
  const focused = await page.evaluate(() => document.activeElement?.closest('fieldset')?.textContent ?? '');
  expect(focused).toMatch(/Register sociale/i);
  expect(await person.getByLabel('Hoe heet deze persoon?').inputValue()).toBe('A. de Vries');
  await choose(person, /Register sociale/i, 'Ja');
  await submitToResult(page);
  if (isMock) return;
  const needed = page.getByRole('region', { name: 'Wat is nog nodig' });
  expect(await needed.textContent()).not.toMatch(/in het Register sociale/i);
});

test('errors stand at the field and in a summary that takes the focus', async () => {
  const { page } = await start();
  await openForm(page, service.address, alcohol);
  await submit(page);
  const summary = page.getByRole('group', { name: /Er is 1 fout/ });
  await summary.waitFor();
  expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true);
  await summary.getByRole('link', { name: /Peildatum/ }).click();
  expect(await page.getByLabel('Peildatum').evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await page.getByLabel('Peildatum').getAttribute('aria-invalid')).toBe('true');

  // The server says which day does not exist; the page shows it at the field.
  await fill(page, 'Peildatum', '1-3-2026');
  const person = await add(page, 'Leidinggevende');
  await fill(person, 'Hoe heet deze persoon?', 'A. de Vries');
  await fill(person, /[Gg]eboortedatum/, '30-2-2005');
  await submit(page);
  const again = page.getByRole('group', { name: /Er is 1 fout/ }).filter({ hasText: /geboortedatum/i });
  await again.waitFor();
  await again.getByRole('link').click();
  const born = person.getByLabel(/[Gg]eboortedatum/);
  expect(await born.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await born.inputValue()).toBe('30-2-2005');
  const described = (await born.getAttribute('aria-describedby')) ?? '';
  const texts = await Promise.all(described.split(' ').map((id) => page.locator(`[id="${id}"]`).textContent()));
  expect(texts.join(' ')).toContain('Deze datum bestaat niet');
  expect(new URL(page.url()).hash).toBe('');
});

test('the whole chain works without a mouse', async () => {
  const { page } = await start();
  await page.goto(`${service.address}/`);
  await page.getByRole('link', { name: alcohol }).waitFor();
  const focusedText = (): Promise<string> =>
    page.evaluate(() => {
      const at = document.activeElement;
      if (!at?.matches('a, button, input, select, textarea')) return '';
      const label = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? at.labels?.[0]?.textContent : at.textContent;
      return label ?? '';
    });
  const tabTo = async (wanted: RegExp): Promise<void> => {
    for (let step = 0; step < 200; step += 1) {
      if (wanted.test(await focusedText())) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`niet bereikt met Tab: ${wanted}`);
  };
  await page.keyboard.press('Tab');
  expect(await focusedText()).toBe('Naar de inhoud');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  await tabTo(alcohol);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Toets de aanvraag' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await tabTo(/^Peildatum$/);
  await page.keyboard.type('1-3-2026');
  await tabTo(/^Leidinggevende toevoegen$/);
  await page.keyboard.press('Space');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await tabTo(/Hoe heet deze persoon/);
  await page.keyboard.type('A. de Vries');
  await tabTo(/[Gg]eboortedatum/);
  await page.keyboard.type('3-5-2005');
  await tabTo(/^Nog niet bekend$/);
  await page.keyboard.press('ArrowUp');
  await tabTo(/^Toets de aanvraag$/);
  const ring = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement as Element);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  });
  expect(ring).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Uitslag van de toetsing' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await tabTo(/Word/);
});

test('the form sends exactly what was filled in, and nothing that was not', async () => {
  const { page } = await start();
  await openForm(page, service.address, alcohol);
  await fillTooYoung(page);
  const record = await add(page, 'Antecedent');
  await choose(record, /misdrijf of over een overtreding/, 'Misdrijf');
  const day = record.getByRole('group', { name: /onherroepelijk/ });
  await day.getByLabel('Wel, namelijk:').check();
  await day.getByRole('textbox').fill('1 februari 2024');
  await choose(record, /vrijheidsstraf/, 'Wel, namelijk:');
  await fill(record, 'Jaren', '1');
  await fill(record, 'Maanden', '6');
  await choose(record, /geldboete/, 'Geen');
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await submitToResult(page);
  const request = await sent;
  expect(request.headers()['idempotency-key']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(request.postDataJSON()).toEqual({
    aanvraagsoort: 'alcoholvergunning',
    peildatum: '2026-03-01',
    opslaan: true,
    gegevens: {
      formulierOntvangen: true,
      soortBedrijf: 'horeca',
      lokaliteiten: [{ naam: 'Gelagkamer', soort: 'horecalokaliteit', oppervlakte: '35.0' }],
      leidinggevenden: [
        {
          naam: 'A. de Vries',
          geboortedatum: '2005-05-03',
          onderCuratele: false,
          antecedenten: [
            { soort: 'misdrijf', onherroepelijkOp: '2024-02-01', onvoorwaardelijkeVrijheidsstraf: 'P1Y6M', boete: null },
          ],
        },
      ],
      _dossier: { onvolledigeLijsten: ['/leidinggevenden/0/antecedenten'] },
    },
  });
  if (isMock) return;
  const finding = page.getByRole('article').filter({ hasText: 'HOR-08' }).filter({ hasText: 'Geraakt' });
  expect(await finding.count()).toBe(1);
});

test('without a connection the words stay, and the same application is stored once', async () => {
  const { page, context, complaints } = await start();
  await openForm(page, service.address, alcohol);
  await fillTooYoung(page);
  await context.setOffline(true);
  await submit(page);
  await page.getByText('De server is niet te bereiken').waitFor();
  complaints.length = 0; // the lost connection is what this test asks for
  await context.setOffline(false);
  await submitToResult(page);
  const id = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
  const first = await page.getByText(id).textContent();
  await page.goBack();
  await page.getByRole('button', { name: 'Toets de aanvraag' }).waitFor();
  await submitToResult(page);
  expect(await page.getByText(id).textContent()).toBe(first);
});

test('the kind of a municipality says whose it is and is screened by its own rules', async () => {
  if (isMock) return;
  const { page } = await start();
  await openForm(page, service.address, /vergunning voor een seksbedrijf/);
  await fill(page, 'Peildatum', '1-3-2026');
  await fill(page, /Op welke dag is de vergunning aangevraagd/, '5-1-2026');
  const person = await add(page, 'Betrokkene');
  await fill(person, 'Hoe heet deze persoon?', 'B. Jansen');
  await fill(person, /[Gg]eboortedatum/, '3-5-2005');
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await submitToResult(page);
  expect((await sent).postDataJSON()).toMatchObject({ aanvraagsoort: 'seksbedrijf', gemeente: 'schiedam' });
  await checkPage(page, ['Jansen']);
  const concept = page.getByRole('article').filter({ hasText: 'SEK-46' });
  expect(await concept.getByText('Concept', { exact: true }).first().isVisible()).toBe(true);
  const advice = page.getByRole('region', { name: /^Advies/ });
  expect(await advice.isVisible()).toBe(true);
});

test('a kind of everywhere leaves a municipality to choose, and shows whose rule and norm each finding rests on', async () => {
  if (isMock) return;
  const { page } = await start();
  await openForm(page, service.address, /om een exploitatievergunning$/);
  await fill(page, 'Peildatum', '1-12-2026');
  await page.getByLabel('Gemeente', { exact: true }).selectOption('oost_gelre');
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await submitToResult(page);
  expect((await sent).postDataJSON()).toMatchObject({ aanvraagsoort: 'exploitatievergunning', gemeente: 'oost_gelre' });
  await checkPage(page, []);
  expect(await page.getByText('Regel van de gemeente Oost Gelre').count()).toBeGreaterThan(0);
});

test('a kind is found by its words, and what is not there says so', async () => {
  const { page } = await start();
  await page.goto(`${service.address}/`);
  await page.getByRole('link', { name: alcohol }).waitFor();
  const search = page.getByLabel('Zoek in de soorten');
  await search.fill('ALCOHOLWETVERGUNNING aanvraag');
  await expect.poll(() => page.getByRole('status').textContent()).toBe('1 soort gevonden');
  expect(await page.getByRole('link', { name: alcohol }).count()).toBe(1);
  await search.fill('alcoholwetvergunning zwembad');
  await expect.poll(() => page.getByRole('status').textContent()).toContain('Geen soort gevonden');
  expect(await page.getByRole('main').getByRole('link').count()).toBe(0);
  await checkPage(page);
  expect(new URL(page.url()).search).toBe('');
});

test('legal terms stand on the result with their ground and what they wait for', async () => {
  if (isMock) return;
  const { page } = await start();
  await openForm(page, service.address, /^Termijnen van een aanvraag/);
  await fill(page, 'Peildatum', '1-12-2026');
  await submitToResult(page);
  const terms = page.getByRole('region', { name: 'Termijnen' });
  const term = terms.getByRole('article').filter({ has: page.getByRole('heading', { name: 'De beslistermijn', exact: true }) });
  expect(await term.textContent()).toContain('Nog nodig');
  expect(await term.textContent()).toContain('Algemene wet bestuursrecht art. 4:13');
  await checkPage(page);
});

test('a reload shows no case: the result is gone from the screen, the address says nothing', async () => {
  const { page } = await start();
  await openForm(page, service.address, alcohol);
  await fillTooYoung(page);
  await submitToResult(page);
  expect(new URL(page.url()).pathname).toBe('/uitslag');
  expect(new URL(page.url()).search).toBe('');
  await page.reload();
  await page.getByText('opnieuw is geladen').waitFor();
  expect(await page.getByText('Vries').count()).toBe(0);
});

test('back from the result finds the form as it was left', async () => {
  const { page } = await start();
  await openForm(page, service.address, alcohol);
  await fillTooYoung(page);
  await submitToResult(page);
  await page.goBack();
  await page.getByRole('button', { name: 'Toets de aanvraag' }).waitFor();
  expect(await page.getByLabel('Hoe heet deze persoon?').inputValue()).toBe('A. de Vries');
});

test('removing the last element does not say that there are none', async () => {
  const { page } = await start();
  await openForm(page, service.address, alcohol);
  await add(page, 'Leidinggevende');
  await add(page, 'Antecedent');
  await choose(page, /‘Antecedenten’ volledig/, 'Dit zijn ze allemaal');
  await page.getByRole('button', { name: 'Verwijder Antecedent 1' }).click();
  const complete = page.getByRole('group', { name: /‘Antecedenten’ volledig/ });
  expect(await complete.getByLabel('Nog niet bekend').isChecked()).toBe(true);
  expect(await complete.getByLabel('Er zijn er geen').isChecked()).toBe(false);
});

test('twice as large still fits', async () => {
  const { page } = await start(640);
  await openForm(page, service.address, alcohol);
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  await fillTooYoung(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  await submitToResult(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
});

test('on paper nothing is folded away', async () => {
  const { page } = await start();
  await openForm(page, service.address, alcohol);
  await fillTooYoung(page);
  await submitToResult(page);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await page.locator('main details:not([open])').count()).toBe(0);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 4).toString()).toBe('%PDF');
});
