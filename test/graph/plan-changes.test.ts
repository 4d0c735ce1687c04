import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { acknowledge, historyOf, OWNER_A, OWNER_B, toldOf } from './answers.ts';
import type { Gateway } from './gateway.ts';
import { comesTo, startQuickGateway, view } from './maintenance.ts';
import { reschedule, update } from './plan-changes.ts';
import { until } from './until.ts';
import { scheduleWindow, send } from './windows.ts';

const LATER = { startsAt: '2097-01-10T10:00:00Z', endsAt: '2097-01-10T12:00:00Z' };

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startQuickGateway({ cloud: { hosts: 0, servers: 0 } });
  gateway.cloud.addHost('refuge');
}, 180_000);

afterAll(() => gateway.close());

function newHost(...projects: readonly string[]) {
  const { name } = gateway.cloud.addHost();
  const servers = projects.map((project) => gateway.cloud.addServer({ name: 'app', project, host: name }).id);
  return { name, id: `home/${name}`, servers };
}

const hostNow = (name: string) => gateway.cloud.hosts().find((host) => host.name === name);

test('an update changes what it names, and its event names what changed', async () => {
  const host = newHost('tenant-a');
  const id = await scheduleWindow(gateway, { hostIds: [host.id], description: 'Slot 3.' });

  const { window, userErrors } = await update(gateway, id, 1, {
    summary: 'Swap a fan',
    description: null,
    startsAt: '2096-12-01T09:00:00Z',
    onSilence: 'HOLD',
    endsAt: '2096-12-01T12:00:00Z',
  });

  expect(userErrors).toEqual([]);
  expect(window).toMatchObject({
    summary: 'Swap a fan',
    description: null,
    startsAt: '2096-12-01T09:00:00.000Z',
    endsAt: '2096-12-01T12:00:00.000Z',
    onSilence: 'HOLD',
    revision: 2,
  });
  expect(await toldOf(gateway, id, 'WINDOW_UPDATED', OWNER_A)).toMatchObject([
    { windowRevision: 2, changedFields: ['summary', 'description', 'startsAt', 'onSilence'], actor: 'operator' },
  ]);
});

test('an update that changes nothing is neither written nor told', async () => {
  const host = newHost();
  const id = await scheduleWindow(gateway, { hostIds: [host.id] });

  const { window, userErrors } = await update(gateway, id, 1, { summary: 'Swap a DIMM', hostIds: [host.id] });

  expect(userErrors).toEqual([]);
  expect(window?.revision).toBe(1);
  expect(await toldOf(gateway, id, 'WINDOW_UPDATED')).toEqual([]);
});

test('an update for another revision is refused, and answers with the present window', async () => {
  const host = newHost();
  const id = await scheduleWindow(gateway, { hostIds: [host.id] });
  await update(gateway, id, 1, { summary: 'Swap a fan' });

  const { window, userErrors } = await update(gateway, id, 1, { summary: 'Swap two fans' });

  expect(userErrors).toMatchObject([{ code: 'STALE_REVISION', path: ['input', 'revision'] }]);
  expect(window).toMatchObject({ summary: 'Swap a fan', revision: 2 });
});

test('an update into another window’s time is refused, and nothing of it has changed', async () => {
  const [one, two] = [newHost(), newHost()];
  const id = await scheduleWindow(gateway, { hostIds: [one.id] });
  const rival = await scheduleWindow(gateway, { hostIds: [two.id, one.id], ...LATER });

  for (const input of [
    { ...LATER, summary: 'Later' },
    { ...LATER, hostIds: [two.id] },
  ]) {
    const { window, userErrors } = await update(gateway, id, 1, input);
    expect(userErrors).toMatchObject([{ code: 'SAME_HOST_OVERLAP', path: ['input', 'hostIds'] }]);
    expect(userErrors[0]?.message).toContain(rival);
    expect(window).toMatchObject({ summary: 'Swap a DIMM', revision: 1, hosts: [{ id: one.id }] });
  }
  expect((await historyOf(gateway, id)).map(({ type }) => type)).toEqual(['WINDOW_SCHEDULED']);
});

test('a host that is added brings its servers, whose owners are told; one that is taken out leaves with its own', async () => {
  const [one, two] = [newHost('tenant-a'), newHost('tenant-b')];
  const [a = ''] = one.servers;
  const [b = ''] = two.servers;
  const id = await scheduleWindow(gateway, { hostIds: [one.id] });
  expect(await gateway.run(OWNER_B, `{ maintenanceWindow(id: "${id}") { id } }`)).toEqual({
    data: { maintenanceWindow: null },
  });

  const added = await update(gateway, id, 1, { hostIds: [one.id, two.id] });
  expect(added.window?.hosts).toEqual([{ id: one.id }, { id: two.id }]);
  expect((await view(gateway, id, OWNER_B)).servers.nodes).toMatchObject([{ serverId: b, answer: 'PENDING' }]);
  expect(await toldOf(gateway, id, 'SERVER_ADDED', OWNER_B)).toMatchObject([{ server: { serverId: b } }]);
  expect(await toldOf(gateway, id, 'SERVER_ADDED', OWNER_A)).toEqual([]);

  const removed = await update(gateway, id, 2, { hostIds: [two.id] });
  expect(removed).toMatchObject({ userErrors: [], window: { hosts: [{ id: two.id }], revision: 3 } });
  const left = await comesTo(gateway, id, 'is rid of it', ({ servers }) =>
    servers.nodes.some(({ serverId, outcome }) => serverId === a && outcome === 'AVOIDED'),
  );
  expect(left.readiness.blockers.map(({ serverId }) => serverId)).toEqual([b]);
  expect((await toldOf(gateway, id, 'WINDOW_UPDATED')).map(({ changedFields }) => changedFields)).toEqual([
    ['hosts'],
    ['hosts'],
  ]);
});

test('hosts and servers that join while Nova is being looked at are not taken for gone', async () => {
  const [first, ...others] = Array.from({ length: 10 }, () => newHost('tenant-a'));
  const hostIds = [first?.id ?? ''];
  const id = await scheduleWindow(gateway, { hostIds });

  for (const [index, host] of others.entries()) {
    hostIds.push(host.id);
    expect((await update(gateway, id, index + 1, { hostIds })).userErrors).toEqual([]);
  }

  await comesTo(gateway, id, 'knows all', ({ servers, readiness }) => {
    return servers.nodes.length === 10 && readiness.outstanding === 10;
  });
  const told = new Set((await historyOf(gateway, id)).map(({ type }) => type));
  expect(told).toEqual(new Set(['WINDOW_SCHEDULED', 'WINDOW_UPDATED', 'SERVER_ADDED']));
});

test('a host that is added to a window which holds its hosts is disabled too, and emptied', async () => {
  const [one, two] = [newHost('tenant-a'), newHost('tenant-a')];
  const id = await scheduleWindow(gateway, { hostIds: [one.id] });
  await send(gateway, id, 'confirm');
  await until('the first to be disabled', () => hostNow(one.name)?.disabled === true);
  await send(gateway, id, 'drain');
  const { revision } = await view(gateway, id);

  expect((await update(gateway, id, revision, { hostIds: [one.id, two.id] })).userErrors).toEqual([]);
  await acknowledge(gateway, OWNER_A, id);

  await comesTo(gateway, id, 'is ready', ({ phase }) => phase === 'READY');
  expect(hostNow(two.name)?.disabledReason).toContain(id);
  await send(gateway, id, 'cancel');
  await until('both to be enabled', () => [one, two].every(({ name }) => hostNow(name)?.disabled === false));
});

test('a host that the window has disabled cannot be taken out of it', async () => {
  const [one, two] = [newHost(), newHost()];
  const id = await scheduleWindow(gateway, { hostIds: [one.id, two.id] });
  await send(gateway, id, 'confirm');
  await until('both to be disabled', () => [one, two].every(({ name }) => hostNow(name)?.disabled === true));

  const { window, userErrors } = await update(gateway, id, (await view(gateway, id)).revision, { hostIds: [two.id] });

  expect(userErrors).toMatchObject([{ code: 'INVALID_VALUE', path: ['input', 'hostIds'] }]);
  expect(window?.hosts).toHaveLength(2);
});

test('a window that has ended is not changed any more', async () => {
  const host = newHost();
  const id = await scheduleWindow(gateway, { hostIds: [host.id] });
  await send(gateway, id, 'cancel');

  expect(await update(gateway, id, 2, { summary: 'Late' })).toMatchObject({
    userErrors: [{ code: 'INVALID_EVENT' }],
    window: { summary: 'Swap a DIMM' },
  });
  expect(await reschedule(gateway, id, 2, LATER)).toMatchObject({ userErrors: [{ code: 'INVALID_EVENT' }] });
});

test('sent again with its id an update is answered as the first time, though its host is gone from Nova since', async () => {
  const [one, two] = [newHost(), newHost()];
  const id = await scheduleWindow(gateway, { hostIds: [one.id] });
  const input = { hostIds: [one.id, two.id], summary: 'Swap two DIMMs', clientMutationId: 'update-1' };
  const first = await update(gateway, id, 1, input);
  gateway.cloud.removeHost(two.name);

  const again = await update(gateway, id, 1, input);

  expect(first.userErrors).toEqual([]);
  expect(again).toMatchObject({ userErrors: [], window: { id, revision: 2 } });
  expect(await toldOf(gateway, id, 'WINDOW_UPDATED')).toHaveLength(1);
});
