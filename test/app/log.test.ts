/** The log of a whole gateway: what happened to one request can be followed by its id, as far as Nova's own log. */

import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';

import { createLog } from '../../src/app/log.ts';
import type { Config } from '../../src/config/index.ts';
import { startGateway } from '../graph/gateway.ts';
import type { Gateway } from '../graph/gateway.ts';
import { until } from '../graph/until.ts';
import { schedule, send } from '../graph/windows.ts';

interface Line {
  readonly msg: string;
  readonly requestId?: string;
  readonly windowId?: string;
  readonly upstream?: string;
  readonly operation?: string;
  readonly upstreamRequestId?: string | null;
  readonly err?: { readonly requestId?: string };
}

const SET_STATUS = `mutation {
  setHostStatus(input: { hostId: "home/compute-1", status: DISABLED, reason: "a DIMM" }) { userErrors { message } }
}`;

const written: string[] = [];
const lines = () => written.map((line) => JSON.parse(line) as Line);
let gateway: Gateway;

beforeAll(async () => {
  const log = createLog({ log: { level: 'debug' } }, { write: (line) => void written.push(line) });
  // One request to Nova at a time, so that others wait for their turn.
  const change = (config: Config) => ({
    ...config,
    clouds: config.clouds.map((each) => ({ ...each, concurrency: 1 })),
  });
  gateway = await startGateway({ app: { log }, cloud: { latencyMs: 10 }, change });
}, 120_000);
afterAll(() => gateway.close());
beforeEach(() => {
  written.length = 0;
});

const post = (query: string) =>
  fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-auth-token': 'demo-operator' },
    body: JSON.stringify({ query }),
  });

test('a mutation that fails in Nova is followed by one id, from the answer to the id of the request that Nova refused', async () => {
  const headers = { 'x-openstack-request-id': 'req-that-nova-refused' };
  const body = { computeFault: { message: 'The database is gone.', code: 500 } };
  gateway.cloud.fail('/compute/v2.1/os-services', { status: 500, body, headers }, { method: 'PUT' });
  const answer = await post(SET_STATUS);
  const { errors } = (await answer.json()) as { errors: { extensions: Record<string, unknown> }[] };
  gateway.cloud.heal();
  const id = answer.headers.get('x-request-id') ?? '';
  await until('the request to be told', () =>
    lines().some(({ msg, requestId }) => msg === 'request' && requestId === id),
  );
  const own = lines().filter(({ requestId }) => requestId === id);

  expect(errors[0]?.extensions).toMatchObject({ code: 'UPSTREAM_FAILED', upstreamRequestId: 'req-that-nova-refused' });
  expect(own.find(({ msg, upstream }) => msg === 'upstream write' && upstream === 'nova home')).toMatchObject({
    operation: 'PUT /os-services/{}',
    upstreamRequestId: 'req-that-nova-refused',
  });
  expect(own.find(({ msg }) => msg === 'an upstream failed')?.err).toMatchObject({
    requestId: 'req-that-nova-refused',
  });
  expect(own.map(({ msg }) => msg)).toContain('request');
});

test('every request to another system that an operation makes is told with its id and with theirs, and ids are told once a line', async () => {
  const answer = await post('{ hosts { nodes { servers { nodes { name } } } } }');
  await answer.json();
  const id = answer.headers.get('x-request-id') ?? '';
  const calls = lines().filter(({ msg, requestId }) => msg === 'upstream call' && requestId === id);

  expect(calls.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining(['GET /os-services', 'GET /servers/detail']),
  );
  for (const { upstreamRequestId } of calls) expect(upstreamRequestId).toMatch(/^req-/u);
  for (const line of written) expect(line.split('"requestId":').length).toBeLessThanOrEqual(2);
});

test('operations that wait for each other keep their ids apart', async () => {
  const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => post(`{ host(id: "home/compute-${n}") { name } }`)));
  await Promise.all(answers.map((answer) => answer.json()));
  const ids = answers.map((answer) => answer.headers.get('x-request-id') ?? '');

  const asked = lines().filter(({ operation }) => operation === 'GET /os-services');
  for (const id of ids) expect(asked.filter(({ requestId }) => requestId === id)).toHaveLength(1);
});

test('a request whose body comes late is followed all the same', async () => {
  const body = JSON.stringify({ query: '{ servers(first: 1) { nodes { name } } }' });
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    'x-auth-token': 'demo-tenant-a',
    'x-request-id': 'late',
  };
  const asked = request(`${gateway.url}/graphql`, { method: 'POST', headers });
  asked.flushHeaders();
  await until('its token to be checked', () => lines().some(({ operation }) => operation === 'GET /auth/tokens'));
  asked.end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  await text(answer);

  const own = lines().filter(({ requestId }) => requestId === 'late');
  expect(own.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining(['GET /auth/tokens', 'GET /servers/detail']),
  );
});

test('what is done for a window is told with its id: by whoever asked, and by the jobs that follow', async () => {
  const { window } = await schedule(gateway, { startsAt: new Date(Date.now() + 60_000).toISOString() });
  const id = window?.id ?? '';
  await send(gateway, id, 'confirm');
  await send(gateway, id, 'start');
  const about = () => lines().filter(({ windowId }) => windowId === id);
  await until('the host to be disabled', () => about().some(({ operation }) => operation === 'PUT /os-services/{}'));

  expect(about().find(({ operation }) => operation === 'PUT /os-services/{}')).toMatchObject({
    msg: 'upstream write',
    upstreamRequestId: expect.stringMatching(/^req-/u),
  });
  expect(
    about().some(({ operation, requestId }) => operation === 'GET /servers/detail' && requestId === undefined),
  ).toBe(true);
});

test('a text that is no id of a window is not told as one', async () => {
  await send(gateway, 'not-a-window', 'confirm');

  expect(written.join('')).not.toContain('not-a-window');
});
