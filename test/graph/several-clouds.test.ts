/** Several clouds at once: one that is dead costs its own part, and who sees which is decided by Keystone and configuration. */

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { z } from 'zod';

import { startDemoCloud } from '../../demo/cloud.ts';
import type { DemoCloud } from '../../demo/cloud.ts';
import { startApp } from '../../src/app.ts';
import type { App } from '../../src/app.ts';
import { demoConfig } from '../../src/config/index.ts';
import type { Config } from '../../src/config/index.ts';
import { cloudName } from '../../src/domain/ids.ts';
import { graphClient } from './client.ts';
import type { GraphClient } from './client.ts';
import { watchful } from './gateway.ts';
import { until } from './until.ts';

const BUDGET_MS = 500;
const HOSTS = '{ hosts(first: 500) { nodes { id } coverage { cloud status problem { code message } } } }';
const SERVERS = '{ servers(first: 500) { nodes { name cloud { name } } coverage { cloud status } } }';
const hostsShape = z.object({
  hosts: z.object({
    nodes: z.array(z.object({ id: z.string() })),
    coverage: z.array(
      z.object({
        cloud: z.string(),
        status: z.string(),
        problem: z.object({ code: z.string(), message: z.string() }).nullable(),
      }),
    ),
  }),
});
const serversShape = z.object({
  servers: z.object({
    nodes: z.array(z.object({ name: z.string(), cloud: z.object({ name: z.string() }) })),
    coverage: z.array(z.object({ cloud: z.string(), status: z.string() })),
  }),
});

let home: DemoCloud;
let away: DemoCloud;
let app: App;
let client: GraphClient;
/** Tokens of one Keystone each; those that demos know are good for both. `listed` is a global operator. */
let tokens: { readonly home: string; readonly listed: string; readonly unlisted: string; readonly tenant: string };

/** Two clouds, the second also under a second name as another region of its Keystone. */
function configOf(): Config {
  const of = ({ authUrl, region, cloud: { auth } }: DemoCloud, name: string) => ({
    name,
    authUrl,
    region,
    username: auth.username,
    password: auth.password,
    project: auth.project_name,
  });
  const jira = {
    name: 'jira',
    url: 'http://127.0.0.1:9/',
    email: 'a@b.example',
    token: 'x',
    webhookSecret: 'nobody-sends-any-here',
  };
  const [first, second] = [home, away].map((cloud, place) =>
    demoConfig({
      host: '127.0.0.1',
      port: 0,
      dataDir: 'memory',
      cloud: of(cloud, place === 0 ? 'home' : 'away'),
      jira,
    }),
  );
  if (first === undefined || second === undefined) throw new Error('no configuration');
  const [abroadCloud] = second.clouds;
  const clouds = [
    ...first.clouds,
    ...second.clouds,
    ...(abroadCloud ? [{ ...abroadCloud, name: cloudName('away-2') }] : []),
  ];
  return watchful({
    ...first,
    clouds: clouds.map((cloud) => ({ ...cloud, timeoutMs: 2000 })),
    tickets: [],
    store: { kind: 'pglite', directory: 'memory' },
    limits: { ...first.limits, novaMs: BUDGET_MS },
    access: {
      ...first.access,
      globalOperators: [
        { cloud: cloudName('away'), user: { name: away.cloud.auth.username, domain: { name: 'Default' } } },
      ],
    },
  });
}

beforeAll(async () => {
  home = await startDemoCloud({ hosts: 2, servers: 8 });
  away = await startDemoCloud({ hosts: 3, servers: 9 });
  app = await startApp(configOf(), { log: pino({ level: 'silent' }) });
  client = graphClient(app.url);
  tokens = {
    home: home.issueToken({ project: 'admin' }),
    listed: away.issueToken({ project: 'admin' }),
    unlisted: away.issueToken({ project: 'tenant-a', roles: ['admin'] }),
    tenant: away.issueToken({ project: 'tenant-a' }),
  };
  await until('all clouds to be known', async () =>
    (await servers(tokens.listed)).coverage.every(({ status }) => status === 'FRESH'),
  );
}, 180_000);

afterAll(async () => {
  await client.close();
  await app.close();
  await Promise.all([home.close(), away.close()]);
});

afterEach(() => {
  home.heal();
  away.heal();
});

const hosts = async (token: string, headers = {}) =>
  hostsShape.parse(await client.ask(token, HOSTS, {}, headers)).hosts;
const servers = async (token: string) => serversShape.parse(await client.ask(token, SERVERS)).servers;
const cloudsOf = (parts: readonly { readonly cloud: string }[]) => parts.map(({ cloud }) => cloud).toSorted();

describe('who sees which clouds', () => {
  test('a caller sees the regions of the Keystone that issued its token, and no other', async () => {
    expect(cloudsOf((await hosts(tokens.home)).coverage)).toEqual(['home']);
    expect(cloudsOf((await hosts(tokens.unlisted)).coverage)).toEqual(['away', 'away-2']);
    expect((await hosts(tokens.unlisted)).nodes.some(({ id }) => id.startsWith('home/'))).toBe(false);
  });

  test('a global operator sees the clouds of all Keystones', async () => {
    const { nodes, coverage } = await hosts(tokens.listed);
    expect(cloudsOf(coverage)).toEqual(['away', 'away-2', 'home']);
    expect(nodes.filter(({ id }) => id.startsWith('home/'))).toHaveLength(2);
  });

  test('those of another Keystone are asked with the service credential, never with the token', async () => {
    const { coverage } = await hosts(tokens.listed, { 'cache-control': 'no-cache' });
    expect(coverage.map(({ status }) => status)).toEqual(['FRESH', 'FRESH', 'FRESH']);
    const sent = home.requests.filter(({ path }) => path.startsWith('/compute')).map(({ tokenHint }) => tokenHint);
    expect(sent).not.toContain(tokens.listed.slice(0, 13));
  });

  test('a global operator may plan work there, and one who is none may not', async () => {
    const mutation = `mutation ($input: ScheduleMaintenanceInput!) {
      scheduleMaintenance(input: $input) { window { id } userErrors { code } }
    }`;
    const input = {
      hostIds: ['home/compute-1'],
      summary: 'x',
      startsAt: '2096-12-01T10:00:00Z',
      endsAt: '2096-12-01T12:00:00Z',
    };
    expect(await client.ask(tokens.unlisted, mutation, { input })).toMatchObject({
      scheduleMaintenance: { window: null, userErrors: [{}] },
    });
    expect(await client.ask(tokens.listed, mutation, { input })).toMatchObject({
      scheduleMaintenance: { window: {}, userErrors: [] },
    });
  });

  test('a tenant of one Keystone sees its servers in the regions of that one, and none of another', async () => {
    const { nodes, coverage } = await servers(tokens.tenant);
    expect(cloudsOf(coverage)).toEqual(['away', 'away-2']);
    expect(new Set(nodes.map(({ cloud }) => cloud.name))).toEqual(new Set(['away', 'away-2']));
    expect(nodes.every(({ name }) => name.startsWith('a-'))).toBe(true);
  });
});

describe('one cloud in a black hole', () => {
  test('is STALE in the list within the budget, and the other is FRESH', async () => {
    home.fail('/', 'hang');
    await until('the gateway to have noticed', async () =>
      (await hosts(tokens.listed, { 'cache-control': 'max-age=1' })).coverage.some(({ status }) => status === 'STALE'),
    );
    const { nodes, coverage } = await hosts(tokens.listed, { 'cache-control': 'no-cache' });

    expect(coverage.map(({ cloud, status }) => [cloud, status])).toEqual([
      ['home', 'STALE'],
      ['away', 'FRESH'],
      ['away-2', 'FRESH'],
    ]);
    expect(nodes.filter(({ id }) => id.startsWith('home/'))).toHaveLength(2);
    // The budget was over, not the 2 s that one request may take.
    expect(coverage[0]?.problem?.message).toContain(`no answer within ${String(BUDGET_MS / 1000)} s`);
  }, 30_000);

  test('keeps nobody out whose token is of the other Keystone', async () => {
    home.fail('/', 'hang');
    const fresh = away.issueToken({ project: 'tenant-a' });
    expect(cloudsOf((await servers(fresh)).coverage)).toEqual(['away', 'away-2']);
  }, 30_000);

  test('a Keystone that is down for a while takes no right from a caller whom it knew', async () => {
    await hosts(tokens.home);
    home.fail('/identity', { status: 503, body: {} });
    expect((await hosts(tokens.home)).nodes).toHaveLength(2);
  });
});
