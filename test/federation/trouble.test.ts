/** Subgraphs that are not there, or in trouble: what it costs, counted in what they are asked. */

import { afterEach, expect, test } from '@jest/globals';

import { UpstreamError } from '../../src/errors.ts';
import { guardedSubgraph } from '../../src/federation/guarded-subgraph.ts';
import { startGateway } from '../graph/gateway.ts';
import { until } from '../graph/until.ts';
import { scrape } from '../metrics/scrape.ts';
import { beside } from './others.ts';
import { startSubgraph } from './subgraph-server.ts';

const OPERATOR = 'demo-operator';
/** Of a subgraph in a row; then it is left alone. */
const FAILURES = 5;
const CLOUD = { hosts: 1, servers: 1 };

const racks = {
  typeDefs: 'type Host @key(fields: "id") { id: ID! rack: String }',
  resolvers: { Host: { rack: ({ id }: { id?: unknown }) => `rack of ${String(id)}` } },
};
const shifts = {
  typeDefs: 'type Host @key(fields: "id") { id: ID! onCall: String }',
  resolvers: { Host: { onCall: () => 'olga' } },
};

const opened: { close: () => Promise<void> }[] = [];
const open = async <Opened extends (typeof opened)[number]>(starting: Promise<Opened>): Promise<Opened> => {
  const started = await starting;
  opened.push(started);
  return started;
};
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

test('one that cannot be reached at the start joins when it can, and streams go on', async () => {
  const elsewhere = await startSubgraph(racks);
  const { url } = elsewhere;
  await elsewhere.close();
  const gateway = await open(
    startGateway({ cloud: CLOUD, change: beside([{ name: 'cmdb', url, timeoutMs: 500 }], { pollMs: 1000 }) }),
  );
  const watch = gateway.watch(OPERATOR, 'subscription { maintenanceEvents { __typename } }');
  await watch.reaches(1);
  expect(await gateway.ask(OPERATOR, '{ hosts { nodes { id } } }')).toEqual({
    hosts: { nodes: [{ id: 'home/compute-1' }] },
  });
  const query = '{ hosts { nodes { id rack } } }';
  expect((await gateway.run(OPERATOR, query)).errors?.[0]?.message).toContain('Cannot query field "rack"');

  await open(startSubgraph(racks, Number(new URL(url).port)));

  await until('it to join', async () => (await gateway.run(OPERATOR, query)).errors === undefined, 20_000);
  expect(await gateway.ask(OPERATOR, query)).toEqual({
    hosts: { nodes: [{ id: 'home/compute-1', rack: 'rack of home/compute-1' }] },
  });
  expect(watch.errors).toEqual([]);
}, 60_000);

test.each(['hang', 'fail'] as const)(
  'one that goes on to %s is asked no more, and all the rest is answered as ever',
  async (mood) => {
    const cmdb = await open(startSubgraph(racks));
    const duty = await open(startSubgraph(shifts));
    const others = [
      { name: 'cmdb', url: cmdb.url, timeoutMs: 150 },
      { name: 'duty', url: duty.url },
    ];
    const gateway = await open(
      startGateway({
        cloud: CLOUD,
        change: (config) => ({ ...beside(others)(config), metrics: { host: '127.0.0.1', port: 0, token: null } }),
      }),
    );
    const leftAlone = async (name: string) =>
      (await scrape(gateway.metricsUrl)).value('slipway_upstream_breaker_open', { upstream: `subgraph ${name}` });
    const ask = () => gateway.run(OPERATOR, '{ hosts { nodes { id rack onCall } } }');
    const lost = {
      data: { hosts: { nodes: [{ id: 'home/compute-1', rack: null, onCall: 'olga' }] } },
      errors: [{ path: ['hosts', 'nodes', 0, 'rack'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'cmdb' } }],
    };
    cmdb.mood.is = mood;

    for (let n = 0; n < FAILURES; n += 1) expect(await ask()).toMatchObject(lost);
    const asked = { cmdb: cmdb.requests.length, duty: duty.requests.length };
    for (let n = 0; n < 10; n += 1) expect(await ask()).toMatchObject(lost);

    expect([await leftAlone('cmdb'), await leftAlone('duty')]).toEqual([1, 0]);
    expect(asked.cmdb).toBeGreaterThanOrEqual(FAILURES);
    expect(cmdb.requests).toHaveLength(asked.cmdb);
    expect(duty.requests).toHaveLength(asked.duty + 10);
  },
  60_000,
);

test('after its pause one request tries, and when that goes well it is asked as before', async () => {
  let asked = 0;
  let isWell = false;
  const states: boolean[] = [];
  const remote = guardedSubgraph(
    {
      name: 'cmdb',
      ask: () => {
        asked += 1;
        return isWell ? Promise.resolve('well') : Promise.reject(new UpstreamError('cmdb', 'FAILED', 'status 500'));
      },
      subscribe: () => {
        throw new Error('nobody subscribes');
      },
      close: () => Promise.resolve(),
    },
    { pauseMs: 50, onPause: (isLeftAlone) => states.push(isLeftAlone) },
  );
  const ask = () => remote.ask({ query: '{ racks }', variables: {} }, {}).catch((error: unknown) => String(error));
  for (let n = 0; n < FAILURES; n += 1) await ask();
  expect(await ask()).toContain('left alone');
  expect(asked).toBe(FAILURES);
  expect(states).toEqual([false, true]);

  isWell = true;
  await until('it to be asked again', async () => (await ask()) === 'well');
  expect(await ask()).toBe('well');
  expect(asked).toBe(FAILURES + 2);
  expect(states.at(-1)).toBe(false);
});
