/** A gateway without clouds as its operators see it: what it counts, and whose refusals it tells. */

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterEach, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/index.ts';
import { graphClient } from '../graph/client.ts';
import { startGateway } from '../graph/gateway.ts';
import { until } from '../graph/until.ts';
import { scrape } from '../metrics/scrape.ts';
import { createTopic } from '../server/topic.ts';
import { startSubgraph } from './subgraph-server.ts';

let closing = new AsyncDisposableStack();
afterEach(async () => {
  await closing.disposeAsync();
  closing = new AsyncDisposableStack();
});

async function startPure(subgraph: string, rest = '') {
  const file = join(await mkdtemp(join(tmpdir(), 'slipway-')), 'slipway.yaml');
  await writeFile(
    file,
    `access: none\nlisten: { port: 0 }\n${rest}\nfederation:\n  forwardHeaders: [x-auth-token]\n  subgraphs: [${subgraph}]\n`,
  );
  const warnings: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void warnings.push(line) });
  const config = loadConfig({ file });
  const app = await startApp(config, { log });
  closing.defer(() => app.close());
  const client = graphClient(app.url);
  closing.defer(() => client.close());
  return { app, client, config, warnings };
}

test('it counts operations, calls, errors, looks and subscribers, and reads nothing', async () => {
  const ticks = createTopic<{ readonly ticks: number }>();
  const clock = await startSubgraph({
    typeDefs: 'type Query { time: Int broken: Int } type Subscription { ticks: Int! }',
    resolvers: {
      Query: {
        time: () => 1,
        broken: () => {
          throw Object.assign(new Error('it is broken'), { extensions: { code: 'BROKEN' } });
        },
      },
      Subscription: { ticks: { subscribe: () => ticks.listen() } },
    },
  });
  closing.defer(() => clock.close());
  const { app, client, warnings } = await startPure(`{ name: clock, url: '${clock.url}' }`, 'metrics: { port: 0 }');
  const value = async (name: string, labels = {}) => (await scrape(app.metricsUrl ?? '')).value(name, labels);
  const clockCalls = { upstream: 'subgraph clock' };

  const before = (await value('slipway_upstream_call_duration_seconds_count', clockCalls)) ?? 0;
  await client.ask('', '{ time }');
  await client.run('', '{ broken }');
  const watch = client.watch('', 'subscription { ticks }');
  await until('the subscription', () => ticks.begun() === 1);

  expect(await value('slipway_operation_duration_seconds_count', { transport: 'http', kind: 'query' })).toBe(2);
  expect(await value('slipway_operation_errors_total', { transport: 'http', code: 'BROKEN' })).toBe(1);
  expect(await value('slipway_upstream_call_duration_seconds_count', clockCalls)).toBe(before + 2);
  expect(await value('slipway_supergraph_looks_total', { outcome: 'changed' })).toBe(1);
  expect(await value('slipway_upstream_breaker_open', clockCalls)).toBe(0);
  expect(await value('slipway_subscribers', { transport: 'websocket' })).toBe(1);
  ticks.publish({ ticks: 1 });
  await watch.reaches(1);
  expect(await value('slipway_operation_duration_seconds_count', { transport: 'websocket', kind: 'event' })).toBe(1);
  await watch.end();
  await until('nobody to listen', async () => (await value('slipway_subscribers')) === 0);

  clock.mood.is = 'fail';
  await client.run('', '{ time }');
  expect(await value('slipway_upstream_errors_total', { ...clockCalls, failure: 'failed' })).toBe(1);

  const { names } = await scrape(app.metricsUrl ?? '');
  expect(names).toContain('slipway_build_info');
  expect(names.filter((name) => /windows|slipway_job|event_log|picture_age|scrape/u.test(name))).toEqual([
    'slipway_job_duration_seconds',
  ]);
  expect(warnings.join('')).not.toContain('metrics');
}, 30_000);

test('its metrics have a token where one is configured, and are nowhere where nobody wants them', async () => {
  const clock = await startSubgraph({ typeDefs: 'type Query { time: Int }' });
  closing.defer(() => clock.close());
  const subgraph = `{ name: clock, url: '${clock.url}' }`;
  const guarded = await startPure(subgraph, 'metrics: { port: 0, token: of-prometheus }');
  const silent = await startPure(subgraph);

  await expect(scrape(guarded.app.metricsUrl ?? '')).rejects.toThrow(/^401/u);
  await scrape(guarded.app.metricsUrl ?? '', { authorization: 'Bearer of-prometheus' });
  expect(silent.app.metricsUrl).toBeNull();
  expect(await silent.app.reload({ ...guarded.config, listen: silent.config.listen })).toContain('metrics');
}, 30_000);

test('a Slipway behind it says itself whom it does not know', async () => {
  const behind = await startGateway({ cloud: { hosts: 1, servers: 1 } });
  closing.defer(() => behind.close());
  const schema = resolve('docs/subgraph.graphql');
  const { client } = await startPure(`{ name: slipway, url: '${behind.url}/graphql', schema: '${schema}' }`);

  expect(await client.run('', '{ hosts { nodes { id } } }')).toMatchObject({
    errors: [{ path: ['hosts'], extensions: { code: 'UNAUTHENTICATED', service: 'slipway' } }],
  });
  expect(await client.ask('demo-operator', '{ hosts { nodes { id } } }')).toEqual({
    hosts: { nodes: [{ id: 'home/compute-1' }] },
  });
}, 60_000);
