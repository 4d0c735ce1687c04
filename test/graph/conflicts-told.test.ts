/** Conflicts are told when a window is confirmed, whoever or whatever confirms it, from its beginning where it begins so. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

import { OWNER_A, toldOf } from './answers.ts';
import type { Gateway } from './gateway.ts';
import { comesTo, startQuickGateway, view } from './maintenance.ts';
import { scheduleWindow, send } from './windows.ts';

/** Confirmed by a person or, when the time to answer is over, by itself; its tickets are asked for later. */
const UNASKED = `name: unasked
version: '1'
initial: planned
approval: { rel: change, categories: [DONE] }
states:
  planned:
    phase: TENTATIVE
    on: { confirm: { target: agreed }, cancel: { target: off } }
    when: { acknowledgeBy: { target: agreed } }
  agreed:
    phase: CONFIRMED
    on: { drain: { target: emptying, guards: [ticketsApproved] }, cancel: { target: off } }
  emptying: { phase: DRAINING, on: { cancel: { target: off } } }
  off: { phase: CANCELLED }
`;

/** Confirmed as soon as it is planned. */
const AGREED = `name: agreed
version: '1'
initial: agreed
approval: { rel: change, categories: [DONE] }
states:
  agreed:
    phase: CONFIRMED
    on: { drain: { target: emptying, guards: [ticketsApproved] }, cancel: { target: off } }
  emptying: { phase: DRAINING, on: { cancel: { target: off } } }
  off: { phase: CANCELLED }
`;

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startQuickGateway({
    cloud: { hosts: 0, servers: 0 },
    change: (config) => ({
      ...config,
      workflows: {
        ...config.workflows,
        files: [
          ...config.workflows.files,
          { file: '/etc/unasked.yaml', text: UNASKED },
          { file: '/etc/agreed.yaml', text: AGREED },
        ],
      },
    }),
  });
  gateway.jira.add('OPS-401', { status: 'To Do' });
}, 180_000);

afterAll(() => gateway.close());

const TICKETS = () => [{ url: gateway.jira.browseUrl('OPS-401'), rel: 'change' }];
const notes = async (id: string, token?: string) =>
  (await toldOf(gateway, id, 'CONFLICT_FOUND', token)).map(({ note }) => note);

/** A window that stands beside another one over the other member of an anti-affinity group. */
async function conflicting(name: string, input: Readonly<Record<string, unknown>>) {
  const hosts = [gateway.cloud.addHost().name, gateway.cloud.addHost().name];
  const members = hosts.map((host) => gateway.cloud.addServer({ name: 'db', project: 'tenant-a', host }).id);
  gateway.cloud.addServerGroup({ name, project: 'tenant-a', policy: 'anti-affinity', members });
  await scheduleWindow(gateway, { hostIds: [`home/${hosts[0] ?? ''}`] });
  return scheduleWindow(gateway, { hostIds: [`home/${hosts[1] ?? ''}`], workflow: 'unasked', ...input });
}

const RESCHEDULE = `mutation ($input: RescheduleMaintenanceInput!) {
  rescheduleMaintenance(input: $input) { window { id } userErrors { code message } }
}`;
const rescheduled = z.object({
  rescheduleMaintenance: z.object({ window: z.object({ id: z.string() }), userErrors: z.tuple([]) }),
});

/** Answers the id of the window that takes the place of this one. */
async function putOff(id: string, times: Readonly<Record<string, string>>): Promise<string> {
  const data = await gateway.ask('demo-operator', RESCHEDULE, { input: { id, revision: 1, ...times } });
  return rescheduled.parse(data).rescheduleMaintenance.window.id;
}

test('a window that goes on by itself has its conflicts told like one that somebody confirms', async () => {
  const acknowledgeBy = new Date(Date.now() + 1500).toISOString();
  const id = await conflicting('apart-1', { acknowledgeBy, tickets: TICKETS() });
  expect(await notes(id)).toEqual([]);

  await comesTo(gateway, id, 'is confirmed', ({ phase }) => phase === 'CONFIRMED');

  expect(await toldOf(gateway, id, 'STATE_CHANGED')).toMatchObject([{ note: 'Because of acknowledgeBy.' }]);
  expect(await notes(id)).toEqual([
    'All 2 members of server group apart-1 are in maintenance at once.',
    'OPS-401 is To Do.',
  ]);
  expect(await notes(id, OWNER_A)).toEqual([]);
});

test('tickets that are not approved are told as a window is confirmed, though they refuse nothing yet', async () => {
  const { name: host } = gateway.cloud.addHost();
  const id = await scheduleWindow(gateway, { hostIds: [`home/${host}`], workflow: 'unasked', tickets: TICKETS() });

  expect(await send(gateway, id, 'confirm')).toMatchObject({ window: { phase: 'CONFIRMED' }, userErrors: [] });

  expect(await toldOf(gateway, id, 'CONFLICT_FOUND')).toMatchObject([
    { note: 'OPS-401 is To Do.', actor: 'gateway', changedFields: ['conflicts'], windowRevision: 2 },
  ]);
});

test('a window that begins confirmed has its conflicts told as it is planned, and again where it is put off', async () => {
  const id = await conflicting('apart-3', { workflow: 'agreed', tickets: TICKETS() });
  const all = ['All 2 members of server group apart-3 are in maintenance at once.', 'OPS-401 is To Do.'];

  expect(await toldOf(gateway, id, 'CONFLICT_FOUND')).toMatchObject(
    all.map((note) => ({ note, actor: 'gateway', changedFields: ['conflicts'], windowRevision: 1 })),
  );
  expect(await notes(id, OWNER_A)).toEqual([]);

  // Still beside the other window; its own former self is no conflict.
  const near = { startsAt: '2096-12-01T11:00:00Z', endsAt: '2096-12-01T13:00:00Z' };
  expect(await notes(await putOff(id, near))).toEqual(all);
});

test('a window that begins confirmed is planned where server groups cannot be read', async () => {
  gateway.cloud.fail('/compute/v2.1/os-server-groups', { status: 400 });
  const id = await conflicting('apart-4', { workflow: 'agreed' });
  gateway.cloud.heal();

  expect(await notes(id)).toEqual(['No ticket of rel change is linked.']);
});

test('a window is confirmed by itself where server groups cannot be read', async () => {
  const acknowledgeBy = new Date(Date.now() + 1500).toISOString();
  const id = await conflicting('apart-2', { acknowledgeBy });
  gateway.cloud.fail('/compute/v2.1/os-server-groups', { status: 400 });

  await comesTo(gateway, id, 'is confirmed', ({ phase }) => phase === 'CONFIRMED');
  gateway.cloud.heal();

  expect(await notes(id)).toEqual(['No ticket of rel change is linked.']);
  expect((await view(gateway, id)).state).toBe('agreed');
});
