import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

import { acknowledge, decline } from './answers.ts';
import type { Watch } from './client.ts';
import { exchange } from './exchange.ts';
import { comesTo, ownedBy, view } from './maintenance.ts';
import { mutate } from './mutations.ts';
import { everythingFor, foundBy, TENANTS } from './tenancy-reading.ts';
import type { Tenant } from './tenancy-reading.ts';
import { startTenancyWorld } from './tenancy-world.ts';
import type { TenancyWorld } from './tenancy-world.ts';
import { until } from './until.ts';
import { send } from './windows.ts';

/** What each says to operators, which is none of the other's business. */
const WORDS: Readonly<Record<Tenant, readonly string[]>> = {
  'tenant-a': ['Month end closing.', 'He called and agreed.'],
  'tenant-b': ['Fine with us.', 'https://changes.example/17'],
};
const COULD_NOT = 'It could not be moved: operators know why.';

const HISTORY = `query ($id: ID!) { maintenanceWindow(id: $id) { history(first: 500) { nodes {
  cursor type server { serverId }
} } } }`;
const eventShape = z.object({
  cursor: z.string(),
  type: z.string(),
  server: z.object({ serverId: z.string() }).nullable(),
});
const historyShape = z.object({ maintenanceWindow: z.object({ history: z.object({ nodes: z.array(eventShape) }) }) });
const itemShape = z.object({
  maintenanceEvents: z.union([eventShape, z.object({ __typename: z.literal('MaintenanceSnapshot') })]),
});

let world: TenancyWorld;
/** What operators are told of moves that failed and hosts that stand in the way. */
let toOperators: readonly string[];
let streams: Readonly<Record<Tenant, readonly Watch[]>>;

beforeAll(async () => {
  world = await startTenancyWorld({
    cloud: { migrationSeconds: 0.2 },
    change: (config) => ({
      ...config,
      pace: { lookMs: 300, farMs: 300, moveMs: 100 },
      clouds: config.clouds.map((cloud) => ({ ...cloud, moving: { ...cloud.moving, backoffMs: 100 } })),
    }),
  });
  streams = { 'tenant-a': watchesOf('tenant-a'), 'tenant-b': watchesOf('tenant-b') };
  await Promise.all(TENANTS.flatMap((tenant) => streams[tenant]).map((watch) => watch.reaches(1)));
  await everythingHappens();
}, 120_000);

afterAll(() => world.close());

function watchesOf(tenant: Tenant): readonly Watch[] {
  return everythingFor(world, tenant, 'Subscription').map(({ query, variables }) =>
    world.gateway.watch(`demo-${tenant}`, query, variables),
  );
}

/** The one server that a tenant has on a host; the first where it is given another in the course of things. */
function serverOf(project: string, host: string): string {
  return ownedBy(world.gateway, project, host)[0]?.id ?? '';
}

/** Answers of all kinds, servers that arrive, moves that succeed and that fail, and somebody else's hand on a host. */
async function everythingHappens(): Promise<void> {
  const { gateway, windows } = world;
  const id = windows.shared;
  const declined = serverOf('tenant-a', 'compute-3');
  const spoken = serverOf('tenant-a', 'compute-4');
  const failing = serverOf('tenant-b', 'compute-4');
  for (const server of [spoken, failing]) gateway.cloud.failLiveMigrations(server);

  await decline(gateway, 'demo-tenant-a', id, { serverIds: [declined], note: WORDS['tenant-a'][0] });
  await acknowledge(gateway, 'demo-operator', id, { serverIds: [spoken], note: WORDS['tenant-a'][1] });
  const [note, changeReference] = WORDS['tenant-b'];
  await acknowledge(gateway, 'demo-tenant-b', id, { note, changeReference });
  const policy = { serverId: declined, plannedTemporary: 'OWN_ACTION' };
  await mutate(gateway, 'setServerMaintenancePolicy', policy, 'demo-tenant-a');
  gateway.cloud.addServer({ name: 'c-late-01', project: 'tenant-c', host: 'compute-4' });
  const metadata = { 'maintenance:planned-temporary': 'wait and see' };
  gateway.cloud.addServer({ name: 'b-late-01', project: 'tenant-b', host: 'compute-4', metadata });

  await send(gateway, id, 'confirm');
  await send(gateway, id, 'drain');
  await comesTo(gateway, id, 'is stuck', ({ readiness: { blockers }, servers }) => {
    const kinds = blockers.map(({ kind }) => kind).toSorted();
    const stuck = ['AWAITING_ANSWER', 'DECLINED', 'MOVE_FAILED', 'MOVE_FAILED', 'POLICY_CONFLICT'];
    return JSON.stringify(kinds) === JSON.stringify(stuck) && servers.nodes.some(({ outcome }) => outcome === 'MOVED');
  });
  gateway.cloud.changeHost('compute-3', { disabled: false, disabledReason: null });
  const { readiness } = await comesTo(gateway, id, 'names the host', ({ readiness: { blockers } }) =>
    blockers.some(({ kind }) => kind === 'HOST_UNREADABLE'),
  );
  toOperators = readiness.blockers
    .filter(({ kind }) => kind === 'HOST_UNREADABLE' || kind === 'MOVE_FAILED')
    .flatMap(({ detail }) => detail ?? []);
}

/** All that a tenant can read, a window and all that is in it by its id too. */
async function readBy(tenant: Tenant, window = world.windows.shared): Promise<string> {
  const operations = everythingFor(world, tenant, 'Query', window);
  const answers = await Promise.all(
    operations.map((operation) => exchange(world.gateway.url, `demo-${tenant}`, operation)),
  );
  expect(answers.filter((answer) => !answer.startsWith('200 ') || answer.includes('"errors"'))).toEqual([]);
  return answers.join('\n');
}

/** What is in a text of a tenant that is none of its business. */
function strange(tenant: Tenant, text: string): readonly string[] {
  const others = TENANTS.filter((each) => each !== tenant).flatMap((each) => WORDS[each]);
  return [...foundBy(world, tenant, text), ...[...others, ...toOperators].filter((word) => text.includes(word))];
}

async function historyOf(token: string) {
  const data = await world.gateway.ask(token, HISTORY, { id: world.windows.shared });
  return historyShape.parse(data).maintenanceWindow.history.nodes;
}

test("operators are told Nova's own words of what failed, and hosts, so there is something to keep from tenants", async () => {
  const { servers } = await view(world.gateway, world.windows.shared);

  expect(toOperators).toHaveLength(3);
  expect(toOperators.filter((detail) => detail.includes('compute-3'))).toHaveLength(1);
  const failed = servers.nodes.filter(({ outcome }) => outcome === 'FAILED');
  expect(failed.map(({ outcomeDetail }) => toOperators.includes(outcomeDetail ?? ''))).toEqual([true, true]);
  expect((await historyOf('demo-operator')).map(({ type }) => type)).toEqual(
    expect.arrayContaining(['SERVER_ADDED', 'SERVER_OUTCOME_CHANGED', 'OWNER_DECLINED', 'HOST_CHANGED']),
  );
});

test.each(TENANTS)(
  'in the middle of a drain %s reads its own words and outcomes, and nothing of others',
  async (own) => {
    const text = await readBy(own);

    for (const word of [...WORDS[own], COULD_NOT, 'SERVER_OUTCOME_CHANGED']) expect(text).toContain(word);
    expect(strange(own, text)).toEqual([]);
  },
);

test.each(TENANTS)(
  'what stands in the way of %s are its own servers, and of others not even how many there are',
  async (own) => {
    const { readiness, servers } = await view(world.gateway, world.windows.shared, `demo-${own}`);
    const ids = servers.nodes.map(({ serverId }) => serverId);

    const kinds = readiness.blockers.map(({ kind }) => kind).toSorted();
    expect(kinds).toEqual(own === 'tenant-a' ? ['DECLINED', 'MOVE_FAILED'] : ['MOVE_FAILED', 'POLICY_CONFLICT']);
    expect(readiness.blockers.map(({ serverId }) => serverId).filter((id) => !ids.includes(id))).toEqual([]);
    expect(readiness).toMatchObject({ ready: false, total: ids.length, outstanding: 2, emptiedAt: null });
    const mine = world.gateway.cloud
      .servers()
      .filter(({ projectId }) => projectId === world.gateway.cloud.projectIds[own]);
    expect(ids.filter((id) => !mine.some((server) => server.id === id))).toEqual([]);
  },
);

test.each(TENANTS)(
  'the history that %s reads is what its stream told, of its own servers and nobody else’s',
  async (own) => {
    const token = `demo-${own}`;
    const [events] = streams[own];
    const told = () =>
      (events?.items ?? [])
        .map((item) => itemShape.parse(item).maintenanceEvents)
        .flatMap((event) => ('cursor' in event ? [event] : []));
    // Planning was before the stream.
    const history = async () => (await historyOf(token)).slice(1).map(({ cursor, type }) => ({ cursor, type }));
    await until('the stream to have told it all', async () => told().length >= (await history()).length);

    expect(told().map(({ cursor, type }) => ({ cursor, type }))).toEqual(await history());
    const ids = (await view(world.gateway, world.windows.shared, token)).servers.nodes.map(({ serverId }) => serverId);
    const named = told().flatMap(({ server }) => server?.serverId ?? []);
    expect(new Set(named)).toEqual(new Set(ids));
    expect(told().map(({ type }) => type)).not.toEqual(expect.arrayContaining(['HOST_CHANGED']));
    for (const { items, errors } of streams[own]) {
      expect(errors).toEqual([]);
      expect(strange(own, JSON.stringify(items))).toEqual([]);
    }
  },
);

test('who answered for a server is its owner’s name to its own project, and a role where an operator did', async () => {
  const { servers } = await view(world.gateway, world.windows.shared, 'demo-tenant-a');

  expect(servers.nodes.map(({ answeredBy }) => answeredBy).toSorted()).toEqual(['demo-tenant-a', 'operator']);
});

test('a window that took the place of another tells no more than the one before', async () => {
  const { gateway, windows } = world;
  const { revision } = await view(gateway, windows.shared);
  const times = { startsAt: '2097-12-01T10:00:00Z', endsAt: '2097-12-01T12:00:00Z' };
  const input = { id: windows.shared, revision, reason: 'The parts are late.', ...times };
  const { window, userErrors } = await mutate(gateway, 'rescheduleMaintenance', input);
  expect(userErrors).toEqual([]);

  for (const tenant of TENANTS) {
    const text = `${await readBy(tenant)}\n${await readBy(tenant, window?.id)}`;
    for (const word of ['"phase":"SUPERSEDED"', 'The parts are late.', window?.id]) expect(text).toContain(word);
    expect(strange(tenant, text)).toEqual([]);
  }
});
