import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { acknowledge, historyOf, OWNER_A, toldOf } from './answers.ts';
import type { Gateway } from './gateway.ts';
import { startQuickGateway, view } from './maintenance.ts';
import { reschedule } from './plan-changes.ts';
import { until } from './until.ts';
import { scheduleWindow, send } from './windows.ts';

const LATER = { startsAt: '2097-01-10T10:00:00Z', endsAt: '2097-01-10T12:00:00Z' };
const LINEAGE = 'query ($id: ID!) { maintenanceWindow(id: $id) { phase state replaces { id } replacedBy { id } } }';

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startQuickGateway({ cloud: { hosts: 0, servers: 0 } });
}, 180_000);

afterAll(() => gateway.close());

function newHost() {
  const { name } = gateway.cloud.addHost();
  const server = gateway.cloud.addServer({ name: 'app', project: 'tenant-a', host: name }).id;
  return { name, id: `home/${name}`, server };
}

const isDisabled = (name: string) => gateway.cloud.hosts().find((host) => host.name === name)?.disabled;

test('a window that is put off names its successor, which names it; links and words go along, answers do not', async () => {
  const host = newHost();
  const links = [
    { url: 'https://tickets.example/1', rel: 'change', title: 'The change', audience: 'OWNERS' },
    { url: 'https://tickets.example/2', rel: null, title: null, audience: 'OPERATORS' },
  ];
  const old = await scheduleWindow(gateway, { hostIds: [host.id], tickets: links, onSilence: 'HOLD' });
  await acknowledge(gateway, OWNER_A, old);
  await send(gateway, old, 'confirm');
  await until('the host to be disabled', () => isDisabled(host.name) === true);
  const { revision } = await view(gateway, old);

  const { window, userErrors } = await reschedule(gateway, old, revision, { ...LATER, reason: 'No spare part yet.' });

  expect(userErrors).toEqual([]);
  expect(window).toMatchObject({
    state: 'tentative',
    revision: 1,
    summary: 'Swap a DIMM',
    onSilence: 'HOLD',
    startsAt: '2097-01-10T10:00:00.000Z',
    hosts: [{ id: host.id }],
    replaces: { id: old },
    replacedBy: null,
    tickets: links,
  });
  const next = window?.id ?? '';
  for (const token of ['demo-operator', OWNER_A]) {
    expect((await gateway.ask(token, LINEAGE, { id: old })).maintenanceWindow).toEqual({
      phase: 'SUPERSEDED',
      state: 'superseded',
      replaces: null,
      replacedBy: { id: next },
    });
  }
  expect((await view(gateway, next, OWNER_A)).servers.nodes).toMatchObject([
    { serverId: host.server, answer: 'PENDING' },
  ]);
  expect(await toldOf(gateway, old, 'STATE_CHANGED', OWNER_A)).toMatchObject([
    {},
    { note: 'No spare part yet.', changedFields: ['state', 'phase', 'replacedBy'] },
  ]);
  expect((await historyOf(gateway, next, OWNER_A)).map(({ type }) => type)).toEqual(['WINDOW_SCHEDULED']);
  await until('the host to be enabled', () => isDisabled(host.name) === false);
});

test('a window may be put off into a time that overlaps its own', async () => {
  const host = newHost();
  const old = await scheduleWindow(gateway, { hostIds: [host.id] });

  const { userErrors } = await reschedule(gateway, old, 1, {
    startsAt: '2096-12-01T11:00:00Z',
    endsAt: '2096-12-01T13:00:00Z',
  });

  expect(userErrors).toEqual([]);
});

test('a window that cannot be put off stays as it was', async () => {
  const host = newHost();
  const rival = await scheduleWindow(gateway, { hostIds: [host.id], ...LATER });
  const old = await scheduleWindow(gateway, { hostIds: [host.id] });

  const overlap = await reschedule(gateway, old, 1, LATER);
  const stale = await reschedule(gateway, old, 7, { startsAt: LATER.endsAt, endsAt: '2097-01-10T13:00:00Z' });
  const backwards = await reschedule(gateway, old, 1, { startsAt: LATER.endsAt, endsAt: LATER.startsAt });

  expect(overlap.userErrors).toMatchObject([{ code: 'SAME_HOST_OVERLAP' }]);
  expect(overlap.userErrors[0]?.message).toContain(rival);
  expect(stale.userErrors).toMatchObject([{ code: 'STALE_REVISION', path: ['input', 'revision'] }]);
  expect(backwards.userErrors).toMatchObject([{ code: 'INVALID_TIMES', path: ['input', 'endsAt'] }]);
  for (const { window } of [overlap, stale, backwards]) {
    expect(window).toMatchObject({ id: old, state: 'tentative', revision: 1, replacedBy: null });
  }
  expect((await historyOf(gateway, old)).map(({ type }) => type)).toEqual(['WINDOW_SCHEDULED']);
});

test('put off twice with the same id, a window has one successor', async () => {
  const host = newHost();
  const old = await scheduleWindow(gateway, { hostIds: [host.id] });
  const input = { ...LATER, clientMutationId: 'put-off-1' };

  const first = await reschedule(gateway, old, 1, input);
  const again = await reschedule(gateway, old, 1, input);

  expect(first.userErrors).toEqual([]);
  expect(again).toEqual(first);
});
