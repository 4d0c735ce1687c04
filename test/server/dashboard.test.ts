/** How the dashboard's files are served: to everybody, under a strict policy, and nothing that is not one of them. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startGateway } from './gateway.ts';
import type { TestGateway } from './gateway.ts';

const PAGE = '<!doctype html><title>Slipway</title><script type="module" src="/assets/index-abc.js"></script>';
const SCRIPT = `console.log(${JSON.stringify('x'.repeat(2000))});`;
const WINDOW = '/windows/f1a9b3ab-71bc-4b98-871d-b5873d1308f4';

let folder = '';
let gateway: TestGateway;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-dashboard-'));
  await mkdir(join(folder, 'dist/assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'not for you');
  await writeFile(join(folder, 'dist/index.html'), PAGE);
  await writeFile(join(folder, 'dist/assets/index-abc.js'), SCRIPT);
  await writeFile(join(folder, 'dist/favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  gateway = await startGateway({ dashboard: join(folder, 'dist') });
});
afterAll(async () => {
  await gateway.close();
  await rm(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}${path}`, { redirect: 'manual', headers });

test.each(['/', '/hosts', '/servers', '/windows', '/schedule', '/calendar', '/timeline', WINDOW])(
  '%s is the page, for everybody, asked for each time',
  async (path) => {
    const response = await get(path);
    expect({ status: response.status, body: await response.text() }).toEqual({ status: 200, body: PAGE });
    expect(response.headers.get('cache-control')).toBe('no-store');
  },
);

test('the page may run and load its own files alone, and be framed by nobody', async () => {
  const policy = (await get('/')).headers.get('content-security-policy') ?? '';
  const parts = new Map(policy.split('; ').map((part) => [part.slice(0, part.indexOf(' ')), part.split(' ').slice(1)]));
  expect(parts.get('default-src')).toEqual(["'none'"]);
  expect(parts.get('frame-ancestors')).toEqual(["'none'"]);
  expect(parts.get('form-action')).toEqual(["'none'"]);
  expect(parts.get('script-src')).toEqual(["'self'"]);
  expect(parts.get('style-src')).toEqual(["'self'"]);
  expect(policy).not.toMatch(/unsafe|data:|blob:|https?:|\*/u);
});

test('a file with a hashed name may be kept for ever, and comes as its reader can take it', async () => {
  const plain = await get('/assets/index-abc.js', { 'accept-encoding': 'identity' });
  expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(await plain.text()).toBe(SCRIPT);

  for (const encoding of ['br', 'gzip']) {
    const response = await get('/assets/index-abc.js', { 'accept-encoding': encoding });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toBe('accept-encoding');
    expect(await response.text()).toBe(SCRIPT);
  }
});

test('a file without one is asked for again', async () => {
  expect((await get('/favicon.svg')).headers.get('cache-control')).toBe('public, max-age=3600');
});

test.each([
  '/index.html',
  '/assets',
  '/assets/',
  '/assets/other.js',
  '/assets/..%2fsecret.txt',
  '/..%2fsecret.txt',
  '/secret.txt',
  '/windows/1',
  '/windows/%22)%7B',
  `${WINDOW}x`,
  '/windows/..%2f..%2fhealthz',
])('%s is nothing', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
});

describe('where it was not built', () => {
  test('the page says how to, and the graph answers all the same', async () => {
    const bare = await startGateway({ dashboard: join(folder, 'nowhere') });
    const response = await fetch(bare.url);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ errors: [{ message: 'The dashboard is not built: run npm ci.' }] });
    expect((await bare.post({ query: '{ whoami }' })).status).toBe(200);
    await bare.close();
  });
});
