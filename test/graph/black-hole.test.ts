/** A cloud that takes connections and never answers, from the beginning: it costs its own part, in time, and nobody else's. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
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
import { mutate } from './mutations.ts';
import { until } from './until.ts';

/** Lists go out after this, */
const BUDGET_MS = 1000;
/** and well before one request is given up. */
const TIMEOUT_MS = 15_000;

const part = z.object({
  cloud: z.string(),
  status: z.string(),
  fetchedAt: z.string().nullable(),
  problem: z.object({ code: z.string(), message: z.string(), retryable: z.boolean() }).nullable(),
});
const list = z.object({ nodes: z.array(z.object({ id: z.string() })), coverage: z.array(part) });
const COVERED = 'nodes { id } coverage { cloud status fetchedAt problem { code message retryable } }';

let dark: DemoCloud;
let light: DemoCloud;
let app: App;
let client: GraphClient;
let operator: string;

function configOf(): Config {
  const made = [dark, light].map(({ authUrl, region, cloud: { auth } }, place) =>
    demoConfig({
      host: '127.0.0.1',
      port: 0,
      dataDir: 'memory',
      cloud: {
        name: place === 0 ? 'dark' : 'light',
        authUrl,
        region,
        username: auth.username,
        password: auth.password,
        project: auth.project_name,
      },
      jira: {
        name: 'j',
        url: 'http://127.0.0.1:9/',
        email: 'a@b.example',
        token: 'x',
        webhookSecret: 'nobody-sends-any-here',
      },
    }),
  );
  const [first] = made;
  if (first === undefined) throw new Error('no configuration');
  const user = { name: light.cloud.auth.username, domain: { name: 'Default' } };
  return watchful({
    ...first,
    clouds: made.flatMap(({ clouds }) => clouds).map((cloud) => ({ ...cloud, timeoutMs: TIMEOUT_MS })),
    tickets: [],
    store: { kind: 'pglite', directory: 'memory' },
    limits: { ...first.limits, novaMs: BUDGET_MS },
    access: { ...first.access, globalOperators: [{ cloud: cloudName('light'), user }] },
  });
}

beforeAll(async () => {
  dark = await startDemoCloud({ hosts: 2, servers: 8 });
  light = await startDemoCloud({ hosts: 3, servers: 9 });
  dark.fail('/', 'hang');
  app = await startApp(configOf(), { log: pino({ level: 'silent' }) });
  client = graphClient(app.url);
  operator = light.issueToken({ project: 'admin' });
  // The Keystone that hangs is asked first, and waited for once.
  await client.ask(operator, '{ viewer { userId } }');
}, 180_000);

afterAll(async () => {
  dark.heal();
  await client.close();
  await app.close();
  await Promise.all([dark.close(), light.close()]);
});

/** Before a request is given up, on a machine that does much else. */
async function soon<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const begun = performance.now();
  const answer = await work();
  expect(performance.now() - begun).toBeLessThan(TIMEOUT_MS);
  return answer;
}

test.each(['hosts', 'servers'])(
  '%s come in time: those of the other cloud, and that and why its own are missing',
  async (field) => {
    const read = async (headers = {}) =>
      list.parse((await client.ask(operator, `{ ${field}(first: 500) { ${COVERED} } }`, {}, headers))[field]);
    await until('the other cloud to be known', async () =>
      (await read()).coverage.some(({ cloud, status }) => cloud === 'light' && status === 'FRESH'),
    );
    for (const headers of [{}, { 'cache-control': 'no-cache' }, { 'cache-control': 'max-age=3600' }]) {
      const { nodes, coverage } = await soon(() => read(headers));

      const [missing, fresh] = coverage.toSorted((a, b) => a.cloud.localeCompare(b.cloud));
      expect(missing).toMatchObject({ cloud: 'dark', status: 'MISSING', fetchedAt: null });
      expect(missing?.problem).toMatchObject({ code: 'UPSTREAM_TIMEOUT', retryable: true });
      // Nova's, or that of the login that everybody waits for.
      expect(missing?.problem?.message).toContain('no answer within');
      expect(fresh).toMatchObject({ cloud: 'light', status: 'FRESH', problem: null });
      expect(nodes).toHaveLength(field === 'hosts' ? 3 : 9);
    }
  },
  120_000,
);

test('single objects of it are null with an error that says what failed, those of the other cloud are there', async () => {
  const [server] = light.servers();
  const query = `query ($lost: ID!, $there: ID!) {
    lost: host(id: "dark/compute-1") { name }
    there: host(id: "light/compute-1") { name }
    server(id: $there) { name }
    none: server(id: $lost) { name }
  }`;
  const variables = { there: server?.id, lost: '00000000-0000-4000-8000-000000000000' };
  const { data, errors } = await soon(() => client.run(operator, query, variables));

  expect(data).toEqual({ lost: null, there: { name: 'compute-1' }, server: { name: server?.name }, none: null });
  const told = errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code]);
  expect(told?.toSorted()).toEqual([
    ['lost', 'UPSTREAM_FAILED'],
    ['none', 'UPSTREAM_FAILED'],
  ]);
}, 60_000);

test('what is written to it is refused, and nothing of it is done, not even later', async () => {
  const disabled = mutate(
    client,
    'setHostStatus',
    { hostId: 'dark/compute-1', status: 'DISABLED', reason: 'x' },
    operator,
  );
  const planned = mutate(
    client,
    'scheduleMaintenance',
    { hostIds: ['dark/compute-1'], summary: 'x', startsAt: '2096-12-01T10:00:00Z', endsAt: '2096-12-01T12:00:00Z' },
    operator,
  );
  const [first, second] = await Promise.allSettled([disabled, planned]);

  expect([first.status, second.status]).toEqual(['rejected', 'rejected']);
  expect(String(first.status === 'rejected' && first.reason)).toContain('UPSTREAM_FAILED');
  expect(String(second.status === 'rejected' && second.reason)).toContain('UPSTREAM_FAILED');
  const WINDOWS = '{ maintenanceWindows { nodes { id } } }';
  expect(await client.ask(operator, WINDOWS)).toEqual({ maintenanceWindows: { nodes: [] } });

  dark.heal();
  await until('the cloud to be known at last', async () => {
    const { hosts } = await client.ask(operator, `{ hosts(first: 500) { ${COVERED} } }`);
    return list.parse(hosts).coverage.every(({ status }) => status === 'FRESH');
  });
  expect(dark.hosts().filter(({ disabled: isDisabled }) => isDisabled)).toEqual([]);
  expect(dark.requests.filter(({ method, path }) => method === 'PUT' && path.startsWith('/compute'))).toEqual([]);
}, 120_000);
