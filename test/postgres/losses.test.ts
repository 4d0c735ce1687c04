/** Facts about what is lost: connections, processes, whole clusters. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';

import type { Job } from '../../src/domain/maintenance-store.ts';
import type { EventCursor } from '../../src/domain/ids.ts';
import { CursorError } from '../../src/errors.ts';
import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/index.ts';
import { startOtherProcess } from '../store/other-process.ts';
import { anEvent, aWindow, eventually, insert, operator } from '../store/samples.ts';
import { newDatabase, query } from './new-database.ts';

const log = pino({ level: 'silent' });

describe('a store that loses', () => {
  let url: string;
  let store: Store;
  beforeEach(async () => {
    url = await newDatabase();
    store = await openStore({ postgres: url }, log);
  }, 30_000);
  afterEach(async () => {
    await store.close();
  });
  const cutConnections = () =>
    query(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name like 'slipway%'`,
    );

  test('its connections, gets new ones; the transaction that was open is rolled back', async () => {
    const [kept, lost] = [aWindow(), aWindow()];
    await insert(store.maintenance, kept);
    const cut = store.maintenance.transaction(async (writes) => {
      await writes.insertWindow(lost, [], []);
      await cutConnections();
      await writes.append(anEvent(lost.id));
    });
    await expect(cut).rejects.toThrow();
    await eventually(() =>
      store.ping().then(
        () => true,
        () => null,
      ),
    );
    expect(await store.maintenance.windowsByIds(operator, [kept.id, lost.id])).toEqual([kept]);
  });

  test('its listening connection, wakes readers when it has it again, and is told of what comes then', async () => {
    const wakes: number[] = [];
    const stop = store.events.onWake(() => wakes.push(Date.now()));
    const listeners = () =>
      query(
        url,
        `select pid from pg_stat_activity where datname = current_database() and application_name = 'slipway listener'`,
      );
    const [before] = await listeners();
    await cutConnections();
    await eventually(async () => {
      const [now] = await listeners();
      return now !== undefined && now.pid !== before?.pid ? true : null;
    });
    const window = aWindow();
    // Sooner than the next look of its own would be, so it was a notification.
    await eventually(async () => {
      const count = wakes.length;
      const at = Date.now();
      await eventually(() =>
        store.ping().then(
          () => true,
          () => null,
        ),
      );
      await insert(store.maintenance, { ...window, id: aWindow().id });
      await eventually(() => (wakes.length > count ? true : null), 2_000);
      return (wakes[count] ?? 0) - at < 200 ? true : null;
    });
    stop();
    expect(wakes.length).toBeGreaterThan(0);
  });

  test('the process that had taken up a job, hands that job out again', async () => {
    const { window, kill } = await startOtherProcess({ postgres: url }, '--work');
    await kill();
    const done: Job[] = [];
    await store.jobs.start((job) => Promise.resolve(void done.push(job)));
    await eventually(async () => {
      // Time passes.
      await query(
        url,
        `update pgboss.job set heartbeat_on = heartbeat_on - interval '1 minute' where state = 'active'`,
      );
      return done.length > 0 ? true : null;
    }, 40_000);
    expect(done).toEqual([{ action: 'disableHosts', window }]);
  }, 60_000);

  test('its cluster, and is restored into a younger one: it tells all events that come, and refuses cursors from before', async () => {
    const window = aWindow();
    const cursor = await store.events.head();
    await insert(store.maintenance, window);
    await store.maintenance.transaction((writes) => writes.append(anEvent(window.id, { note: 'last' })));
    await store.close();
    // As the old cluster had counted them.
    await query(url, `update maintenance_event set xid = (xid::text::bigint + 1000000000)::text::xid8`);
    store = await openStore({ postgres: url }, log);

    const head = await store.events.head();
    await store.maintenance.transaction((writes) => writes.append(anEvent(window.id, { note: 'new' })));
    const told = await eventually(async () => {
      const events = await store.events.read(head, 10);
      return events.length === 0 ? null : events;
    });
    expect(told.map(({ note }) => note)).toEqual(['new']);
    await expect(store.events.read(cursor, 10)).rejects.toThrow(CursorError);
    expect(await query(url, 'select note from maintenance_event order by xid, seq')).toEqual([
      { note: null },
      { note: 'last' },
      { note: 'new' },
    ]);
  });

  test('events that it told of, and is set back to before them: it refuses their cursors, though others come in their places', async () => {
    const window = aWindow();
    await insert(store.maintenance, window);
    const write = (note: string) =>
      store.maintenance.transaction((writes) => writes.append(anEvent(window.id, { note })));
    const settledHead = async (before: EventCursor) =>
      await eventually(async () => {
        const now = await store.events.head();
        return store.events.compare(now, before) > 0 ? now : null;
      });
    const kept = await store.events.head();
    await write('lost');
    const lost = await settledHead(kept);
    await query(url, `delete from maintenance_event where note = 'lost'`);
    await expect(store.events.read(lost, 10)).rejects.toThrow(CursorError);
    await write('new');
    await settledHead(kept);
    await expect(store.events.read(lost, 10)).rejects.toThrow('not in the log any more');
    expect((await store.events.read(kept, 10)).map(({ note }) => note)).toEqual(['new']);
  });

  test('its memory of a mutation after a day: the next of that name is a new one', async () => {
    const key = { caller: 'olga', mutation: 'linkTicket', clientMutationId: '1' };
    const remember = (outcome: string) =>
      store.maintenance.transaction((writes) => writes.rememberOutcome(key, outcome));
    const earlier = () => store.maintenance.transaction((writes) => writes.earlierOutcome(key));
    const age = (by: string) => query(url, 'update mutation_outcome set at = at - $1::interval', [by]);
    await remember('first');
    await age('23 hours 59 minutes');
    expect(await earlier()).toBe('first');
    await age('1 minute');
    expect(await earlier()).toBeNull();
    await remember('second');
    expect(await earlier()).toBe('second');
    await age('1 day');
    await store.prune(new Date(0));
    expect(await query(url, 'select from mutation_outcome')).toEqual([]);
  });

  test('nothing of a job that it was still doing when it stopped: the job is handed out again', async () => {
    const { id: window } = aWindow();
    let begun = (): void => undefined;
    const started = new Promise<void>((resolve) => (begun = resolve));
    const signals: boolean[] = [];
    await store.jobs.start(
      (_job, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            signals.push(signal.aborted);
            reject(new Error('stopped'));
          });
          begun();
        }),
    );
    await store.maintenance.transaction((writes) => writes.enqueue({ action: 'disableHosts', window }));
    await started;
    await store.close();
    expect(signals).toEqual([true]);

    store = await openStore({ postgres: url }, log);
    const done: Job[] = [];
    await store.jobs.start((job) => Promise.resolve(void done.push(job)));
    await eventually(() => (done.length > 0 ? true : null));
    expect(done).toEqual([{ action: 'disableHosts', window }]);
  }, 60_000);
});
