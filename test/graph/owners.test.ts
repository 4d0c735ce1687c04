import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { acknowledge, decline, OWNER_A, OWNER_B, toldOf } from './answers.ts';
import type { Gateway } from './gateway.ts';
import { comesTo, startQuickGateway, view } from './maintenance.ts';
import { update } from './plan-changes.ts';
import { scheduleWindow } from './windows.ts';

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startQuickGateway({ cloud: { hosts: 0, servers: 0 } });
}, 180_000);

afterAll(() => gateway.close());

/** A window over a host of its own, with two servers of tenant a and one of tenant b. */
async function windowOfTwoOwners(input: Readonly<Record<string, unknown>> = {}, metadata = {}) {
  const { name: host } = gateway.cloud.addHost();
  const add = (project: string) => gateway.cloud.addServer({ name: 'app', project, host, metadata }).id;
  const servers = { a1: add('tenant-a'), a2: add('tenant-a'), b1: add('tenant-b') };
  const id = await scheduleWindow(gateway, { hostIds: [`home/${host}`], ...input });
  return { id, host, ...servers };
}

async function part(id: string, server: string, token = 'demo-operator') {
  const { servers } = await view(gateway, id, token);
  return servers.nodes.find(({ serverId }) => serverId === server);
}

test('an owner who names no server answers for all of its own, and for no other', async () => {
  const { id, a1, a2, b1 } = await windowOfTwoOwners();

  const { servers, userErrors } = await acknowledge(gateway, OWNER_A, id, {
    note: 'Fine with us.',
    changeReference: 'https://changes.example/17',
  });

  expect(userErrors).toEqual([]);
  expect(servers.map(({ serverId }) => serverId).toSorted()).toEqual([a1, a2].toSorted());
  for (const server of servers) {
    expect(server).toMatchObject({
      answer: 'ACKNOWLEDGED',
      answeredBy: 'demo-tenant-a',
      answeredRevision: 1,
      note: 'Fine with us.',
      changeReference: 'https://changes.example/17',
    });
  }
  expect(await part(id, b1)).toMatchObject({ answer: 'PENDING', note: null });
});

test('an owner may answer differently for each of its servers, and change its mind', async () => {
  const { id, a1, a2 } = await windowOfTwoOwners();
  await acknowledge(gateway, OWNER_A, id, { serverIds: [a1], action: 'MIGRATE' });
  await decline(gateway, OWNER_A, id, { serverIds: [a2] });

  expect(await part(id, a1)).toMatchObject({ answer: 'ACKNOWLEDGED', action: 'MIGRATE', actionSource: 'OWNER' });
  expect(await part(id, a2)).toMatchObject({ answer: 'DECLINED', note: 'Month end closing.' });

  await acknowledge(gateway, OWNER_A, id, { serverIds: [a2] });
  expect(await part(id, a2)).toMatchObject({ answer: 'ACKNOWLEDGED', note: null });
});

test('what an owner asks for counts more than the server’s policy, which counts again when nothing is asked for', async () => {
  const { id, a1, a2 } = await windowOfTwoOwners({}, { 'maintenance:planned-temporary': 'keep' });
  expect(await part(id, a1)).toMatchObject({ action: 'KEEP', actionSource: 'SERVER_POLICY' });

  await acknowledge(gateway, OWNER_A, id, { serverIds: [a1], action: 'LIVE_MIGRATE' });
  gateway.cloud.changeServer(a2, { metadata: { 'maintenance:planned-temporary': 'migrate' } });
  await comesTo(gateway, id, 'has looked again', ({ servers }) =>
    servers.nodes.some(({ serverId, action }) => serverId === a2 && action === 'MIGRATE'),
  );
  expect(await part(id, a1)).toMatchObject({ action: 'LIVE_MIGRATE', actionSource: 'OWNER' });

  await acknowledge(gateway, OWNER_A, id, { serverIds: [a1] });
  await comesTo(gateway, id, 'follows the policy', ({ servers }) =>
    servers.nodes.some(({ serverId, actionSource }) => serverId === a1 && actionSource === 'SERVER_POLICY'),
  );
});

test('once an owner names no action any more, the payload says at once what the policies say', async () => {
  const { id, a1, a2, b1 } = await windowOfTwoOwners({}, { 'maintenance:planned-temporary': 'keep' });
  await acknowledge(gateway, OWNER_A, id, { action: 'MIGRATE' });
  await acknowledge(gateway, OWNER_B, id, { action: 'MIGRATE' });
  gateway.cloud.changeServer(a2, { metadata: {} });

  const again = await acknowledge(gateway, OWNER_A, id);
  const declined = await decline(gateway, OWNER_B, id);

  const byId = new Map([...again.servers, ...declined.servers].map((server) => [server.serverId, server]));
  expect(byId.get(a1)).toMatchObject({ action: 'KEEP', actionSource: 'SERVER_POLICY' });
  expect(byId.get(a2)).toMatchObject({ action: 'LIVE_MIGRATE', actionSource: 'WINDOW_DEFAULT' });
  expect(byId.get(b1)).toMatchObject({ answer: 'DECLINED', action: 'KEEP', actionSource: 'SERVER_POLICY' });
});

test('an answer is taken while Nova does not tell what the policies say', async () => {
  const { id, a1 } = await windowOfTwoOwners({}, { 'maintenance:planned-temporary': 'keep' });
  await acknowledge(gateway, OWNER_A, id, { action: 'MIGRATE' });
  gateway.cloud.fail('/compute/v2.1/servers', { status: 400 });

  const { userErrors, servers } = await acknowledge(gateway, OWNER_A, id);
  gateway.cloud.heal();

  expect(userErrors).toEqual([]);
  expect(servers.find(({ serverId }) => serverId === a1)).toMatchObject({ answer: 'ACKNOWLEDGED', note: null });
  await comesTo(gateway, id, 'follows the policy', ({ servers: { nodes } }) =>
    nodes.some(({ serverId, actionSource }) => serverId === a1 && actionSource === 'SERVER_POLICY'),
  );
});

test('the same answer again is one record and one event', async () => {
  const { id, a1 } = await windowOfTwoOwners();
  const input = { serverIds: [a1], action: 'LIVE_MIGRATE', note: 'Go.' };

  const first = await acknowledge(gateway, OWNER_A, id, input);
  const again = await acknowledge(gateway, OWNER_A, id, input);

  expect(again).toEqual(first);
  expect(await toldOf(gateway, id, 'OWNER_ACKNOWLEDGED')).toMatchObject([
    { server: { serverId: a1 }, actor: 'demo-tenant-a', note: 'Go.', windowRevision: 1 },
  ]);
});

test('answers leave the window’s revision alone, so that no owner’s answer stops another’s', async () => {
  const { id } = await windowOfTwoOwners();
  await acknowledge(gateway, OWNER_A, id, { revision: 1 });

  const { userErrors, window } = await decline(gateway, OWNER_B, id, { revision: 1 });

  expect(userErrors).toEqual([]);
  expect(window).toMatchObject({ revision: 1 });
});

test('an answer to an old revision is refused with the present window, and nothing is written', async () => {
  const { id, a1 } = await windowOfTwoOwners();
  await update(gateway, id, 1, { summary: 'Swap two DIMMs' });

  for (const answer of [acknowledge, decline]) {
    const { window, servers, userErrors } = await answer(gateway, OWNER_A, id, { revision: 1 });
    expect(userErrors).toMatchObject([{ code: 'STALE_REVISION', path: ['input', 'revision'] }]);
    expect(window).toMatchObject({ id, revision: 2 });
    expect(servers).toEqual([]);
  }
  expect(await part(id, a1)).toMatchObject({ answer: 'PENDING' });
});

test('when dates move, answers are stale and owners are asked again; other changes leave them', async () => {
  const { id, a1 } = await windowOfTwoOwners();
  await acknowledge(gateway, OWNER_A, id);
  await update(gateway, id, 1, { summary: 'Swap two DIMMs' });
  expect(await part(id, a1)).toMatchObject({ answerStale: false });

  await update(gateway, id, 2, { endsAt: '2096-12-01T14:00:00Z' });

  expect(await part(id, a1, OWNER_A)).toMatchObject({ answer: 'ACKNOWLEDGED', answerStale: true });
  const { readiness } = await view(gateway, id, OWNER_A);
  expect(readiness.blockers.find(({ serverId }) => serverId === a1)).toMatchObject({ kind: 'AWAITING_ANSWER' });

  const { servers } = await acknowledge(gateway, OWNER_A, id, { serverIds: [a1] });
  expect(servers).toMatchObject([{ answerStale: false, answeredRevision: 3 }]);
  expect(await toldOf(gateway, id, 'OWNER_ACKNOWLEDGED')).toHaveLength(3);
});

test('an action that the window does not allow is refused, and the message names those it allows', async () => {
  const { id, a1 } = await windowOfTwoOwners({ allowedActions: ['LIVE_MIGRATE', 'MIGRATE'] });

  const { userErrors } = await acknowledge(gateway, OWNER_A, id, { action: 'KEEP' });

  expect(userErrors).toEqual([
    {
      code: 'ACTION_NOT_ALLOWED',
      path: ['input', 'action'],
      message: 'This window allows LIVE_MIGRATE, MIGRATE, not KEEP.',
    },
  ]);
  expect(await part(id, a1)).toMatchObject({ answer: 'PENDING' });
});

test('a note that says nothing declines nothing', async () => {
  const { id } = await windowOfTwoOwners();

  const { userErrors } = await decline(gateway, OWNER_A, id, { note: ' \n ' });

  expect(userErrors).toMatchObject([{ code: 'INVALID_VALUE', path: ['input', 'note'] }]);
  expect(await toldOf(gateway, id, 'OWNER_DECLINED')).toEqual([]);
});
