import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { acknowledge, decline, historyOf, OWNER_A, OWNER_B, toldOf } from './answers.ts';
import type { Gateway } from './gateway.ts';
import { startQuickGateway, view } from './maintenance.ts';
import { scheduleWindow } from './windows.ts';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startQuickGateway({ cloud: { hosts: 0, servers: 0 } });
}, 180_000);

afterAll(() => gateway.close());

async function windowOf(...projects: readonly string[]) {
  const { name: host } = gateway.cloud.addHost();
  const servers = projects.map((project) => gateway.cloud.addServer({ name: 'app', project, host }).id);
  return { id: await scheduleWindow(gateway, { hostIds: [`home/${host}`] }), servers };
}

test.each([
  ['acknowledge', acknowledge],
  ['decline', decline],
] as const)('%s: another tenant’s server is refused in the words of one that is not there', async (_name, answer) => {
  const { id, servers } = await windowOf('tenant-a', 'tenant-b');
  const [own = '', foreign = ''] = servers;

  const refusals = [];
  for (const server of [foreign, UNKNOWN, 'nonsense']) {
    const { window, servers: answered, userErrors } = await answer(gateway, OWNER_A, id, { serverIds: [own, server] });
    expect(answered).toEqual([]);
    expect(window).toMatchObject({ id, revision: 1 });
    refusals.push(userErrors.map((error) => ({ ...error, message: error.message.replaceAll(server, '<id>') })));
  }

  const told = { code: 'SERVER_NOT_IN_WINDOW', path: ['input', 'serverIds'] };
  expect(refusals[0]).toEqual([{ ...told, message: 'There is no server <id> in this window.' }]);
  expect(refusals).toEqual([refusals[0], refusals[0], refusals[0]]);
  const { nodes } = (await view(gateway, id)).servers;
  expect(nodes.map((each) => each.answer)).toEqual(['PENDING', 'PENDING']);
});

test('a window of others only is refused in the words of one that is not there', async () => {
  const { id } = await windowOf('tenant-b');

  const [foreign, unknown] = [await acknowledge(gateway, OWNER_A, id), await acknowledge(gateway, OWNER_A, UNKNOWN)];

  expect(foreign).toMatchObject({ window: null, servers: [] });
  expect(foreign.userErrors).toEqual([
    { code: 'WINDOW_NOT_FOUND', path: ['input', 'windowId'], message: `There is no window ${id}.` },
  ]);
  expect(unknown.userErrors).toEqual([
    { code: 'WINDOW_NOT_FOUND', path: ['input', 'windowId'], message: `There is no window ${UNKNOWN}.` },
  ]);
});

test('an operator answers for servers that it names, and is named as one', async () => {
  const { id, servers } = await windowOf('tenant-a', 'tenant-b');
  const [own = ''] = servers;

  const unnamed = await acknowledge(gateway, 'demo-operator', id);
  expect(unnamed.userErrors).toMatchObject([{ code: 'SERVER_NOT_IN_WINDOW', path: ['input', 'serverIds'] }]);

  const { userErrors } = await acknowledge(gateway, 'demo-operator', id, {
    serverIds: [own],
    action: 'KEEP',
    note: 'By telephone.',
  });
  expect(userErrors).toEqual([]);
  const nodesFor = async (token: string) => (await view(gateway, id, token)).servers.nodes;
  const answered = { serverId: own, action: 'KEEP', actionSource: 'OPERATOR', answer: 'ACKNOWLEDGED' };
  expect(await nodesFor(OWNER_A)).toMatchObject([{ ...answered, answeredBy: 'operator', note: 'By telephone.' }]);
  expect((await nodesFor('demo-operator')).find(({ serverId }) => serverId === own)).toMatchObject({
    ...answered,
    answeredBy: 'admin',
  });
  expect(await toldOf(gateway, id, 'OWNER_ACKNOWLEDGED', OWNER_A)).toMatchObject([{ actor: 'operator' }]);
  expect(await nodesFor(OWNER_B)).toMatchObject([{ answer: 'PENDING' }]);
});

test('an owner has the last word after an operator answered for it', async () => {
  const { id, servers } = await windowOf('tenant-a');
  await acknowledge(gateway, 'demo-operator', id, { serverIds: servers, action: 'KEEP' });

  await acknowledge(gateway, OWNER_A, id, { action: 'MIGRATE' });

  expect((await view(gateway, id, OWNER_A)).servers.nodes).toMatchObject([
    { action: 'MIGRATE', actionSource: 'OWNER', answeredBy: 'demo-tenant-a' },
  ]);
});

test.each([
  ['acknowledge', acknowledge, 'OWNER_ACKNOWLEDGED'],
  ['decline', decline, 'OWNER_DECLINED'],
] as const)('%s: sent again with its id it answers as the first time and does nothing', async (name, answer, type) => {
  const { id } = await windowOf('tenant-a', 'tenant-b');
  const clientMutationId = `${name}-1`;
  const first = await answer(gateway, OWNER_A, id, { clientMutationId, note: 'One.' });
  await answer(gateway, OWNER_A, id, { note: 'Two.' });

  const again = await answer(gateway, OWNER_A, id, { clientMutationId, note: 'One.' });
  const other = await answer(gateway, OWNER_A, id, { clientMutationId, note: 'Three.' });

  expect(again).toMatchObject({ clientMutationId, userErrors: first.userErrors });
  expect(other.userErrors).toMatchObject([{ code: 'INVALID_VALUE', path: ['input', 'clientMutationId'] }]);
  expect((await toldOf(gateway, id, type)).map(({ note }) => note)).toEqual(['One.', 'Two.']);

  const foreign = await answer(gateway, OWNER_B, id, { clientMutationId });
  expect(foreign.userErrors).toEqual([]);
});

test('an owner is told what became of its own servers, and of no other’s', async () => {
  const { id, servers } = await windowOf('tenant-a', 'tenant-b');
  await acknowledge(gateway, OWNER_A, id, { note: 'a says yes' });
  await decline(gateway, OWNER_B, id, { note: 'b says no' });

  const [ofA, ofB] = [await historyOf(gateway, id, OWNER_A), await historyOf(gateway, id, OWNER_B)];

  expect(ofA.map(({ type, actor, note }) => [type, actor, note])).toEqual([
    ['WINDOW_SCHEDULED', 'operator', null],
    ['OWNER_ACKNOWLEDGED', 'owner', 'a says yes'],
  ]);
  expect(ofB.map(({ type, server }) => [type, server?.serverId])).toEqual([
    ['WINDOW_SCHEDULED', undefined],
    ['OWNER_DECLINED', servers[1]],
  ]);
});
