/** Facts about several gateways on one PostgreSQL. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';

import type { MaintenanceWrites } from '../../src/domain/maintenance-store.ts';
import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/index.ts';
import { aHost, aServer, aWindow, eventually, insert, operator } from '../store/samples.ts';
import { newDatabase, query } from './new-database.ts';

const log = pino({ level: 'silent' });

describe('several gateways on one PostgreSQL', () => {
  let url: string;
  let stores: readonly Store[] = [];
  let one: Store;
  let two: Store;
  beforeAll(async () => {
    url = await newDatabase();
    stores = await Promise.all([1, 2, 3].map(() => openStore({ postgres: url }, log)));
    [one, two] = stores as [Store, Store];
  }, 30_000);
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
  });

  /** Runs work in two stores at once; neither begins before both have a transaction open. */
  async function atOnce<Result>(work: (writes: MaintenanceWrites, store: Store) => Promise<Result>): Promise<Result[]> {
    let waiting = 2;
    let open = (): void => undefined;
    const both = new Promise<void>((resolve) => (open = resolve));
    return await Promise.all(
      [one, two].map((store) =>
        store.maintenance.transaction(async (writes) => {
          waiting -= 1;
          if (waiting === 0) open();
          await both;
          return await work(writes, store);
        }),
      ),
    );
  }

  test('gateways that open an empty database at once migrate it once, and all work', async () => {
    expect(stores.flatMap(({ migrated }) => migrated).sort()).toEqual([
      '0001-windows',
      '0002-events',
      '0003-maintenance-in-full',
      '0004-tickets',
      '0005-live-picture',
      '0006-calendar-feeds',
    ]);
    const window = aWindow();
    await insert(one.maintenance, window);
    for (const { maintenance } of stores)
      expect(await maintenance.windowsByIds(operator, [window.id])).toEqual([window]);
  });

  test('of two windows that want the same host at once, exactly one gets it, in whatever order they name their hosts', async () => {
    for (let round = 0; round < 20; round += 1) {
      const hosts = [aHost(), aHost(), aHost()];
      const windows = [aWindow(), aWindow()] as const;
      const answers = await atOnce((writes, store) =>
        store === one
          ? writes.insertWindow(windows[0], hosts, [])
          : writes.insertWindow(windows[1], [...hosts].reverse(), []),
      );
      const winner = answers[0] === null ? windows[0] : windows[1];
      expect(answers.filter((answer) => answer === null)).toHaveLength(1);
      expect(answers.find((answer) => answer !== null)).toEqual({
        overlap: { host: [...hosts].sort()[0], window: winner.id },
      });
    }
  });

  test('of two windows that are moved onto each other at once, exactly one moves', async () => {
    for (let round = 0; round < 20; round += 1) {
      const [a, b, c] = [aHost(), aHost(), aHost()];
      const [first, second] = [aWindow(), aWindow()];
      await insert(one.maintenance, first, { hosts: [a] });
      await insert(one.maintenance, second, { hosts: [b] });
      const answers = await atOnce((writes, store) =>
        store === one
          ? writes.updateWindow({ ...first, revision: 2 }, [a, c])
          : writes.updateWindow({ ...second, revision: 2 }, [c, b]),
      );
      const [winner, loser] = answers[0] === null ? [first, second] : [second, first];
      expect(answers.filter((answer) => answer === null)).toHaveLength(1);
      expect(answers.find((answer) => answer !== null)).toEqual({ overlap: { host: c, window: winner.id } });
      expect((await two.maintenance.windowsByIds(operator, [loser.id])).map(({ revision }) => revision)).toEqual([1]);
    }
  });

  test('windows that are due are each taken once, however many gateways ask at once', async () => {
    const ids = Array.from({ length: 150 }, () => aWindow().id);
    const now = new Date();
    await one.maintenance.transaction(async (writes) => {
      for (const id of ids) {
        await writes.insertWindow(aWindow({ id }), [], []);
        await writes.wake(id, now);
      }
    });
    const [left = [], right = []] = await atOnce((writes) => writes.takeDue(now));
    const rest = await one.maintenance.transaction((writes) => writes.takeDue(now));
    expect([left.length, right.length].sort()).toEqual([100, 50].sort());
    expect(rest).toEqual([]);
    expect([...left, ...right].sort()).toEqual([...ids].sort());
  });

  test('a window that somebody is changing stays due, and nobody waits for it', async () => {
    const [busy, free] = [aWindow(), aWindow()];
    const now = new Date();
    for (const window of [busy, free]) {
      await insert(one.maintenance, window);
      await one.maintenance.transaction((writes) => writes.wake(window.id, now));
    }
    const take = () => two.maintenance.transaction((writes) => writes.takeDue(now));
    await one.maintenance.transaction(async (writes) => {
      await writes.lockWindow(operator, busy.id);
      expect(await take()).toEqual([free.id]);
    });
    expect(await take()).toEqual([busy.id]);
  });

  test('a window that is woken while it is taken is due again', async () => {
    const { id } = aWindow();
    const now = new Date();
    await insert(one.maintenance, aWindow({ id }));
    const wake = () => two.maintenance.transaction((writes) => writes.wake(id, now));
    const take = (writes: MaintenanceWrites) => writes.takeDue(now);
    await wake();
    const woken: Promise<void>[] = [];
    await one.maintenance.transaction(async (writes) => {
      expect(await take(writes)).toEqual([id]);
      woken.push(wake());
      await eventually(async () => {
        const waiting = await query(
          url,
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return waiting.length > 0 ? true : null;
      });
    });
    await Promise.all(woken);
    expect(await one.maintenance.transaction(take)).toEqual([id]);
  });

  test('the last place to move a server is taken once, however many gateways count at once', async () => {
    const window = aWindow();
    const servers = [aServer(), aServer()];
    await insert(one.maintenance, window, { servers });
    const taken = await atOnce(async (writes, store) => {
      if ((await writes.countMoving(window.cloud)) > 0) return false;
      const [first, second] = await writes.serversOf(window.id);
      const mine = store === one ? first : second;
      if (mine !== undefined) await writes.updateServer({ ...mine, outcome: 'MOVING' });
      return true;
    });
    expect([...taken].sort()).toEqual([false, true]);
  });

  test('a host that several gateways find down at once is news to one of them', async () => {
    const host = aHost();
    const news = await atOnce((writes) => writes.noteHostDown(host));
    expect([...news].sort()).toEqual([false, true]);
  });

  test('a mutation that is sent twice at once is done once, and both answers are the same', async () => {
    const key = { caller: 'olga', mutation: 'scheduleMaintenance', clientMutationId: aWindow().id };
    let done = 0;
    const answers = await atOnce(async (writes) => {
      const earlier = await writes.earlierOutcome(key);
      if (earlier !== null) return earlier;
      const outcome = { nth: (done += 1) };
      await writes.rememberOutcome(key, outcome);
      return outcome;
    });
    expect(answers).toEqual([{ nth: 1 }, { nth: 1 }]);
  });

  test('transactions that wait for each other are both done: one of them runs again', async () => {
    const [a, b] = [aWindow(), aWindow()];
    await insert(one.maintenance, a);
    await insert(one.maintenance, b);
    let tries = 0;
    let waiting = 2;
    let go = (): void => undefined;
    const bothLocked = new Promise<void>((resolve) => (go = resolve));
    const lockBoth = (store: Store, first: typeof a, second: typeof a) =>
      store.maintenance.transaction(async (writes) => {
        tries += 1;
        await writes.lockWindow(operator, first.id);
        waiting -= 1;
        if (waiting === 0) go();
        await bothLocked;
        const window = await writes.lockWindow(operator, second.id);
        if (window !== null) await writes.updateWindow({ ...window, revision: window.revision + 1 });
      });
    await Promise.all([lockBoth(one, a, b), lockBoth(two, b, a)]);
    expect(tries).toBe(3);
    expect((await one.maintenance.windowsByIds(operator, [a.id, b.id])).map(({ revision }) => revision)).toEqual([
      2, 2,
    ]);
  });

  test('jobs are done in the order of the transactions that locked their window, whichever began first', async () => {
    const window = aWindow();
    await insert(one.maintenance, window);
    let begun = (): void => undefined;
    let locked = (): void => undefined;
    const early = new Promise<void>((resolve) => (begun = resolve));
    const late = new Promise<void>((resolve) => (locked = resolve));
    const first = one.maintenance.transaction(async (writes) => {
      await writes.hostsOf(window.id);
      begun();
      await late;
      await writes.lockWindow(operator, window.id);
      await writes.enqueue({ action: 'enableHosts', window: window.id });
    });
    await early;
    await two.maintenance.transaction(async (writes) => {
      await writes.lockWindow(operator, window.id);
      locked();
      await writes.enqueue({ action: 'disableHosts', window: window.id });
      await writes.enqueue({ action: 'enableHosts', window: window.id });
      await writes.enqueue({ action: 'disableHosts', window: window.id });
    });
    await first;

    const done: string[] = [];
    for (const { jobs } of stores) await jobs.start(({ action }) => Promise.resolve(void done.push(action)));
    await eventually(() => (done.length === 4 ? true : null));
    expect(done).toEqual(['disableHosts', 'enableHosts', 'disableHosts', 'enableHosts']);
  });
});
