/** Facts about a store behind a pooler, PgBouncer. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { StoreSessionError } from '../../src/errors.ts';
import { openStore } from '../../src/store/index.ts';
import type { Store, StoreOptions } from '../../src/store/index.ts';
import { untilAborted } from '../store/election-suite.ts';
import { describeStore } from '../store/store-suite.ts';
import { anEvent, aWindow, eventually, insert } from '../store/samples.ts';
import { newDatabase, query } from './new-database.ts';
import { startPgBouncer } from './pgbouncer.ts';
import type { PgBouncer } from './pgbouncer.ts';

let direct: string;
let bouncer: PgBouncer;
let warnings: string[];
let stores: Store[];

const log = pino(
  { level: 'warn' },
  {
    write: (line) => {
      const { msg } = JSON.parse(line) as { msg: string };
      warnings.push(msg);
    },
  },
);

async function opened(options: StoreOptions): Promise<Store> {
  const store = await openStore(options, log);
  stores.push(store);
  return store;
}

async function begin(mode: 'transaction' | 'session'): Promise<void> {
  warnings = [];
  stores = [];
  direct = await newDatabase();
  bouncer = await startPgBouncer(direct, mode);
}

async function end(): Promise<void> {
  for (const store of stores) await store.close();
  await bouncer.close();
}

const complaints = () => warnings.filter((text) => text.includes('PgBouncer'));

describe('behind a pooler that does not keep sessions', () => {
  beforeEach(() => begin('transaction'), 30_000);
  afterEach(end);

  test('the store says at its start that notifications do not arrive, and what to do', async () => {
    await opened({ postgres: bouncer.url });
    expect(complaints()).toEqual([expect.stringContaining('Set store.session to the URL of PostgreSQL itself')]);
  }, 30_000);

  test('with a way that keeps sessions there is nothing to say, and events wake at once', async () => {
    const store = await opened({ postgres: bouncer.url, session: direct });
    expect(complaints()).toEqual([]);
    const window = aWindow();
    await insert(store.maintenance, window);
    const listening = await query(
      direct,
      `select query from pg_stat_activity where application_name = 'slipway listener'
      and datname = current_database()`,
    );
    expect(listening).toHaveLength(1);
  }, 30_000);

  test('a way that leads to another database is refused', async () => {
    await expect(openStore({ postgres: bouncer.url, session: await newDatabase() }, log)).rejects.toThrow(
      StoreSessionError,
    );
  }, 30_000);

  test('stores that open at once migrate once, and no lock is left behind', async () => {
    const four = await Promise.all([1, 2, 3, 4].map(() => opened({ postgres: bouncer.url })));
    expect(new Set(four.flatMap(({ migrated }) => migrated)).size).toBe(
      four.flatMap(({ migrated }) => migrated).length,
    );
    expect(
      await query(
        direct,
        `select from pg_locks join pg_database on oid = database
        where locktype = 'advisory' and datname = current_database()`,
      ),
    ).toEqual([]);
  }, 60_000);

  test('of three stores one leads, and the next when it stops, never two at once', async () => {
    const leading = new Set<string>();
    let most = 0;
    const stops = new Map<string, () => Promise<void>>();
    for (const name of ['a', 'b', 'c']) {
      const store = await opened({ postgres: bouncer.url });
      const stop = store.elections.campaign('cloud', async (signal) => {
        leading.add(name);
        most = Math.max(most, leading.size);
        await untilAborted(signal);
        leading.delete(name);
      });
      stops.set(name, stop);
    }
    // Others use the pooler's connections meanwhile.
    const [store] = stores;
    for (let count = 0; count < 20; count += 1) await store?.ping();
    while (stops.size > 0) {
      const name = await eventually(() => [...leading][0] ?? null);
      await stops.get(name)?.();
      stops.delete(name);
    }
    expect(most).toBe(1);
  }, 60_000);

  test('every event is told, in order, though nobody is notified', async () => {
    const store = await opened({ postgres: bouncer.url });
    const window = aWindow();
    let cursor = await store.events.head();
    await insert(store.maintenance, window);
    for (let nth = 0; nth < 10; nth += 1)
      await store.maintenance.transaction((writes) => writes.append(anEvent(window.id, { note: String(nth) })));
    const told: (string | null)[] = [];
    const wakes: number[] = [];
    const stop = store.events.onWake(() => wakes.push(1));
    await eventually(async () => {
      if (wakes.length === 0) return null;
      const events = await store.events.read(cursor, 100);
      told.push(...events.map(({ note }) => note));
      cursor = events.at(-1)?.cursor ?? cursor;
      return told.length === 11 ? true : null;
    });
    stop();
    expect(told).toEqual([null, ...Array.from({ length: 10 }, (_none, nth) => String(nth))]);
  }, 30_000);
});

describe('behind a pooler that keeps sessions', () => {
  beforeEach(() => begin('session'), 30_000);
  afterEach(end);

  test('there is nothing to say', async () => {
    await opened({ postgres: bouncer.url });
    expect(complaints()).toEqual([]);
  }, 30_000);
});

let suite: PgBouncer | null = null;
describeStore(
  'PostgreSQL behind a pooler, with a way that keeps sessions',
  async () => {
    const url = await newDatabase();
    suite = await startPgBouncer(url, 'transaction');
    return await openStore({ postgres: suite.url, session: url }, pino({ level: 'silent' }));
  },
  () => suite?.close(),
);
