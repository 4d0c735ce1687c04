/** The demo as its users start it: what it says, what it keeps over a restart, and how it ends. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

import { graphClient } from '../graph/client.ts';
import { until } from '../graph/until.ts';
import { run, start } from './process.ts';
import type { SlipwayProcess } from './process.ts';

const HOST = '{ host(id: "demo/compute-1") { status disabledReason disabledBy { kind window { id state } } } }';
const SCHEDULE = `mutation ($input: ScheduleMaintenanceInput!) {
  scheduleMaintenance(input: $input) { window { id } userErrors { message } }
}`;
const SEND = `mutation ($id: ID!, $event: String!) {
  sendMaintenanceEvent(input: { id: $id, event: $event }) { window { state } userErrors { message } }
}`;
const PLAN = {
  hostIds: ['demo/compute-1'],
  summary: 'Swap a DIMM',
  startsAt: '2096-12-01T10:00:00Z',
  endsAt: '2096-12-01T12:00:00Z',
};
const scheduled = z.object({ scheduleMaintenance: z.object({ window: z.object({ id: z.string() }) }) });
const hostAnswer = z.object({ host: z.object({ status: z.string() }) });

let folder = '';
let slipway: SlipwayProcess;
let said = '';
let windowId = '';

/** Starts a demo on the folder's data; the URL it says is where it is asked. */
async function startDemo(): Promise<SlipwayProcess> {
  const process = start(['--port', '0', '--data', 'data'], { cwd: folder });
  said = await process.says('curl ');
  return process;
}
const url = () => /GraphQL +(\S+)\/graphql/u.exec(said)?.[1] ?? 'nowhere';
const ask = (query: string, variables?: Readonly<Record<string, unknown>>) =>
  graphClient(url()).ask('demo-operator', query, variables);
const hostIs = (status: string) =>
  until(`the host to be ${status}`, async () => hostAnswer.parse(await ask(HOST)).host.status === status);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-demo-'));
  slipway = await startDemo();
}, 240_000);

afterAll(async () => {
  await slipway.kill();
  await rm(folder, { recursive: true });
});

test('it says that it is a demo, where everything is, and with which tokens', async () => {
  expect(said).toContain('simulated');
  for (const token of ['demo-operator', 'demo-tenant-a', 'demo-tenant-b', 'demo-tenant-c']) {
    expect(said).toContain(token);
    expect(await graphClient(url()).ask(token, '{ viewer { operator } }')).toEqual({
      viewer: { operator: token === 'demo-operator' },
    });
  }
  const pages = [...said.matchAll(/http:\/\/127\.0\.0\.1:\d+\/(?:healthz|readyz)?(?=\s)/gu)].map(([page]) => page);
  expect(pages).toEqual([`${url()}/`, `${url()}/healthz`, `${url()}/readyz`]);
  for (const page of pages) expect([page, (await fetch(page)).status]).toEqual([page, 200]);
});

test('the request that it gives to paste is answered', async () => {
  const body = /-d '([^']+)'/u.exec(said)?.[1] ?? '';
  const headers = { 'x-auth-token': 'demo-operator', 'content-type': 'application/json' };

  const response = await fetch(`${url()}/graphql`, { method: 'POST', headers, body });

  expect(await response.json()).toMatchObject({ data: { hosts: { nodes: [{}, {}, {}] } } });
});

test('a second process on the same data is refused in one line that names the folder, and harms nothing', async () => {
  const input = { ...PLAN, tickets: [{ url: 'https://wiki.example/runbook' }] };
  windowId = scheduled.parse(await ask(SCHEDULE, { input })).scheduleMaintenance.window.id;
  await ask(SEND, { id: windowId, event: 'confirm' });
  await hostIs('DISABLED');

  const second = await run(['--port', '0', '--data', 'data'], { cwd: folder });

  expect({ code: second.code, out: second.out }).toEqual({ code: 1, out: '' });
  expect(second.err).toMatch(/^[^\n]*data directory \S*data\S* is open in another process[^\n]*\n$/u);
  expect(second.err).toContain(join(folder, 'data'));
  await hostIs('DISABLED');
}, 240_000);

test('a port in use is refused in one line that says what to do', async () => {
  const { port } = new URL(url());

  const second = await run(['--port', port, '--data', 'elsewhere'], { cwd: folder });

  expect(second).toEqual({
    code: 1,
    signal: null,
    out: '',
    err: `127.0.0.1:${port} is in use by another process: end that one, or choose another port (--port, or listen.port in the configuration).\n`,
  });
}, 240_000);

test('it ends in order when it is told to, and goes on with its data: window, job and what it did in Nova', async () => {
  expect(await slipway.end('SIGTERM')).toMatchObject({ code: 0, signal: null, err: '' });

  slipway = await startDemo();

  expect(await ask(HOST)).toEqual({
    host: {
      status: 'DISABLED',
      disabledReason: `Swap a DIMM https://wiki.example/runbook [slipway:${windowId}]`,
      disabledBy: { kind: 'GATEWAY', window: { id: windowId, state: 'confirmed' } },
    },
  });
  await ask(SEND, { id: windowId, event: 'cancel' });
  await hostIs('ENABLED');
  expect(await slipway.end('SIGINT')).toMatchObject({ code: 0, signal: null, err: '' });
}, 120_000);
