import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { until } from './until.ts';
import { scheduleWindow, send } from './windows.ts';

const EVENTS = `subscription ($after: Cursor) {
  maintenanceEvents(after: $after) {
    __typename
    ... on MaintenanceSnapshot { cursor windows { summary } }
    ... on MaintenanceEvent {
      cursor type actor windowRevision changedFields
      window { summary state servers { nodes { server { name } } } tickets { url ticket { status summary } } }
    }
  }
}`;
const HOST =
  '{ host(id: "home/compute-1") { status disabledReason disabledBy { kind window { id } } tickets { ticket { key } } } }';

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway();
}, 60_000);

afterAll(() => gateway.close());

async function host() {
  return (await gateway.ask('demo-operator', HOST)).host as Readonly<Record<string, unknown>>;
}

test('a window goes from plan to end: Nova shows it, its owner sees it live, and nobody else sees anything', async () => {
  const ticket = gateway.jira.browseUrl('OPS-101');
  const servers = gateway.cloud.servers().filter(({ host: name }) => name === 'compute-1');
  const ofA = servers.filter(({ projectId }) => projectId === gateway.cloud.projectIds['tenant-a']);
  const watchA = gateway.watch('demo-tenant-a', EVENTS);
  await watchA.reaches(1);
  gateway.cloud
    .servers()
    .filter(({ projectId }) => projectId === gateway.cloud.projectIds['tenant-c'])
    .filter(({ host: name }) => name === 'compute-1')
    .forEach(({ id }) => {
      gateway.cloud.moveServer(id, 'compute-2');
    });
  const watchC = gateway.watch('demo-tenant-c', EVENTS);
  await watchC.reaches(1);

  const id = await scheduleWindow(gateway, { tickets: [{ url: ticket, audience: 'OWNERS' }] });
  expect(await send(gateway, id, 'confirm')).toMatchObject({ window: { state: 'confirmed', phase: 'CONFIRMED' } });
  await until('Nova to show the host disabled', async () => (await host()).status === 'DISABLED');
  expect(await host()).toEqual({
    status: 'DISABLED',
    disabledReason: `Swap a DIMM ${ticket} [slipway:${id}]`,
    disabledBy: { kind: 'GATEWAY', window: { id } },
    tickets: [{ ticket: { key: 'OPS-101' } }],
  });

  const [snapshot, scheduled, confirmed] = await watchA.reaches(3);
  expect(snapshot).toMatchObject({ maintenanceEvents: { __typename: 'MaintenanceSnapshot', windows: [] } });
  expect(scheduled).toMatchObject({
    maintenanceEvents: {
      type: 'WINDOW_SCHEDULED',
      actor: 'operator',
      windowRevision: 1,
      window: { summary: 'Swap a DIMM' },
    },
  });
  expect(confirmed).toMatchObject({
    maintenanceEvents: {
      type: 'STATE_CHANGED',
      windowRevision: 2,
      changedFields: ['state', 'phase'],
      window: {
        state: 'confirmed',
        servers: { nodes: expect.arrayContaining(ofA.map(({ name }) => ({ server: { name } }))) as unknown },
        tickets: [{ url: ticket, ticket: { status: 'To Do', summary: null } }],
      },
    },
  });
  expect(
    (confirmed as { maintenanceEvents: { window: { servers: { nodes: unknown[] } } } }).maintenanceEvents.window.servers
      .nodes,
  ).toHaveLength(ofA.length);

  await send(gateway, id, 'start');
  await send(gateway, id, 'complete', { note: 'All good.' });
  await until('Nova to show the host enabled', async () => (await host()).status === 'ENABLED');
  expect(await host()).toMatchObject({ disabledReason: null, disabledBy: null, tickets: [] });
  expect((await watchA.reaches(5)).slice(3)).toMatchObject([
    { maintenanceEvents: { window: { state: expect.any(String) as unknown }, windowRevision: 3 } },
    { maintenanceEvents: { window: { state: 'completed' }, windowRevision: 4 } },
  ]);
  expect(watchC.items).toHaveLength(1);
  expect([...watchA.errors, ...watchC.errors]).toEqual([]);
});

test('a stream that broke goes on behind its cursor and misses nothing', async () => {
  const hostIds = ['home/compute-2'];
  const first = gateway.watch('demo-operator', EVENTS);
  await first.reaches(1);
  const id = await scheduleWindow(gateway, { hostIds });
  const [, event] = await first.reaches(2);
  await first.end();
  const { cursor } = (event as { maintenanceEvents: { cursor: string } }).maintenanceEvents;
  await send(gateway, id, 'confirm');
  await send(gateway, id, 'start');

  const second = gateway.watch('demo-operator', EVENTS, { after: cursor });

  const changes = ['STATE_CHANGED', 'HOST_CHANGED'];
  await second.reaches(3);
  const types = second.items.map((item) => (item.maintenanceEvents as { type: string }).type);
  expect(types.filter((type) => !changes.includes(type))).toEqual([]);
  expect(types.filter((type) => type === 'STATE_CHANGED')).toHaveLength(2);
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
