import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { acknowledge, OWNER_A } from './answers.ts';
import type { Gateway } from './gateway.ts';
import { comesTo, startQuickGateway, view } from './maintenance.ts';
import { mutate } from './mutations.ts';
import { scheduleWindow, send } from './windows.ts';

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startQuickGateway({ cloud: { hosts: 0, servers: 0 } });
  gateway.cloud.addHost('refuge');
}, 180_000);

afterAll(() => gateway.close());

async function requested(input: Readonly<Record<string, unknown>> = {}) {
  const { name: host } = gateway.cloud.addHost();
  const server = gateway.cloud.addServer({ name: 'app', project: 'tenant-a', host }).id;
  const id = await scheduleWindow(gateway, { hostIds: [`home/${host}`], workflow: 'ticket-approved', ...input });
  return { id, server, host };
}

async function confirmOf(id: string, token?: string) {
  return (await view(gateway, id, token)).nextEvents.find(({ name }) => name === 'confirm');
}

async function conflictsOf(id: string) {
  const query = 'query ($id: ID!) { maintenanceWindow(id: $id) { conflicts { kind detail window { id } } } }';
  return (await gateway.ask('demo-operator', query, { id })).maintenanceWindow;
}

test('a window is not confirmed before its change ticket is approved, and says which one is not', async () => {
  const change = gateway.jira.add('OPS-201', { status: 'To Do' });
  const url = gateway.jira.browseUrl(change.key);
  const { id } = await requested({ tickets: [{ url, rel: 'change' }] });

  expect(await confirmOf(id)).toEqual({
    name: 'confirm',
    allowed: false,
    refusedBecause: 'ticketsApproved: OPS-201 is To Do.',
  });
  expect(await conflictsOf(id)).toEqual({
    conflicts: [{ kind: 'TICKET_NOT_APPROVED', detail: 'OPS-201 is To Do.', window: null }],
  });
  expect(await send(gateway, id, 'confirm')).toMatchObject({
    window: { state: 'requested', revision: 1 },
    userErrors: [{ code: 'GUARD_REFUSED', message: 'ticketsApproved: OPS-201 is To Do.' }],
  });

  gateway.jira.change('OPS-201', { status: 'Done' });
  await comesTo(gateway, id, 'is confirmed by the approval alone', ({ phase }) => phase === 'CONFIRMED');
  expect(await conflictsOf(id)).toEqual({ conflicts: [] });
});

test('every ticket that is linked as a change must be approved, and there must be one; others do not count', async () => {
  gateway.jira.add('OPS-202', { status: 'Done' });
  gateway.jira.add('OPS-203', { status: 'In Progress' });
  const { id } = await requested({ tickets: [{ url: gateway.jira.browseUrl('OPS-202'), rel: 'incident' }] });
  expect(await confirmOf(id)).toMatchObject({ refusedBecause: 'ticketsApproved: No ticket of rel change is linked.' });

  const link = async (key: string, rel: string) =>
    mutate(gateway, 'linkTicket', { windowId: id, link: { url: gateway.jira.browseUrl(key), rel } });
  await mutate(gateway, 'unlinkTicket', { windowId: id, url: gateway.jira.browseUrl('OPS-202') });
  await link('OPS-202', 'change');
  await link('OPS-203', 'change');
  expect(await confirmOf(id)).toMatchObject({ refusedBecause: 'ticketsApproved: OPS-203 is In Progress.' });

  gateway.jira.change('OPS-203', { status: 'Done' });
  await comesTo(gateway, id, 'is confirmed', ({ phase }) => phase === 'CONFIRMED');
});

test('a ticket that cannot be read is one that is not approved', async () => {
  const url = gateway.jira.browseUrl('OPS-999');
  const { id } = await requested({ tickets: [{ url, rel: 'change' }] });

  expect(await send(gateway, id, 'confirm')).toMatchObject({
    userErrors: [{ code: 'GUARD_REFUSED', message: expect.stringContaining(`${url} could not be read`) as unknown }],
  });
});

test('an approval that is withdrawn keeps servers where they are when the time to drain has come', async () => {
  gateway.jira.add('OPS-204', { status: 'Done' });
  const drainAt = new Date(Date.now() + 4000).toISOString();
  const { id, host } = await requested({
    drainAt,
    acknowledgeBy: drainAt,
    tickets: [{ url: gateway.jira.browseUrl('OPS-204'), rel: 'change' }],
  });
  await acknowledge(gateway, OWNER_A, id);
  await comesTo(gateway, id, 'is confirmed', ({ phase }) => phase === 'CONFIRMED');
  gateway.jira.change('OPS-204', { status: 'To Do' });

  const waiting = await comesTo(gateway, id, 'is past drainAt', () => Date.now() > Date.parse(drainAt) + 1500);
  expect(waiting.phase).toBe('CONFIRMED');
  expect(gateway.cloud.migrations().filter(({ source }) => source === host)).toEqual([]);

  gateway.jira.change('OPS-204', { status: 'Done' });
  await comesTo(gateway, id, 'is ready', ({ phase }) => phase === 'READY');
  expect(gateway.cloud.servers().some((server) => server.host === host)).toBe(false);
});

test('an owner is told that operators confirm, and not what stands in their way', async () => {
  gateway.jira.add('OPS-205', { status: 'To Do' });
  const { id } = await requested({ tickets: [{ url: gateway.jira.browseUrl('OPS-205'), rel: 'change' }] });

  expect(await confirmOf(id, OWNER_A)).toEqual({
    name: 'confirm',
    allowed: false,
    refusedBecause: 'Only operators send events to a window.',
  });
});
