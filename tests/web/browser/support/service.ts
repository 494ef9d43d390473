// SPDX-License-Identifier: EUPL-1.2
// The real binary on a free loopback port, with a store of its own that is gone afterwards.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../../../../', import.meta.url));

export interface Service {
  address: string;
  stop: () => Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.on('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const at = probe.address();
      probe.close(() => (typeof at === 'object' && at ? found(at.port) : failed(new Error('geen poort'))));
    });
  });
}

async function untilReady(address: string, child: ChildProcess, hasEnded: () => boolean, said: string[]): Promise<void> {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    if (hasEnded()) break;
    const ready = await fetch(`${address}/gezondheid/gereed`).then((answer) => answer.ok, () => false);
    if (ready) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error(`drempel serve is niet gereed (${child.signalCode ?? child.exitCode ?? 'te laat'}):\n${said.join('')}`);
}

async function startBinary(binary: string): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), 'drempel-web-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const said: string[] = [];
  const child = spawn(
    resolve(process.env.INIT_CWD ?? '.', binary), // npm changes the folder; a path is from where the user stood
    ['serve', '--regels', process.env.DREMPEL_REGELS ?? join(top, 'rules'), '--adres', `127.0.0.1:${port}`, '--opslag', `sqlite:${join(folder, 'opslag.sqlite')}`, ...(process.env.DREMPEL_DEMO === '0' ? [] : ['--demo'])],
    { cwd: top, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let ended = false;
  const exited = new Promise<void>((done) => {
    const end = (): void => {
      ended = true;
      done();
    };
    child.once('exit', end);
    child.once('error', (error) => {
      said.push(String(error));
      end();
    });
  });
  child.stdout?.on('data', (part) => said.push(String(part)));
  child.stderr?.on('data', (part) => said.push(String(part)));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(address, child, () => ended, said);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, stop };
}

async function startMock(): Promise<Service> {
  const { start } = (await import(new URL('../../mock/server.mjs', import.meta.url).href)) as {
    start: () => Promise<{ server: { close: (done: () => void) => void; closeAllConnections: () => void }; address: string }>;
  };
  const { server, address } = await start();
  return {
    address,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** DREMPEL_BINARY for real; DREMPEL_MOCK=1 to try the page and these tests without a service. */
export const isMock = process.env.DREMPEL_BINARY === undefined && process.env.DREMPEL_MOCK === '1';

export function startService(): Promise<Service> {
  const binary = process.env.DREMPEL_BINARY;
  if (binary !== undefined) return startBinary(binary);
  if (isMock) return startMock();
  throw new Error('zet DREMPEL_BINARY op het pad van drempel (tests/web/run doet dat)');
}
