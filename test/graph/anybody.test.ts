/** What anybody does in Nova, by whatever tool, reaches the windows that it touches: each change once. */

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';

import { historyOf } from './answers.ts';
import { startGateway, watchful } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { mutate } from './mutations.ts';
import { until } from './until.ts';
import { scheduleWindow, send } from './windows.ts';

let gateway: Gateway;
let host: string;

beforeAll(async () => {
  gateway = await startGateway({ cloud: { hosts: 0, servers: 0, migrationSeconds: 0.1 }, change: watchful });
}, 180_000);

afterAll(() => gateway.close());

beforeEach(() => {
  host = gateway.cloud.addHost().name;
});

/** So many looks at all hosts begin and end from now on. */
async function looks(more = 2): Promise<void> {
  const services = { method: 'GET', url: /os-services(?!.*host=)/u };
  const changes = { method: 'GET', url: /servers\/detail.*changes-since/u };
  const before = [gateway.cloud.count(services), gateway.cloud.count(changes)];
  await until('looks at the cloud', () =>
    [services, changes].every((asked, place) => gateway.cloud.count(asked) > (before[place] ?? 0) + more),
  );
}

/** What a window's operators were told of hosts. */
async function toldOfHosts(window: string): Promise<readonly (string | null)[]> {
  return (await historyOf(gateway, window)).filter(({ type }) => type === 'HOST_CHANGED').map(({ note }) => note);
}

async function typesOf(window: string): Promise<readonly string[]> {
  return (await historyOf(gateway, window)).map(({ type }) => type);
}

test('a host that somebody disables, explains, forces down and enables again is told of once each', async () => {
  await looks();
  const window = await scheduleWindow(gateway, { hostIds: [`home/${host}`] });
  const changes = [
    { disabled: true, disabledReason: 'RAM' },
    { disabledReason: 'RAM, and a fan' },
    { forcedDown: true },
    { forcedDown: false },
    { disabled: false, disabledReason: null },
  ];
  for (const change of changes) {
    const told = (await toldOfHosts(window)).length;
    gateway.cloud.changeHost(host, change);
    await until('the news', async () => (await toldOfHosts(window)).length > told);
    await looks();
  }

  const told = (await toldOfHosts(window)).filter((note) => !/nothing|What was wrong/u.test(note ?? ''));
  expect(told).toEqual([
    'Disabled: RAM',
    'Its reason is now: RAM, and a fan',
    'Forced down. It is down.',
    'No longer forced down. It is up again.',
    'Enabled.',
  ]);
}, 120_000);

test('what a window does to its host itself is told by that window alone, once', async () => {
  await looks();
  const window = await scheduleWindow(gateway, { hostIds: [`home/${host}`] });
  const later = await scheduleWindow(gateway, {
    hostIds: [`home/${host}`],
    startsAt: '2097-12-01T10:00:00Z',
    endsAt: '2097-12-01T12:00:00Z',
  });
  await send(gateway, window, 'confirm');
  await send(gateway, window, 'drain');
  await until('the host to be disabled', () =>
    gateway.cloud.hosts().some(({ name, disabled }) => name === host && disabled),
  );
  await until('the other window to hear of it', async () => (await toldOfHosts(later)).length > 0);
  await looks();

  expect((await toldOfHosts(window)).filter((note) => note?.startsWith('Disabled'))).toEqual(['Disabled.']);
  expect(await toldOfHosts(later)).toEqual([`Disabled: Swap a DIMM [slipway:${window}]`]);
}, 120_000);

test('a server that arrives, is moved away by somebody or deleted is told of at once, though windows are looked at once an hour', async () => {
  const refuge = gateway.cloud.addHost().name;
  await looks();
  const window = await scheduleWindow(gateway, { hostIds: [`home/${host}`] });
  const [first, second] = ['a', 'b'].map((name) => gateway.cloud.addServer({ name, project: 'tenant-a', host }).id);
  await until(
    'both to be in the window',
    async () => (await typesOf(window)).filter((type) => type === 'SERVER_ADDED').length === 2,
  );

  gateway.cloud.moveServer(first ?? '', refuge);
  gateway.cloud.deleteServer(second ?? '');
  await until('the host to be empty', async () => (await typesOf(window)).includes('HOST_EMPTIED'));
  await looks();

  const types = await typesOf(window);
  expect(types.filter((type) => type === 'SERVER_OUTCOME_CHANGED')).toHaveLength(2);
  expect(types.filter((type) => type === 'HOST_EMPTIED')).toHaveLength(1);
}, 120_000);

test('an operator who disables a host without a window is named to the windows that it touches', async () => {
  await looks();
  const window = await scheduleWindow(gateway, { hostIds: [`home/${host}`] });
  await mutate(gateway, 'setHostStatus', { hostId: `home/${host}`, status: 'DISABLED', reason: 'a smell' });
  await looks();

  const told = (await historyOf(gateway, window)).filter(({ type }) => type === 'HOST_CHANGED');
  expect(told.map(({ note, actor }) => [note, actor])).toEqual([['Disabled: a smell', 'admin']]);
}, 120_000);
