/** Facts about the servers of a window: what is kept of each, and how many are on the move. */

import { expect, test } from '@jest/globals';

import { cloudName, serverId } from '../../src/domain/ids.ts';
import type { WindowServer } from '../../src/domain/server-maintenance.ts';
import type { Store } from '../../src/store/index.ts';
import { aHost, aProject, aServer, aWindow, insert, operator } from './samples.ts';

export function describeServers(opened: () => Store): void {
  const store = () => opened().maintenance;

  /** Everything about it differs from a new server. */
  const changed = (server: WindowServer): WindowServer => ({
    ...server,
    host: aHost(),
    currentHost: null,
    action: 'MIGRATE',
    actionSource: 'OWNER',
    policyProblem: 'maintenance:planned-temporary is "soon"',
    answer: 'ACKNOWLEDGED',
    answeredAction: 'MIGRATE',
    answeredByOperator: true,
    answeredAt: new Date('2026-11-23T09:00:00.001Z'),
    answeredBy: 'otto',
    answeredRevision: 2,
    changeReference: 'CHG-7',
    note: 'äöü "✓"',
    outcome: 'FAILED',
    outcomeDetail: 'No valid host was found.',
    move: {
      kind: 'MIGRATION',
      from: server.host,
      attempt: 2,
      askedAt: new Date('2026-12-01T07:00:00.5Z'),
      lastMigration: 41,
    },
    retryAt: new Date('2026-12-01T07:05:00Z'),
    skipped: true,
    updatedAt: new Date('2026-12-01T07:01:00Z'),
  });

  test('a server is read as it was written and as it was changed; what it belongs to never changes', async () => {
    const window = aWindow();
    const one: WindowServer = { ...aServer(), window: window.id };
    const two = changed({ ...aServer(), window: window.id });
    const byId = (list: readonly WindowServer[]) => [...list].sort((a, b) => (a.server < b.server ? -1 : 1));
    await insert(store(), window, { servers: [one, two] });
    expect(await store().serversOfWindows(operator, [window.id])).toEqual(byId([one, two]));

    const [oneAfter, twoAfter] = [changed(one), { ...one, server: two.server, project: two.project }];
    await store().transaction(async (writes) => {
      await writes.updateServer({ ...oneAfter, project: aProject(), addedAt: new Date(0) });
      await writes.updateServer(twoAfter);
      expect(await writes.serversOf(window.id)).toEqual(byId([oneAfter, twoAfter]));
    });
    expect(await store().serversOfWindows(operator, [window.id])).toEqual(byId([oneAfter, twoAfter]));
  });

  test('servers that are added leave those that are there as they are, and a server of another window alone', async () => {
    const [window, other] = [aWindow(), aWindow()];
    const server = aServer();
    await insert(store(), window, { servers: [server] });
    await insert(store(), other, { servers: [server] });
    const added = { ...aServer(), window: window.id };

    await store().transaction(async (writes) => {
      await writes.insertServers([changed({ ...server, window: window.id }), added]);
      await writes.insertServers([]);
      await writes.updateServer(changed({ ...server, window: other.id }));
    });

    const rows = await store().serversOfWindows(operator, [window.id]);
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([{ ...server, window: window.id }, added]));
  });

  test('a window takes five thousand servers', async () => {
    const window = aWindow();
    await insert(store(), window, { servers: Array.from({ length: 5_000 }, () => aServer()) });
    expect(await store().serversOfWindows(operator, [window.id])).toHaveLength(5_000);
  });

  test('of a cloud those are counted that are moving, in ended windows too', async () => {
    const [cloud, elsewhere] = [cloudName(aWindow().id), cloudName(aWindow().id)];
    const moving = () => aServer(undefined, undefined, { outcome: 'MOVING' });
    const settled = [aServer(), aServer(undefined, undefined, { outcome: 'MOVED' })];
    await insert(store(), aWindow({ cloud }), { servers: [moving(), moving(), ...settled] });
    await insert(store(), aWindow({ cloud, phase: 'DRAINING' }), { servers: [moving()] });
    for (const phase of ['COMPLETED', 'FAILED', 'CANCELLED', 'SUPERSEDED'] as const) {
      await insert(store(), aWindow({ cloud, phase }), { servers: [moving()] });
    }
    await insert(store(), aWindow({ cloud: elsewhere }), { servers: [moving()] });

    const counts = await store().transaction(async (writes) => [
      await writes.countMoving(cloud),
      await writes.countMoving(elsewhere),
      await writes.countMoving(cloudName(aWindow().id)),
    ]);
    expect(counts).toEqual([7, 1, 0]);
  });

  test('a server may move again when the host it is on now is one of another open window', async () => {
    const [from, ahead, past, free] = [aHost(), aHost(), aHost(), aHost()];
    await insert(store(), aWindow(), { hosts: [ahead] });
    await insert(store(), aWindow({ phase: 'COMPLETED' }), { hosts: [past] });
    const window = aWindow();
    const on = (currentHost: typeof from | null) => aServer(undefined, from, { currentHost });
    const again = on(ahead);
    const others = [on(past), on(free), on(from), on(null)];
    await insert(store(), window, { hosts: [from], servers: [...others, again] });
    const key = ({ server }: Pick<WindowServer, 'server'>) => ({ window: window.id, server });

    const asked = [again, ...others, { server: serverId('7') }].map(key);
    expect(await store().mayMoveAgain(asked)).toEqual([key(again)]);
    expect(await store().mayMoveAgain([{ window: aWindow().id, server: again.server }])).toEqual([]);
    expect(await store().mayMoveAgain([])).toEqual([]);
  });
}
