/** Facts about the event log under concurrent writers. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/index.ts';
import { anEvent, aWindow, eventually, insert, operator } from '../store/samples.ts';
import { newDatabase, query } from './new-database.ts';

const log = pino({ level: 'silent' });

describe('the event log under concurrent writers', () => {
  let url: string;
  let store: Store;
  let other: Store;
  beforeAll(async () => {
    url = await newDatabase();
    store = await openStore({ postgres: url }, log);
    other = await openStore({ postgres: url }, log);
  }, 30_000);
  afterAll(async () => {
    await Promise.all([store.close(), other.close()]);
  });

  test('an event is not told before one that began earlier and commits later', async () => {
    const [slow, quick] = [aWindow(), aWindow()];
    await insert(store.maintenance, slow);
    await insert(store.maintenance, quick);
    const head = await eventually(async () => {
      const now = await store.events.head();
      return (await store.events.read(now, 1)).length === 0 ? now : null;
    });
    await store.maintenance.transaction(async (writes) => {
      await writes.append(anEvent(slow.id));
      await other.maintenance.transaction((others) => others.append(anEvent(quick.id)));
      expect(await other.events.read(head, 10)).toEqual([]);
      const { items } = await other.maintenance.historyOf(operator, quick.id, { first: 10, after: null });
      expect(items).toHaveLength(1);
    });
    const told = await eventually(async () => {
      const events = await other.events.read(head, 10);
      return events.length < 2 ? null : events;
    });
    expect(told.map(({ window }) => window)).toEqual([slow.id, quick.id]);
  });

  test('eight writers at once: a reader that goes on by cursor is told everything once, one that goes by number is not', async () => {
    const windows = Array.from({ length: 8 }, () => aWindow());
    for (const window of windows) await insert(store.maintenance, window);
    const each = 50;
    let cursor = await store.events.head();
    const [start] = await query(url, 'select max(seq) as seq from maintenance_event');
    const firstSeq = String(start?.seq);
    let lastSeq = firstSeq;
    const told: string[] = [];
    const byNumber: string[] = [];
    let writing = true;

    const readByCursor = async () => {
      const events = await other.events.read(cursor, 7);
      told.push(...events.map(({ note }) => note ?? ''));
      cursor = events.at(-1)?.cursor ?? cursor;
      return events.length;
    };
    const readByNumber = async () => {
      const rows = await query(url, 'select seq, note from maintenance_event where seq > $1 order by seq', [lastSeq]);
      byNumber.push(...rows.map(({ note }) => String(note)));
      for (const { seq } of rows) lastSeq = String(seq);
    };
    const reader = async (read: () => Promise<unknown>) => {
      while (writing) await read();
    };
    const writer = async (nth: number) => {
      const { maintenance } = nth % 2 === 0 ? store : other;
      const window = windows[nth]?.id ?? aWindow().id;
      for (let count = 0; count < each; count += 1) {
        await maintenance.transaction(async (writes) => {
          await writes.append(anEvent(window, { note: `${nth}.${count}` }));
          await writes.linksOf(window);
        });
      }
    };
    const readers = [reader(readByCursor), reader(readByNumber)];
    await Promise.all(windows.map((_window, nth) => writer(nth)));
    writing = false;
    await Promise.all(readers);
    await eventually(async () => ((await readByCursor()) === 0 && told.length >= windows.length * each ? true : null));
    await readByNumber();

    const all = windows.flatMap((_window, nth) => Array.from({ length: each }, (_none, count) => `${nth}.${count}`));
    expect([...told].sort()).toEqual([...all].sort());
    expect(told.filter((note) => note.startsWith('3.'))).toEqual(all.filter((note) => note.startsWith('3.')));
    // The control: were this reader complete, the test above would prove nothing.
    expect(byNumber.length).toBeLessThan(all.length);
  }, 60_000);

  test('the events of a window stand in the order of its revisions, whoever changed it', async () => {
    const window = aWindow();
    const head = await store.events.head();
    await insert(store.maintenance, window);
    const change = ({ maintenance }: Store) =>
      maintenance.transaction(async (writes) => {
        const now = await writes.lockWindow(operator, window.id);
        if (now === null) throw new Error('The window is gone.');
        const revision = now.revision + 1;
        await writes.updateWindow({ ...now, revision });
        await writes.append(anEvent(window.id, { type: 'STATE_CHANGED', windowRevision: revision }));
      });
    await Promise.all(Array.from({ length: 30 }, (_none, nth) => change(nth % 2 === 0 ? store : other)));

    const told = await eventually(async () => {
      const events = await store.events.read(head, 1000);
      return events.length < 31 ? null : events;
    });
    expect(told.map(({ windowRevision }) => windowRevision)).toEqual(
      Array.from({ length: 31 }, (_none, nth) => nth + 1),
    );
  });
});
