/** What a gateway counts, read as Prometheus reads it. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { secret } from '../../src/secret.ts';
import { startGateway } from '../graph/gateway.ts';
import type { Gateway } from '../graph/gateway.ts';
import { until } from '../graph/until.ts';
import { schedule, send } from '../graph/windows.ts';
import { ask } from './ask.ts';
import { scrape } from './scrape.ts';

const JOIN = '{ hosts { nodes { name servers { nodes { name } } tickets { ticket { key status } } } } }';
const WATCH = 'subscription { maintenanceEvents { __typename } }';
/** How long what is read for a scrape is kept. */
const KEPT_MS = 10_000;

let gateway: Gateway;
const metrics = () => scrape(gateway.metricsUrl);
/** Scrapes until what is kept is read anew. */
const value = async (name: string, labels: Readonly<Record<string, string>> = {}) =>
  (await metrics()).value(name, labels);
const becomes = (name: string, labels: Readonly<Record<string, string>>, wanted: number) =>
  until(
    `${name} ${JSON.stringify(labels)} to be ${wanted}`,
    async () => (await value(name, labels)) === wanted,
    KEPT_MS + 5_000,
  );

beforeAll(async () => {
  gateway = await startGateway({
    change: (config) => ({ ...config, metrics: { host: '127.0.0.1', port: 0, token: null } }),
  });
}, 120_000);

afterAll(() => gateway.close());

test('requests to other systems are counted as often as the systems saw them, by what was asked for', async () => {
  await gateway.ask('demo-operator', JOIN);
  const before = await metrics();
  const seen = gateway.cloud.requests.length;
  await gateway.ask('demo-operator', JOIN);
  await gateway.ask('demo-operator', '{ host(id: "home/compute-1") { name } }');
  const after = await metrics();

  const calls = (operation: string) => {
    const labels = { upstream: 'nova home', operation };
    const name = 'slipway_upstream_call_duration_seconds_count';
    return (after.value(name, labels) ?? 0) - (before.value(name, labels) ?? 0);
  };
  const asked = gateway.cloud.requests.slice(seen).map(({ path }) => path.replace(/^.*\/v2\.1/u, ''));
  expect(asked).toHaveLength(3);
  expect(calls('GET /os-services')).toBe(asked.filter((path) => path === '/os-services').length);
  expect(calls('GET /servers/detail')).toBe(asked.filter((path) => path === '/servers/detail').length);
});

test('a request without a good answer is an error by its kind', async () => {
  const labels = { upstream: 'nova home', operation: 'GET /os-services', failure: 'failed' };
  gateway.cloud.fail('/compute/v2.1/os-services', { status: 500 });
  await gateway.run('demo-operator', '{ host(id: "home/compute-1") { name } }');
  gateway.cloud.heal();

  expect(await value('slipway_upstream_errors_total', labels)).toBe(1);
  expect(await value('slipway_operation_errors_total', { transport: 'http', code: 'UPSTREAM_FAILED' })).toBe(1);
});

test('loaders tell how many keys each batch had', async () => {
  const labels = { loader: 'serversByHost' };
  const name = 'slipway_loader_batch_size';
  const before = await metrics();
  await gateway.ask('demo-operator', JOIN);
  const after = await metrics();

  const grown = (suffix: string) =>
    (after.value(name + suffix, labels) ?? 0) - (before.value(name + suffix, labels) ?? 0);
  expect(grown('_count')).toBe(1);
  expect(grown('_sum')).toBe(gateway.cloud.hosts().length);
});

test('a ticket is asked for once, and then remembered', async () => {
  gateway.passes(61_000);
  const before = await metrics();
  await gateway.ask('demo-operator', JOIN);
  await gateway.ask('demo-operator', JOIN);
  const after = await metrics();

  const grown = (answer: string) => {
    const labels = { system: 'corp-jira', answer };
    return (
      (after.value('slipway_ticket_reads_total', labels) ?? 0) -
      (before.value('slipway_ticket_reads_total', labels) ?? 0)
    );
  };
  expect(grown('asked')).toBe(1);
  expect(grown('memory')).toBe(1);
});

test('subscribers are counted while they listen, and each event that reaches one', async () => {
  const watch = gateway.watch('demo-operator', WATCH);
  await watch.reaches(1);
  const leave = new AbortController();
  const stream = await fetch(`${gateway.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', 'x-auth-token': 'demo-operator' },
    body: JSON.stringify({ query: WATCH }),
    signal: leave.signal,
  });
  const reader = stream.body?.getReader();
  await reader?.read();
  expect(await value('slipway_subscribers', { transport: 'websocket' })).toBe(1);
  expect(await value('slipway_subscribers', { transport: 'sse' })).toBe(1);

  await schedule(gateway, { hostIds: ['home/compute-2'] });
  await watch.reaches(2);
  await becomes('slipway_event_delivery_seconds_count', { transport: 'websocket' }, 1);
  await becomes('slipway_event_delivery_seconds_count', { transport: 'sse' }, 1);
  expect(await value('slipway_event_delivery_seconds_sum', { transport: 'websocket' })).toBeLessThan(5);
  expect(await value('slipway_events_total', { type: 'WINDOW_SCHEDULED' })).toBe(1);

  await watch.end();
  await reader?.cancel().catch(() => undefined);
  leave.abort();
  await becomes('slipway_subscribers', { transport: 'websocket' }, 0);
  await becomes('slipway_subscribers', { transport: 'sse' }, 0);
});

test('windows are counted by phase, and are overrun once their planned end has passed', async () => {
  const startsAt = new Date(Date.now() + 7_200_000).toISOString();
  const endsAt = new Date(Date.now() + 10_800_000).toISOString();
  const { window } = await schedule(gateway, { hostIds: ['home/compute-3'], startsAt, endsAt });
  await send(gateway, window?.id ?? '', 'confirm');
  expect(await value('slipway_windows_overrun')).toBe(0);

  gateway.passes(14_400_000);
  await becomes('slipway_windows_overrun', { cloud: 'home' }, 1);
  expect(await value('slipway_windows', { phase: 'tentative' })).toBe(1);
});

test('jobs are counted by queue, and attempts at them by what they do', async () => {
  await until('a window to be tended', async () => ((await value('slipway_job_duration_seconds_count')) ?? 0) > 0);

  const { samples, value: read } = await metrics();
  const queues = new Set(samples.filter(({ name }) => name === 'slipway_jobs').map(({ labels }) => labels.queue));
  expect([...queues]).toEqual(['window-actions', 'window-care', 'ticket-work']);
  expect(read('slipway_job_duration_seconds_count', { action: 'tend', outcome: 'ok' })).toBeGreaterThan(0);
});

test('nothing that is told names a host, a server, a window, a ticket, a person, a token or an address', async () => {
  const { text } = await metrics();
  const { window } = await schedule(gateway, { hostIds: ['home/compute-5'] });
  const names = gateway.cloud.servers().flatMap(({ id, name }) => [id, name]);

  for (const word of [
    'compute-',
    'OPS-',
    'demo-operator',
    'http:',
    'admin',
    gateway.cloud.authUrl,
    window?.id,
    ...names,
  ]) {
    expect(text).not.toContain(word);
  }
});

test('metrics are not on the listener that everybody reaches', async () => {
  expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404);
});

test('without a token they are told to this machine alone, by its own name', async () => {
  const { port } = new URL(gateway.metricsUrl);
  const asking = (host: string) => ask(Number(port), { host });

  expect(await asking(`localhost:${port}`)).toBe(200);
  expect(await asking('rebound.example')).toBe(403);
});

test('behind a token they are told to whoever sends it', async () => {
  const other = await startGateway({
    change: (config) => ({ ...config, metrics: { host: '127.0.0.1', port: 0, token: secret('prometheus-may') } }),
  });
  const status = async (headers: Readonly<Record<string, string>>) =>
    (await fetch(other.metricsUrl, { headers })).status;

  expect(await status({})).toBe(401);
  expect(await status({ authorization: 'Bearer prometheus-ma' })).toBe(401);
  expect(await status({ authorization: 'Bearer prometheus-may' })).toBe(200);
  await other.close();
});

test('reads of a cloud tell where they were answered from', async () => {
  const before = await metrics();
  await gateway.ask('demo-operator', '{ hosts { nodes { name } } }');
  const after = await metrics();
  const grown = (after.value('slipway_picture_reads_total') ?? 0) - (before.value('slipway_picture_reads_total') ?? 0);

  expect(grown).toBeGreaterThan(0);
});
