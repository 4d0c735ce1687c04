/** Facts about several gateways on one PostgreSQL. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';

import type { MaintenanceWrites } from '../../src/domain/maintenance-store.ts';
import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/index.ts';
import { aHost, aWindow, eventually, insert, operator } from '../store/samples.ts';
import { newDatabase } from './new-database.ts';

const log = pino({ level: 'silent' });

describe('several gateways on one PostgreSQL', () => {
  let stores: readonly Store[] = [];
  let one: Store;
  let two: Store;
  beforeAll(async () => {
    const url = await newDatabase();
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
    expect(stores.flatMap(({ migrated }) => migrated).sort()).toEqual(['0001-windows', '0002-events']);
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
