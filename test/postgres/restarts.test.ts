/** Facts about a store whose PostgreSQL is stopped, as a power cut would stop it, and started again. */

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { Client } from 'pg';

import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/index.ts';
import { untilAborted } from '../store/election-suite.ts';
import { anEvent, aWindow, eventually, insert } from '../store/samples.ts';
import { startCluster } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { newDatabase } from './new-database.ts';

const log = pino({ level: 'silent' });

describe('a store whose PostgreSQL is stopped and started', () => {
  let cluster: Cluster;
  let url: string;
  let store: Store;
  beforeAll(async () => {
    cluster = await startCluster();
  }, 60_000);
  afterAll(() => cluster.remove());
  beforeEach(async () => {
    url = await newDatabase(cluster.url);
    store = await openStore({ postgres: url }, log);
  }, 30_000);
  afterEach(() => store.close());
  const answers = () =>
    eventually(
      () =>
        store.ping().then(
          () => true,
          () => null,
        ),
      20_000,
    );

  test('leads no longer, answers no longer, and does both again', async () => {
    let terms = 0;
    let leading = false;
    store.elections.campaign('cloud', async (signal) => {
      terms += 1;
      leading = true;
      await untilAborted(signal);
      leading = false;
    });
    await eventually(() => (leading ? true : null));
    await cluster.stop();
    await eventually(() => (leading ? null : true));
    await expect(store.ping()).rejects.toThrow();
    await cluster.start();
    await answers();
    await eventually(() => (leading ? true : null));
    expect(terms).toBe(2);
  }, 60_000);

  test('hears notifications again, and wakes for what it missed', async () => {
    let wakes = 0;
    const window = aWindow();
    await insert(store.maintenance, window);
    await cluster.stop();
    await cluster.start();
    await answers();
    const stop = store.events.onWake(() => (wakes += 1));
    // Sooner than the next look of its own would be, so it was a notification.
    await eventually(async () => {
      const [before, at] = [wakes, performance.now()];
      await store.maintenance.transaction((writes) => writes.append(anEvent(window.id)));
      await eventually(() => (wakes > before ? true : null));
      return performance.now() - at < 200 ? true : null;
    }, 20_000);
    stop();
  }, 60_000);

  test('tells an event behind a position from before, though transaction numbers were given out again', async () => {
    const window = aWindow();
    await insert(store.maintenance, window);
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    for (let nth = 0; nth < 300; nth += 1) await client.query('begin; select pg_current_xact_id(); rollback');
    // Numbers that were given to nobody who left anything: the server has no need to remember them.
    const head = await store.events.head();
    await cluster.stop();
    await cluster.start();
    await answers();
    await store.maintenance.transaction((writes) => writes.append(anEvent(window.id, { note: 'after' })));
    const told = await eventually(async () => {
      const events = await store.events.read(head, 10);
      return events.length === 0 ? null : events;
    });
    expect(told.map(({ note }) => note)).toEqual(['after']);
    await client.end().catch(() => undefined);
  }, 60_000);
});
