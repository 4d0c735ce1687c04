import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

import { acknowledge, OWNER_A } from './answers.ts';
import type { Watch } from './client.ts';
import type { Gateway } from './gateway.ts';
import { comesTo, serversOn, startQuickGateway } from './maintenance.ts';
import { until } from './until.ts';
import { scheduleWindow, send } from './windows.ts';

const EVENTS = `subscription ($after: Cursor) {
  maintenanceEvents(after: $after) {
    __typename
    ... on MaintenanceSnapshot { cursor windows { summary } }
    ... on MaintenanceEvent {
      cursor type actor windowRevision changedFields server { serverId }
      window { summary state servers { nodes { server { name } } } tickets { url ticket { status summary } } }
    }
  }
}`;
const HOST =
  '{ host(id: "home/compute-1") { status disabledReason disabledBy { kind window { id } } tickets { ticket { key } } } }';

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startQuickGateway();
}, 180_000);

afterAll(() => gateway.close());

const eventShape = z.object({
  maintenanceEvents: z.object({
    cursor: z.string(),
    type: z.string(),
    actor: z.string(),
    windowRevision: z.number(),
    changedFields: z.array(z.string()),
    server: z.object({ serverId: z.string() }).nullable(),
    window: z.object({
      summary: z.string(),
      state: z.string(),
      servers: z.object({ nodes: z.array(z.unknown()) }),
      tickets: z.array(z.unknown()),
    }),
  }),
});
const historyShape = z.object({
  maintenanceWindow: z.object({ history: z.object({ nodes: z.array(z.object({ cursor: z.string() })) }) }),
});

function hostNamed(name: string) {
  return gateway.cloud.hosts().find((each) => each.name === name);
}

async function host() {
  return (await gateway.ask('demo-operator', HOST)).host as Readonly<Record<string, unknown>>;
}

/** Items that tell of something that happened, in order. */
function eventsOf({ items }: Watch) {
  return items.flatMap((item) => eventShape.safeParse(item).data?.maintenanceEvents ?? []);
}

test('a window goes from plan to end: its owner answers and sees it live, its host is emptied and given back, and nobody else sees anything', async () => {
  const ticket = gateway.jira.browseUrl('OPS-101');
  // Whoever else has servers there moves away first.
  const projectA = gateway.cloud.projectIds['tenant-a'];
  serversOn(gateway, 'compute-1')
    .filter(({ projectId }) => projectId !== projectA)
    .forEach(({ id }) => {
      gateway.cloud.moveServer(id, 'compute-2');
    });
  const names = serversOn(gateway, 'compute-1').map(({ name }) => name);
  const [watchA, watchC] = [OWNER_A, 'demo-tenant-c'].map((token) => gateway.watch(token, EVENTS));
  if (watchA === undefined || watchC === undefined) throw new Error('nobody watches');
  await Promise.all([watchA.reaches(1), watchC.reaches(1)]);

  const id = await scheduleWindow(gateway, { tickets: [{ url: ticket, audience: 'OWNERS' }] });
  expect(await send(gateway, id, 'confirm')).toMatchObject({ window: { state: 'confirmed', phase: 'CONFIRMED' } });
  await until('Nova to show the host disabled', async () => (await host()).status === 'DISABLED');
  expect(await host()).toEqual({
    status: 'DISABLED',
    disabledReason: `Swap a DIMM ${ticket} [slipway:${id}]`,
    disabledBy: { kind: 'GATEWAY', window: { id } },
    tickets: [{ ticket: { key: 'OPS-101' } }],
  });
  expect(await send(gateway, id, 'start')).toMatchObject({ userErrors: [{ code: 'GUARD_REFUSED' }] });

  expect(await acknowledge(gateway, OWNER_A, id)).toMatchObject({ userErrors: [] });
  expect(await send(gateway, id, 'drain')).toMatchObject({ window: { phase: 'DRAINING' } });
  const emptied = await comesTo(gateway, id, 'is ready', ({ phase }) => phase === 'READY');
  expect(emptied.readiness).toMatchObject({ ready: true, total: names.length, outstanding: 0 });
  expect(serversOn(gateway, 'compute-1')).toEqual([]);

  expect(await send(gateway, id, 'start')).toMatchObject({ window: { phase: 'IN_PROGRESS' } });
  await send(gateway, id, 'complete', { note: 'All good.' });
  await until('Nova to show the host enabled', async () => (await host()).status === 'ENABLED');
  expect(await host()).toMatchObject({ disabledReason: null, disabledBy: null, tickets: [] });

  await until('its owner to see the end', () => eventsOf(watchA).at(-1)?.window.state === 'completed');
  expect(watchA.items[0]).toMatchObject({ maintenanceEvents: { __typename: 'MaintenanceSnapshot', windows: [] } });
  const told = eventsOf(watchA);
  const steps = told.filter(({ type }) => type === 'STATE_CHANGED');
  expect(steps).toHaveLength(5);
  expect(steps.map(({ actor }) => actor)).toEqual(['operator', 'operator', 'gateway', 'operator', 'operator']);
  expect(told[0]).toMatchObject({ type: 'WINDOW_SCHEDULED', actor: 'operator', windowRevision: 1 });
  expect(told.find(({ windowRevision }) => windowRevision === 2)).toMatchObject({
    changedFields: ['state', 'phase'],
    window: {
      summary: 'Swap a DIMM',
      servers: { nodes: expect.arrayContaining(names.map((name) => ({ server: { name } }))) as unknown },
      tickets: [{ url: ticket, ticket: { status: 'To Do', summary: null } }],
    },
  });
  expect(told.every(({ window }) => window.servers.nodes.length === names.length)).toBe(true);
  // Each of its servers is ready, is being moved, and was moved.
  const ofServers = told.filter(({ server }) => server !== null).map(({ type }) => type);
  expect(ofServers.toSorted()).toEqual(
    names.flatMap(() => ['OWNER_ACKNOWLEDGED', 'SERVER_OUTCOME_CHANGED', 'SERVER_OUTCOME_CHANGED']).toSorted(),
  );
  expect(watchC.items).toHaveLength(1);
  expect([...watchA.errors, ...watchC.errors]).toEqual([]);
});

test('a stream that broke goes on behind its cursor and misses nothing', async () => {
  const hostIds = ['home/compute-2'];
  const first = gateway.watch('demo-operator', EVENTS);
  await first.reaches(1);
  const id = await scheduleWindow(gateway, { hostIds, workflow: 'in-place' });
  await until('the window', () => eventsOf(first).length > 0);
  await first.end();
  const { cursor } = eventsOf(first).at(-1) ?? {};
  await send(gateway, id, 'confirm');
  await until('the host to be disabled', () => hostNamed('compute-2')?.disabled === true);
  await send(gateway, id, 'start');

  const second = gateway.watch('demo-operator', EVENTS, { after: cursor });

  const history = async () => {
    const query = `query ($id: ID!, $after: Cursor) {
      maintenanceWindow(id: $id) { history(after: $after) { nodes { cursor } } }
    }`;
    const data = await gateway.ask('demo-operator', query, { id, after: cursor });
    return historyShape.parse(data).maintenanceWindow.history.nodes.map((node) => node.cursor);
  };
  const expected = await history();
  expect(expected.length).toBeGreaterThanOrEqual(3);
  await until('all of it', () => eventsOf(second).length >= expected.length);
  expect(
    eventsOf(second)
      .map((event) => event.cursor)
      .slice(0, expected.length),
  ).toEqual(expected);
});

test('a cursor of nowhere is answered with a reset and a snapshot', async () => {
  const watch = gateway.watch('demo-operator', EVENTS, { after: 'bm93aGVyZQ' });

  expect((await watch.reaches(2)).map((item) => (item.maintenanceEvents as { __typename: string }).__typename)).toEqual(
    ['StreamReset', 'MaintenanceSnapshot'],
  );
});

test('one window is sent whole, now and after each change', async () => {
  const id = await scheduleWindow(gateway, { hostIds: ['home/compute-3'] });
  const watch = gateway.watch('demo-operator', `subscription { maintenanceWindow(id: "${id}") { state revision } }`);
  await watch.reaches(1);

  await send(gateway, id, 'cancel');

  expect(await watch.reaches(2)).toEqual([
    { maintenanceWindow: { state: 'tentative', revision: 1 } },
    { maintenanceWindow: { state: 'cancelled', revision: 2 } },
  ]);
});
