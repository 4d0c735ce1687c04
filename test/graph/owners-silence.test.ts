import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { acknowledge, decline, OWNER_A, OWNER_B, toldOf } from './answers.ts';
import type { Gateway } from './gateway.ts';
import { comesTo, startQuickGateway, OVER } from './maintenance.ts';
import type { WindowView } from './maintenance.ts';
import { update } from './plan-changes.ts';
import { scheduleWindow, send } from './windows.ts';

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startQuickGateway({ cloud: { hosts: 0, servers: 0 } });
  gateway.cloud.addHost('spare');
}, 180_000);

afterAll(() => gateway.close());

/** One server of tenant a and one of tenant b, on a host of their own. */
async function windowOfTwo(input: Readonly<Record<string, unknown>>) {
  const { name: host } = gateway.cloud.addHost();
  const add = (project: string) => gateway.cloud.addServer({ name: 'app', project, host }).id;
  const [a, b] = [add('tenant-a'), add('tenant-b')];
  return { id: await scheduleWindow(gateway, { hostIds: [`home/${host}`], ...input }), a, b, host };
}

async function drain(id: string): Promise<void> {
  await send(gateway, id, 'confirm');
  await send(gateway, id, 'drain');
}

const of = ({ servers }: WindowView, server: string) => servers.nodes.find(({ serverId }) => serverId === server);
const hostOf = (server: string) => gateway.cloud.servers().find(({ id }) => id === server)?.host;

test('a declined server is held alone; once its owner lets it go, it is moved too', async () => {
  const { id, a, b, host } = await windowOfTwo({});
  await decline(gateway, OWNER_A, id, { note: 'Not before the backup.' });
  await acknowledge(gateway, OWNER_B, id);
  await drain(id);

  const held = await comesTo(gateway, id, 'has moved the other', (window) => of(window, b)?.outcome === 'MOVED');
  expect(held).toMatchObject({ phase: 'DRAINING', readiness: { ready: false, outstanding: 1 } });
  expect(held.readiness.blockers).toMatchObject([{ serverId: a, kind: 'DECLINED', detail: 'Not before the backup.' }]);
  expect(hostOf(a)).toBe(host);

  await acknowledge(gateway, OWNER_A, id);
  await comesTo(gateway, id, 'is ready', ({ phase }) => phase === 'READY');
  expect(hostOf(a)).not.toBe(host);
});

test('who names no server is shown those that were answered for, and none that had left before', async () => {
  const { id, a, host } = await windowOfTwo({ onSilence: 'HOLD' });
  const stays = gateway.cloud.addServer({ name: 'app', project: 'tenant-a', host }).id;
  await comesTo(gateway, id, 'knows the third', (window) => of(window, stays) !== undefined);
  gateway.cloud.moveServer(a, 'spare');
  await comesTo(gateway, id, 'sees one leave', (window) => of(window, a)?.outcome === 'AVOIDED');

  const { servers } = await acknowledge(gateway, OWNER_A, id);

  expect(servers.map(({ serverId, answer }) => [serverId, answer])).toEqual([[stays, 'ACKNOWLEDGED']]);
});

test('silence is recorded as such and told once to each owner; where it means consent, servers are moved', async () => {
  const { id, a, b, host } = await windowOfTwo(OVER);
  await drain(id);

  const ready = await comesTo(gateway, id, 'is ready', ({ phase }) => phase === 'READY');

  expect(ready.servers.nodes.map(({ answer }) => answer)).toEqual(['SILENT', 'SILENT']);
  expect([hostOf(a), hostOf(b)]).not.toContain(host);
  const overdue = await toldOf(gateway, id, 'ANSWER_OVERDUE');
  expect(overdue.map(({ server }) => server?.serverId).toSorted()).toEqual([a, b].toSorted());
  expect(await toldOf(gateway, id, 'ANSWER_OVERDUE', OWNER_A)).toMatchObject([{ server: { serverId: a } }]);
});

test('where silence means consent, no answer comes in time any more', async () => {
  const { id, a } = await windowOfTwo(OVER);
  await comesTo(gateway, id, 'took silence down', (window) => of(window, a)?.answer === 'SILENT');

  for (const answer of [acknowledge, decline]) {
    const { userErrors } = await answer(gateway, OWNER_A, id);
    expect(userErrors).toMatchObject([{ code: 'DEADLINE_PASSED', path: ['input', 'serverIds'] }]);
  }
});

test('where silence holds, nothing is moved until the owner answers, however late', async () => {
  const { id, a, b, host } = await windowOfTwo({ ...OVER, onSilence: 'HOLD' });
  await acknowledge(gateway, OWNER_B, id);
  await drain(id);

  const held = await comesTo(gateway, id, 'has moved the other', (window) => of(window, b)?.outcome === 'MOVED');
  expect(of(held, a)).toMatchObject({ answer: 'SILENT', outcome: 'PENDING' });
  expect(held.readiness.blockers).toMatchObject([{ serverId: a, kind: 'AWAITING_ANSWER' }]);
  expect(hostOf(a)).toBe(host);

  const { userErrors } = await acknowledge(gateway, OWNER_A, id);
  expect(userErrors).toEqual([]);
  await comesTo(gateway, id, 'is ready', ({ phase }) => phase === 'READY');
  expect(hostOf(a)).not.toBe(host);
});

test('until the time to answer is over, a silent owner’s server is not moved', async () => {
  const acknowledgeBy = new Date(Date.now() + 3000).toISOString();
  const { id, a, b } = await windowOfTwo({ acknowledgeBy });
  await acknowledge(gateway, OWNER_B, id);
  await drain(id);

  const before = await comesTo(gateway, id, 'has moved the other', (window) => of(window, b)?.outcome === 'MOVED');
  // What was read before the time was over is what counts.
  if (Date.now() < Date.parse(acknowledgeBy)) expect(of(before, a)).toMatchObject({ answer: 'PENDING' });
  await comesTo(gateway, id, 'is ready', ({ phase }) => phase === 'READY');

  const asked = gateway.cloud.migrations().find(({ serverId }) => serverId === a);
  expect(asked?.createdAt).toBeGreaterThanOrEqual(Date.parse(acknowledgeBy));
});

test('when dates move, silence to the old ones is forgotten', async () => {
  const { id, a } = await windowOfTwo(OVER);
  await comesTo(gateway, id, 'took silence down', (window) => of(window, a)?.answer === 'SILENT');
  const { revision } = await comesTo(gateway, id, 'stands', () => true);

  const { userErrors } = await update(gateway, id, revision, { acknowledgeBy: '2095-01-01T00:00:00Z' });

  expect(userErrors).toEqual([]);
  const asked = await comesTo(gateway, id, 'asks again', (window) => of(window, a)?.answer === 'PENDING');
  expect(asked.readiness.blockers.map(({ kind }) => kind)).toEqual(['AWAITING_ANSWER', 'AWAITING_ANSWER']);
  expect((await acknowledge(gateway, OWNER_A, id)).userErrors).toEqual([]);
});

test('a server that was moved, and one of a window that has ended, is answered for too late', async () => {
  const { id, b } = await windowOfTwo({});
  await acknowledge(gateway, OWNER_B, id);
  await drain(id);
  await comesTo(gateway, id, 'has moved one', (window) => of(window, b)?.outcome === 'MOVED');

  const moved = await decline(gateway, OWNER_B, id);
  expect(moved.userErrors).toMatchObject([{ code: 'DEADLINE_PASSED', message: `Server ${b} was moved already.` }]);

  await send(gateway, id, 'abort');
  const ended = await acknowledge(gateway, OWNER_A, id);
  expect(ended.userErrors).toMatchObject([{ code: 'DEADLINE_PASSED', path: ['input', 'windowId'] }]);
});

test('in an emergency nobody is asked: hosts are emptied at once, and no owner can hold a server', async () => {
  const { id, a, b, host } = await windowOfTwo({ workflow: 'emergency', cause: 'UNPLANNED' });
  const refused = await decline(gateway, OWNER_A, id);
  expect(refused.userErrors).toMatchObject([{ code: expect.stringMatching(/ACTION_NOT_ALLOWED|DEADLINE_PASSED/u) }]);

  const ready = await comesTo(gateway, id, 'is ready', ({ phase }) => phase === 'READY');

  expect([hostOf(a), hostOf(b)]).not.toContain(host);
  expect(ready.servers.nodes.map(({ answer }) => answer)).toEqual(['PENDING', 'PENDING']);
  expect(await toldOf(gateway, id, 'ANSWER_OVERDUE')).toEqual([]);
  expect((await toldOf(gateway, id, 'WINDOW_SCHEDULED', OWNER_A)).length).toBe(1);
});
