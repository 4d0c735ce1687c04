import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

import { OWNER_A, toldOf } from './answers.ts';
import type { Gateway } from './gateway.ts';
import { startQuickGateway, view } from './maintenance.ts';
import { scheduleWindow, send } from './windows.ts';

const CONFLICTS = `query ($id: ID!) { maintenanceWindow(id: $id) {
  conflicts { kind detail window { id } serverIds } conflictsProblem { message }
} }`;
const conflictsShape = z.object({
  maintenanceWindow: z.object({
    conflicts: z.array(
      z.object({
        kind: z.string(),
        detail: z.string(),
        window: z.object({ id: z.string() }).nullable(),
        serverIds: z.array(z.string()),
      }),
    ),
    conflictsProblem: z.object({ message: z.string() }).nullable(),
  }),
});

let gateway: Gateway;
let groups = 0;

beforeAll(async () => {
  gateway = await startQuickGateway({ cloud: { hosts: 0, servers: 0 } });
}, 180_000);

afterAll(() => gateway.close());

/** Hosts with one server each, kept apart by a group of this policy. */
function apart(count: number, policy = 'anti-affinity') {
  groups += 1;
  const placed = Array.from({ length: count }, () => {
    const { name: host } = gateway.cloud.addHost();
    return { host: `home/${host}`, server: gateway.cloud.addServer({ name: 'db', project: 'tenant-a', host }).id };
  });
  const members = placed.map(({ server }) => server);
  const { name } = gateway.cloud.addServerGroup({
    name: `apart-${String(groups)}`,
    project: 'tenant-a',
    policy,
    members,
  });
  return { hosts: placed.map(({ host }) => host), members, name };
}

async function conflictsOf(id: string) {
  return conflictsShape.parse(await gateway.ask('demo-operator', CONFLICTS, { id })).maintenanceWindow;
}

test('two windows of one time that take all members of an anti-affinity group are in conflict, as operators are told', async () => {
  const { hosts, members, name } = apart(2);
  const first = await scheduleWindow(gateway, { hostIds: [hosts[0]] });
  const second = await scheduleWindow(gateway, {
    hostIds: [hosts[1]],
    startsAt: '2096-12-01T11:00:00Z',
    endsAt: '2096-12-01T13:00:00Z',
  });
  const detail = `All 2 members of server group ${name} are in maintenance at once.`;

  const { conflicts, conflictsProblem } = await conflictsOf(second);
  expect(conflicts).toEqual([{ kind: 'SERVER_GROUP', detail, window: { id: first }, serverIds: members }]);
  expect(conflictsProblem).toBeNull();
  expect(await toldOf(gateway, second, 'CONFLICT_FOUND')).toEqual([]);

  expect((await send(gateway, second, 'confirm')).userErrors).toEqual([]);
  expect(await toldOf(gateway, second, 'CONFLICT_FOUND')).toMatchObject([{ note: detail, actor: 'gateway' }]);
  expect(await toldOf(gateway, second, 'CONFLICT_FOUND', OWNER_A)).toEqual([]);
  const refused = await gateway.run(OWNER_A, CONFLICTS, { id: second });
  expect(refused).toMatchObject({
    data: { maintenanceWindow: null },
    errors: [{ extensions: { code: 'FORBIDDEN' } }],
  });

  await send(gateway, first, 'cancel');
  expect((await conflictsOf(second)).conflicts).toEqual([]);
});

test('a window that takes a whole group by itself is in conflict with nobody else', async () => {
  const { hosts, members } = apart(3, 'soft-anti-affinity');
  const id = await scheduleWindow(gateway, { hostIds: hosts });

  expect((await conflictsOf(id)).conflicts).toMatchObject([{ kind: 'SERVER_GROUP', window: null, serverIds: members }]);
});

test.each([
  ['windows that follow each other', 'anti-affinity', 2, '2096-12-01T12:00:00Z'],
  ['a group that keeps together', 'affinity', 2, '2096-12-01T10:00:00Z'],
  ['a group of which one member stays up', 'anti-affinity', 3, '2096-12-01T10:00:00Z'],
])('%s: no conflict', async (_name, policy, size, startsAt) => {
  const { hosts } = apart(size, policy);
  await scheduleWindow(gateway, { hostIds: [hosts[0]] });
  const id = await scheduleWindow(gateway, { hostIds: [hosts[1]], startsAt, endsAt: '2096-12-01T14:00:00Z' });

  expect((await conflictsOf(id)).conflicts).toEqual([]);
  await send(gateway, id, 'confirm');
  expect(await toldOf(gateway, id, 'CONFLICT_FOUND')).toEqual([]);
});

test('a workflow that wants no conflicts refuses to confirm while there is one, and says so', async () => {
  const { hosts, name } = apart(2);
  gateway.jira.add('OPS-301', { status: 'Done' });
  const tickets = [{ url: gateway.jira.browseUrl('OPS-301'), rel: 'change' }];
  const first = await scheduleWindow(gateway, { hostIds: [hosts[0]] });
  const id = await scheduleWindow(gateway, { hostIds: [hosts[1]], workflow: 'ticket-approved', tickets });
  const refusedBecause = `noConflicts: All 2 members of server group ${name} are in maintenance at once.`;

  expect((await view(gateway, id)).nextEvents).toMatchObject([
    { name: 'confirm', allowed: false, refusedBecause },
    { name: 'cancel', allowed: true, refusedBecause: null },
  ]);
  expect((await send(gateway, id, 'confirm')).userErrors).toMatchObject([
    { code: 'GUARD_REFUSED', message: refusedBecause },
  ]);
  expect(await toldOf(gateway, id, 'CONFLICT_FOUND')).toEqual([]);

  await send(gateway, first, 'cancel');
  // It may have been confirmed by its approved ticket alone, if it was looked at just now.
  await send(gateway, id, 'confirm');
  expect((await view(gateway, id)).state).toBe('confirmed');
});

test('while server groups cannot be read, that is said, and a workflow that wants no conflicts does not go on', async () => {
  const { hosts } = apart(2);
  gateway.jira.add('OPS-302', { status: 'Done' });
  const tickets = [{ url: gateway.jira.browseUrl('OPS-302'), rel: 'change' }];
  const plain = await scheduleWindow(gateway, { hostIds: [hosts[0]] });
  const strict = await scheduleWindow(gateway, { hostIds: [hosts[1]], workflow: 'ticket-approved', tickets });
  gateway.cloud.fail('/compute/v2.1/os-server-groups', { status: 400 });

  expect((await conflictsOf(plain)).conflictsProblem).not.toBeNull();
  expect((await view(gateway, strict)).nextEvents[0]).toMatchObject({
    allowed: false,
    refusedBecause: expect.stringContaining('noConflicts:') as unknown,
  });
  const confirm = `mutation { sendMaintenanceEvent(input: { id: "${strict}", event: "confirm" }) { window { id } } }`;
  const { errors } = await gateway.run('demo-operator', confirm);
  const plainly = await send(gateway, plain, 'confirm');
  gateway.cloud.heal();

  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_FAILED']);
  expect((await view(gateway, strict)).phase).toBe('TENTATIVE');
  expect(plainly).toMatchObject({ window: { phase: 'CONFIRMED' }, userErrors: [] });
});
