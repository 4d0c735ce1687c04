/** The whole gateway with another team's subgraph beside it, over HTTP and WebSocket as clients see it. */

import { setTimeout as after } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import type { Config } from '../../src/config/index.ts';
import { secret } from '../../src/secret.ts';
import { startGateway } from '../graph/gateway.ts';
import type { Gateway } from '../graph/gateway.ts';
import { schedule } from '../graph/windows.ts';
import { until } from '../graph/until.ts';
import { scrape } from '../metrics/scrape.ts';
import { startSubgraph } from './subgraph-server.ts';
import type { SubgraphServer } from './subgraph-server.ts';

const OPERATOR = 'demo-operator';
const OWNER = 'demo-tenant-a';

type Reference = Readonly<Record<string, unknown>>;

const CMDB = {
  typeDefs: `
    type Query { racks: [Rack!]! }
    type Subscription { alarms(count: Int!): Host! }
    type Host @key(fields: "id") { id: ID! rack: Rack }
    type Server @key(fields: "id") { id: ID! cost: Int }
    type MaintenanceWindow @key(fields: "id") { id: ID! approvals: [String!]! }
    type Rack { name: String! hosts: [Host!]! }`,
  resolvers: {
    Query: { racks: () => [{ name: 'r1', hosts: [{ id: 'home/compute-1' }] }] },
    Subscription: {
      alarms: {
        subscribe: async function* (_root: unknown, { count }: { count: number }) {
          for (let n = 1; n <= count; n += 1) {
            await after(1);
            yield { alarms: { id: `home/compute-${String(n)}` } };
          }
        },
      },
    },
    Host: { rack: ({ id }: Reference) => ({ name: `rack of ${String(id)}`, hosts: [] }) },
    Server: { cost: () => 7 },
    MaintenanceWindow: { approvals: ({ id }: Reference) => [`of ${String(id)}`] },
  },
};

let cmdb: SubgraphServer;
let gateway: Gateway;
const looks: string[] = [];

const federated = (config: Config): Config => ({
  ...config,
  metrics: { host: '127.0.0.1', port: 0, token: null },
  federation: {
    name: 'slipway',
    subgraphs: [
      {
        name: 'cmdb',
        url: cmdb.url,
        headers: { 'x-api-key': secret('key-of-the-cmdb') },
        schema: null,
        timeoutMs: 2_000,
        concurrency: 8,
        subscriptions: { protocol: 'ws', url: cmdb.url.replace('http', 'ws') },
      },
    ],
    supergraph: null,
    forward: ['x-request-id', 'traceparent'],
    policies: {},
    pollMs: 50,
  },
});

beforeAll(async () => {
  cmdb = await startSubgraph(CMDB);
  gateway = await startGateway({
    cloud: { hosts: 4, servers: 8 },
    app: { onSupergraph: (outcome) => looks.push(outcome) },
    change: federated,
  });
}, 180_000);

afterAll(async () => {
  await gateway.close();
  await cmdb.close();
});

beforeEach(() => {
  cmdb.requests.length = 0;
});

test('the types of this graph have the fields of the other one, read at once for all of a list', async () => {
  const data = await gateway.ask(
    OPERATOR,
    '{ hosts(first: 2) { nodes { id state rack { name } servers { nodes { cost } } } } }',
  );

  const nodes = ['home/compute-1', 'home/compute-2'].map((id) => ({
    id,
    state: 'UP',
    rack: { name: `rack of ${id}` },
    servers: { nodes: expect.arrayContaining([{ cost: 7 }]) },
  }));
  expect(data).toEqual({ hosts: { nodes } });
  expect(cmdb.requests.length).toBeLessThanOrEqual(2);
});

test('what this graph answers alone does not go through it', async () => {
  await gateway.ask(OPERATOR, '{ hosts { nodes { id servers { nodes { name } } } } clouds { name } }');

  expect(cmdb.requests).toEqual([]);
});

test('it is sent the listed headers and its own key: no token, and no login of the gateway', async () => {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-auth-token': OPERATOR,
      'x-request-id': 'req-1',
      traceparent: '00-aa-bb-01',
      'x-other': 'no',
      cookie: 'a=b',
    },
    body: JSON.stringify({ query: '{ hosts(first: 1) { nodes { rack { name } } } }' }),
  });
  expect(response.status).toBe(200);

  const [{ headers } = { headers: {} }] = cmdb.requests;
  expect(headers).toMatchObject({
    'x-request-id': 'req-1',
    traceparent: '00-aa-bb-01',
    'x-api-key': 'key-of-the-cmdb',
  });
  expect(Object.keys(headers)).not.toEqual(expect.arrayContaining([expect.stringMatching(/auth|cookie|other/u)]));
});

describe('rights', () => {
  test('owners are refused hosts by the query root, whatever is asked of them elsewhere', async () => {
    const { data, errors } = await gateway.run(OWNER, '{ hosts { nodes { rack { name } } } viewer { operator } }');

    expect(data).toEqual(null);
    expect(errors).toMatchObject([{ path: ['hosts'], extensions: { code: 'FORBIDDEN' } }]);
    expect(cmdb.requests).toEqual([]);
  });

  test('and the hosts that another subgraph refers to: its own fields alone are answered', async () => {
    const { data, errors } = await gateway.run(
      OWNER,
      '{ racks { name hosts { id disabledReason availabilityZone } } }',
    );

    expect(data).toMatchObject({
      racks: [{ hosts: [{ id: 'home/compute-1', disabledReason: null, availabilityZone: null }] }],
    });
    expect(errors).toMatchObject([{ path: ['racks', 0, 'hosts', 0], extensions: { code: 'FORBIDDEN' } }]);
  });

  test('operators get them', async () => {
    expect(await gateway.ask(OPERATOR, '{ racks { name hosts { id status } } }')).toEqual({
      racks: [{ name: 'r1', hosts: [{ id: 'home/compute-1', status: 'ENABLED' }] }],
    });
  });
});

test.each([
  [
    'depth',
    'deeper than 12 fields',
    '{ racks { hosts { cloud { hosts { nodes { servers { nodes { project { name } maintenance { window { cloud { name } servers { nodes { server { name } } } } } } } } } } } } }',
  ],
  [
    'aliases',
    'more than 30 aliases',
    `{ ${Array.from({ length: 31 }, (_none, n) => `a${String(n)}: racks { name }`).join(' ')} }`,
  ],
  ['cost', 'cost more than 5000', `{ racks { hosts { cloud { hosts { nodes { ${'name '.repeat(700)} } } } } } }`],
  ['a field inside itself', 'stands inside itself', '{ racks { hosts { rack { hosts { id } } } } }'],
])('limits hold over both: %s', async (_what, message, query) => {
  const { errors } = await gateway.run(OPERATOR, query);

  expect(errors?.[0]?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
  expect(errors?.map((error) => error.message).join()).toContain(message);
  expect(cmdb.requests).toEqual([]);
});

describe('while the other one is in trouble', () => {
  test.each(['hang', 'fail'] as const)(
    'and %ss, its fields are null with an error, the rest is answered',
    async (mood) => {
      cmdb.mood.is = mood;
      try {
        const { data, errors } = await gateway.run(OPERATOR, '{ hosts(first: 1) { nodes { id rack { name } } } }');

        expect(data).toEqual({ hosts: { nodes: [{ id: 'home/compute-1', rack: null }] } });
        expect(errors).toMatchObject([
          { path: ['hosts', 'nodes', 0, 'rack'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'cmdb' } },
        ]);
      } finally {
        cmdb.mood.is = 'well';
      }
    },
  );
});

describe('subscriptions', () => {
  const watch = (token: string) =>
    gateway.watch(
      token,
      'subscription { maintenanceEvents(filter: { types: [WINDOW_SCHEDULED] }) { ... on MaintenanceEvent { type window { id approvals } } } }',
    );

  test('events of this graph carry fields of the other one, asked once for all who may not be told apart', async () => {
    const watches = [watch(OPERATOR), watch(OPERATOR), watch(OPERATOR)];
    for (const each of watches) await each.reaches(1);
    cmdb.requests.length = 0;

    const { window } = await schedule(gateway, { hostIds: ['home/compute-1'] });

    const event = {
      maintenanceEvents: {
        type: 'WINDOW_SCHEDULED',
        window: { id: window?.id, approvals: [`of ${String(window?.id)}`] },
      },
    };
    for (const each of watches) {
      const items = await each.reaches(2);
      expect(items[1]).toEqual(event);
      expect(each.errors).toEqual([]);
      await each.end();
    }
    expect(cmdb.requests).toHaveLength(1);
  });

  test('those of the other one are passed through, with fields of this graph', async () => {
    const stream = gateway.watch(OPERATOR, 'subscription { alarms(count: 2) { id status rack { name } } }');

    const items = await stream.reaches(2);

    expect(stream.errors).toEqual([]);
    expect(items).toEqual(
      ['home/compute-1', 'home/compute-2'].map((id) => ({
        alarms: { id, status: 'ENABLED', rack: { name: `rack of ${id}` } },
      })),
    );
    expect(JSON.stringify(cmdb.connections)).not.toContain(OPERATOR);
  });
});

const counted = async (outcome: string) =>
  (await scrape(gateway.metricsUrl)).value('slipway_supergraph_looks_total', { outcome });

test('a schema that no longer fits leaves the last supergraph in force, and streams go on', async () => {
  const stream = gateway.watch(
    OPERATOR,
    'subscription { maintenanceEvents(filter: { types: [WINDOW_SCHEDULED] }) { ... on MaintenanceEvent { window { approvals } } } }',
  );
  await stream.reaches(1);
  looks.length = 0;

  cmdb.become({ ...CMDB, typeDefs: `${CMDB.typeDefs} extend type Host { state: Int }` });
  await until('the refusal', () => looks.includes('REFUSED'));
  await until('it to be counted at every look', async () => ((await counted('refused')) ?? 0) > 1);
  expect(await gateway.ask(OPERATOR, '{ hosts(first: 1) { nodes { rack { name } } } }')).toBeTruthy();

  cmdb.become({ ...CMDB, typeDefs: `${CMDB.typeDefs} extend type Host { slot: Int }` });
  await until('the new supergraph', () => looks.includes('CHANGED'));
  expect(await gateway.ask(OPERATOR, '{ hosts(first: 1) { nodes { slot } } }')).toEqual({
    hosts: { nodes: [{ slot: null }] },
  });

  await schedule(gateway, { hostIds: ['home/compute-2'] });
  const items = await stream.reaches(2);
  expect(items[1]).toMatchObject({ maintenanceEvents: { window: { approvals: [expect.any(String)] } } });
  expect(stream.errors).toEqual([]);
});
