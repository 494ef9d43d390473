// SPDX-License-Identifier: EUPL-1.2
// A stand-in with the shapes and headers of the API, to look at the page while the service is not at
// hand. It knows one kind and one answer; the browser tests run against the real binary.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = join(here, '../../../service/web/dist');
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

const json = async (name) => JSON.parse(await readFile(join(here, name), 'utf8'));

function send(response, status, type, body) {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Security-Policy': type.startsWith('text/html') ? policy : "default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

const sendJson = (response, status, value) =>
  send(response, status, status < 400 ? 'application/json' : 'application/problem+json', JSON.stringify(value));

function impossibleDays(value, pointer) {
  if (typeof value === 'string') {
    const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
    const fits = !day || new Date(`${value}T00:00:00Z`).toISOString?.().startsWith(value);
    return fits ? [] : [{ in: 'body', location: { pointer }, code: 'datum.ongeldig', detail: `${value} bestaat niet.` }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    try {
      return impossibleDays(inner, `${pointer}/${name}`);
    } catch {
      return [{ in: 'body', location: { pointer: `${pointer}/${name}` }, code: 'datum.ongeldig', detail: `${inner} bestaat niet.` }];
    }
  });
}

async function api(request, response, path) {
  const soort = await json('soort.json');
  if (path === '/api/v1/aanvraagsoorten') {
    const { naam, titel, gemeente } = soort;
    return sendJson(response, 200, { aanvraagsoorten: [{ naam, titel, gemeente, _links: { self: { href: `/api/v1/aanvraagsoorten/${naam}` } } }] });
  }
  if (path === `/api/v1/aanvraagsoorten/${soort.naam}`) return sendJson(response, 200, soort);
  if (path === '/api/v1/toetsingen' && request.method === 'POST') {
    let text = '';
    for await (const part of request) text += part;
    const errors = impossibleDays(JSON.parse(text).gegevens, '/gegevens');
    if (errors.length > 0) {
      return sendJson(response, 400, { type: 'https://example.nl/problemen/ongeldige-invoer', title: 'Ongeldige invoer', status: 400, detail: 'De aanvraag heeft fouten.', errors });
    }
    return sendJson(response, 201, await json('uitslag.json'));
  }
  if (/^\/api\/v1\/toetsingen\/[^/]+\/rapport/.test(path)) return send(response, 200, 'application/octet-stream', 'rapport');
  return sendJson(response, 404, { title: 'Niet gevonden', status: 404, detail: 'Dit bestaat niet.' });
}

async function handle(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname.startsWith('/api/')) return api(request, response, pathname);
  const file = extname(pathname) === '' ? 'index.html' : normalize(pathname);
  try {
    send(response, 200, types[extname(file)] ?? 'application/octet-stream', await readFile(join(dist, file)));
  } catch {
    send(response, 404, 'text/plain', 'Niet gevonden');
  }
}

/** Resolves to the address it serves at. */
export function start(port = 0) {
  const server = createServer((request, response) => void handle(request, response));
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve({ server, address: `http://127.0.0.1:${server.address().port}` }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address } = await start(Number(process.argv[2] ?? 8090));
  console.log(address);
}
