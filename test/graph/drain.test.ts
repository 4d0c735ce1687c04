import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { Gateway } from './gateway.ts';
import { comesTo, serversOn, startQuickGateway, view, OVER } from './maintenance.ts';
import { until } from './until.ts';
import { scheduleWindow, send } from './windows.ts';

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startQuickGateway();
}, 180_000);

afterAll(() => gateway.close());

test('a drained window has moved every server once, each as its state demands, and is ready', async () => {
  const before = serversOn(gateway, 'compute-1');
  expect(before.length).toBeGreaterThan(1);
  const [off] = before;
  gateway.cloud.changeServer(off?.id ?? '', { vmState: 'stopped', powerState: 4 });
  const asked = () => gateway.cloud.migrations().filter(({ serverId }) => before.some(({ id }) => id === serverId));

  const id = await scheduleWindow(gateway, { ...OVER, hostIds: ['home/compute-1'] });
  await send(gateway, id, 'confirm');
  await send(gateway, id, 'drain');
  const window = await comesTo(gateway, id, 'is ready', ({ phase }) => phase === 'READY');

  expect(window.readiness).toMatchObject({ ready: true, total: before.length, outstanding: 0, blockers: [] });
  expect(window.readiness.emptiedAt).not.toBeNull();
  expect(new Set(window.servers.nodes.map(({ outcome }) => outcome))).toEqual(new Set(['MOVED']));
  expect(serversOn(gateway, 'compute-1')).toEqual([]);
  expect(
    asked()
      .map(({ serverId }) => serverId)
      .toSorted(),
  ).toEqual(before.map(({ id: server }) => server).toSorted());
  expect(
    asked()
      .filter(({ type }) => type !== 'live-migration')
      .map(({ serverId }) => serverId),
  ).toEqual([off?.id]);
  expect(gateway.cloud.servers().find((server) => server.id === off?.id)).toMatchObject({ vmState: 'stopped' });

  await send(gateway, id, 'start');
  expect(await send(gateway, id, 'complete')).toMatchObject({ window: { phase: 'COMPLETED' }, userErrors: [] });
  await until(
    'the host to be enabled',
    () => gateway.cloud.hosts().find(({ name }) => name === 'compute-1')?.disabled === false,
  );
});

test('a move that fails is tried again, then is a named blocker; retry moves it', async () => {
  const unlucky = serversOn(gateway, 'compute-2').find(({ vmState }) => vmState === 'active');
  const server = unlucky?.id ?? '';
  gateway.cloud.failLiveMigrations(server);

  const id = await scheduleWindow(gateway, { ...OVER, hostIds: ['home/compute-2'] });
  await send(gateway, id, 'confirm');
  await send(gateway, id, 'drain');
  const stuck = await comesTo(gateway, id, 'has a failed move and nothing else to do', ({ readiness }) =>
    readiness.blockers.every(({ kind }) => kind === 'MOVE_FAILED'),
  );

  expect(stuck.readiness.blockers).toMatchObject([{ serverId: server, kind: 'MOVE_FAILED' }]);
  expect(stuck.readiness.blockers[0]?.detail).toContain('failed');
  expect(gateway.cloud.migrations().filter(({ serverId }) => serverId === server)).toHaveLength(3);
  expect(await send(gateway, id, 'start')).toMatchObject({ userErrors: [{ code: 'INVALID_EVENT' }] });

  gateway.cloud.failLiveMigrations(server, false);
  await send(gateway, id, 'retry');
  await comesTo(gateway, id, 'is ready', ({ phase }) => phase === 'READY');
  await send(gateway, id, 'cancel');
});

test('a failed server that is skipped stands in nobody’s way', async () => {
  const unlucky = serversOn(gateway, 'compute-3').find(({ vmState }) => vmState === 'active');
  gateway.cloud.failLiveMigrations(unlucky?.id ?? '');
  const id = await scheduleWindow(gateway, { ...OVER, hostIds: ['home/compute-3'] });
  await send(gateway, id, 'confirm');
  await send(gateway, id, 'drain');
  await comesTo(gateway, id, 'has a failed move and nothing else to do', ({ readiness }) =>
    readiness.blockers.every(({ kind }) => kind === 'MOVE_FAILED'),
  );

  await send(gateway, id, 'skip');

  const ready = await comesTo(gateway, id, 'is ready', ({ phase }) => phase === 'READY');
  expect(ready.servers.nodes.find(({ serverId }) => serverId === unlucky?.id)?.outcome).toBe('FAILED');
  await send(gateway, id, 'cancel');
});

test('nothing is moved off a host that somebody else enables in the middle, until it is disabled again', async () => {
  const id = await scheduleWindow(gateway, { hostIds: ['home/compute-4'], acknowledgeBy: '2095-01-01T00:00:00Z' });
  await send(gateway, id, 'confirm');
  await send(gateway, id, 'drain');
  const host = () => gateway.cloud.hosts().find(({ name }) => name === 'compute-4');
  await until('the host to be disabled', () => host()?.disabled === true);
  gateway.cloud.changeHost('compute-4', { disabled: false, disabledReason: null });

  const blocked = await comesTo(gateway, id, 'names the host', ({ readiness }) =>
    readiness.blockers.some(({ kind }) => kind === 'HOST_UNREADABLE'),
  );
  expect(blocked.readiness.blockers.find(({ kind }) => kind === 'HOST_UNREADABLE')).toMatchObject({
    serverId: 'home/compute-4',
    detail: expect.stringContaining('enabled by somebody else') as unknown,
  });
  expect(gateway.cloud.migrations().filter(({ source }) => source === 'compute-4')).toEqual([]);
  await send(gateway, id, 'cancel');
});

test('a server that arrives is added, one that leaves by itself is avoided, one that is deleted is gone', async () => {
  const id = await scheduleWindow(gateway, { hostIds: ['home/compute-5'], acknowledgeBy: '2095-01-01T00:00:00Z' });
  const [leaves, dies] = serversOn(gateway, 'compute-5');
  const arrives = gateway.cloud.addServer({ name: 'late', project: 'tenant-b', host: 'compute-5' });
  gateway.cloud.moveServer(leaves?.id ?? '', 'compute-6');
  gateway.cloud.deleteServer(dies?.id ?? '');

  const window = await comesTo(gateway, id, 'knows', ({ servers: { nodes } }) => {
    const outcomeOf = (server: string | undefined) => nodes.find(({ serverId }) => serverId === server)?.outcome;
    return outcomeOf(leaves?.id) === 'AVOIDED' && outcomeOf(dies?.id) === 'GONE' && outcomeOf(arrives.id) !== undefined;
  });

  expect(window.servers.nodes.find(({ serverId }) => serverId === arrives.id)).toMatchObject({ answer: 'PENDING' });
  expect((await view(gateway, id)).readiness.blockers.map(({ serverId }) => serverId)).not.toContain(leaves?.id);
});

test('a move that is under way when its window is cancelled is seen to its end, confirmation included', async () => {
  const server = gateway.cloud.addServer({ name: 'off', project: 'tenant-a', host: 'compute-6' });
  gateway.cloud.changeServer(server.id, { vmState: 'stopped', powerState: 4 });
  const id = await scheduleWindow(gateway, { ...OVER, hostIds: ['home/compute-6'] });
  await send(gateway, id, 'confirm');
  await send(gateway, id, 'drain');
  const outcome = async () =>
    (await view(gateway, id)).servers.nodes.find(({ serverId }) => serverId === server.id)?.outcome;
  await until('the server to be under way', async () => (await outcome()) === 'MOVING');

  expect(await send(gateway, id, 'cancel')).toMatchObject({ window: { phase: 'CANCELLED' } });

  await until('its move to be over', async () => (await outcome()) === 'MOVED');
  expect(gateway.cloud.servers().find((each) => each.id === server.id)).toMatchObject({
    vmState: 'stopped',
    taskState: null,
  });
  expect(gateway.cloud.migrations().filter(({ serverId }) => serverId === server.id)).toMatchObject([
    { status: 'confirmed' },
  ]);
});
