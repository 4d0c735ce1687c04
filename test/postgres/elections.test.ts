/** Facts about elections among several processes on one PostgreSQL. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/index.ts';
import { untilAborted } from '../store/election-suite.ts';
import { startOtherProcess } from '../store/other-process.ts';
import { eventually } from '../store/samples.ts';
import { newDatabase, query } from './new-database.ts';
import { startProxy } from './proxy.ts';

const log = pino({ level: 'silent' });
const WHAT = 'cloud home';

describe('of several processes on one PostgreSQL', () => {
  let url: string;
  let closing: (() => Promise<void>)[] = [];
  /** Who leads now, and whether there were ever two. */
  let leading: Set<string>;
  let together: string[][];
  let terms: number;
  beforeEach(async () => {
    url = await newDatabase();
    closing = [];
    leading = new Set();
    together = [];
    terms = 0;
  });
  afterEach(async () => {
    for (const close of closing.reverse()) await close();
  });
  async function opened(at = url): Promise<Store> {
    const store = await openStore({ postgres: at }, log);
    closing.push(store.close);
    return store;
  }
  function campaign(store: Store, name: string): () => Promise<void> {
    return store.elections.campaign(WHAT, async (signal) => {
      leading.add(name);
      terms += 1;
      if (leading.size > 1) together.push([...leading]);
      await untilAborted(signal);
      leading.delete(name);
    });
  }
  const leader = () => eventually(() => [...leading][0] ?? null, 20_000);
  const otherLeaderThan = (name: string) =>
    eventually(() => [...leading].find((each) => each !== name) ?? null, 20_000);
  const endElectionSessions = () =>
    query(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'slipway elections'`,
    );

  test('one leads, and when it stops another does, never two at once', async () => {
    const stops = new Map<string, () => Promise<void>>();
    for (const name of ['a', 'b', 'c']) stops.set(name, campaign(await opened(), name));
    const led: string[] = [];
    while (stops.size > 0) {
      const name = await leader();
      led.push(name);
      await stops.get(name)?.();
      expect(leading).toEqual(new Set());
      stops.delete(name);
    }
    expect([...led].sort()).toEqual(['a', 'b', 'c']);
    expect(together).toEqual([]);
  }, 60_000);

  test('one leads, and when it is killed another does', async () => {
    const killed = await startOtherProcess({ postgres: url }, `--lead=${WHAT}`);
    const store = await opened();
    campaign(store, 'survivor');
    const locks = () =>
      query(url, `select pid from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock' and granted`);
    await eventually(async () => ((await sessions()) === 2 ? true : null));
    expect(leading).toEqual(new Set());
    expect(await locks()).toHaveLength(1);
    await killed.kill();
    expect(await leader()).toBe('survivor');

    async function sessions(): Promise<number> {
      const rows = await query(
        url,
        `select from pg_stat_activity where datname = current_database() and application_name = 'slipway elections'`,
      );
      return rows.length;
    }
  }, 60_000);

  test('a leader whose connection is ended is told so, and one leads again', async () => {
    campaign(await opened(), 'a');
    await leader();
    campaign(await opened(), 'b');
    await endElectionSessions();
    await eventually(() => (terms === 2 ? true : null));
    expect(leading.size).toBe(1);
    expect(together).toEqual([]);
  }, 60_000);

  test('a leader that hears nothing of the server any more ends before another begins, and stands again later', async () => {
    const proxy = await startProxy(url);
    closing.push(proxy.close);
    const far = campaign(await opened(proxy.url), 'far');
    expect(await leader()).toBe('far');
    const near = campaign(await opened(), 'near');
    proxy.fallSilent();
    expect(await otherLeaderThan('far')).toBe('near');
    expect(together).toEqual([]);
    proxy.speakAgain();
    await near();
    expect(await leader()).toBe('far');
    await far();
  }, 60_000);
});
