/** One reader of the log for everybody: each event once, in order, from memory for who keeps up and from the log for who does not. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { EventCursor } from '../../src/domain/ids.ts';
import { eventCursor } from '../../src/domain/ids.ts';
import { CursorError } from '../../src/errors.ts';
import { createFeed } from '../../src/stream/feed.ts';
import type { Feed } from '../../src/stream/feed.ts';
import { until } from '../graph/until.ts';
import { fakeLog, placeOf } from './fake-log.ts';

/** So many events are kept in memory, and so many come with one read of the log. */
const KEPT = 1000;
const PAGE = 200;

const ignore = () => undefined;
const nth = (cursor: EventCursor) => Number(cursor);
const many = (count: number) => Array.from({ length: count }, () => ({}));

async function startFeed() {
  const log = fakeLog();
  const failures: unknown[] = [];
  const feed = await createFeed(log, (failure) => {
    failures.push(failure);
  });
  return { log, feed, failures };
}

/** Waits until the feed has all events up to this one. */
async function reaches(feed: Feed, last: number): Promise<void> {
  await until(`event ${last}`, async () => (await feed.read(placeOf(last - 1))).length > 0);
}

/** Somebody who reads on from a place; `seen` are the numbers of the events so far. */
function subscriber(feed: Feed, from = placeOf(0)) {
  const seen: number[] = [];
  let cursor = from;
  const readOn = async () => {
    const events = await feed.read(cursor);
    cursor = events.at(-1)?.cursor ?? cursor;
    seen.push(...events.map((event) => nth(event.cursor)));
    return events.length;
  };
  return { seen, readOn, cursor: () => cursor };
}

describe('the log', () => {
  test('is read once, however many subscribe', async () => {
    const { log, feed } = await startFeed();
    const subscribers = Array.from({ length: 50 }, () => subscriber(feed));
    let told = 0;
    for (const each of subscribers) {
      feed.onNews(each.cursor(), () => {
        told += 1;
      });
    }

    log.publish({}, {}, {});
    await reaches(feed, 3);
    await Promise.all(subscribers.map(({ readOn }) => readOn()));

    expect(told).toBe(50);
    expect(subscribers.map(({ seen }) => seen)).toEqual(subscribers.map(() => [1, 2, 3]));
    // One brought the events, one found that there are no more.
    expect(log.reads()).toBe(2);
  });

  test('is read again when it woke the reader in the middle of a read', async () => {
    const { log, feed } = await startFeed();
    const release = log.holdReads();
    log.wake();

    log.publish({});
    release(); // the answer to the first read: nothing yet

    await reaches(feed, 1);
  });

  test('is read to its end, page by page', async () => {
    const { log, feed } = await startFeed();

    log.publish(...many(2 * PAGE + 1));

    await reaches(feed, 2 * PAGE + 1);
    await until('the last read', () => log.reads() === 4);
  });

  test('that cannot be read is told, and read with the next wake', async () => {
    const { log, feed, failures } = await startFeed();
    const broken = new Error('no database');
    log.fail(broken);
    log.publish({});
    await until('the failure', () => failures.length > 0);

    log.fail(null);
    log.wake();

    await reaches(feed, 1);
    expect(failures).toEqual([broken]);
  });

  test('wakes nobody once the feed is closed', async () => {
    const { log, feed } = await startFeed();
    expect(log.sleepers()).toBe(1);

    feed.close();

    expect(log.sleepers()).toBe(0);
  });

  test('is not read back: a feed begins where the log ends', async () => {
    const log = fakeLog();
    log.append({}, {});
    const feed = await createFeed(log, ignore);

    expect(await feed.head()).toBe(placeOf(2));
    log.publish({});
    await reaches(feed, 3);

    expect((await feed.read(placeOf(2))).map(({ cursor }) => nth(cursor))).toEqual([3]);
    expect(log.reads()).toBe(2);
  });
});

describe('a subscriber', () => {
  test('that keeps up is served from memory, one that fell behind reads the log, and both get all', async () => {
    const { log, feed } = await startFeed();
    log.publish(...many(KEPT + 500));
    await reaches(feed, KEPT + 500);
    const before = log.reads();

    const quick = subscriber(feed, placeOf(500));
    expect(await quick.readOn()).toBe(KEPT);
    expect(log.reads()).toBe(before);

    const slow = subscriber(feed, placeOf(499));
    expect(await slow.readOn()).toBe(PAGE);
    expect(log.reads()).toBe(before + 1);
    while ((await slow.readOn()) > 0);
    expect(slow.seen).toEqual([500, ...quick.seen]);
    expect(log.reads()).toBe(before + 1);
  });

  test.each([499, 500, 501])('finds its place in memory: behind %d comes the next', async (after) => {
    const { log, feed } = await startFeed();
    log.publish(...many(600));
    await reaches(feed, 600);

    const events = await feed.read(placeOf(after));

    expect(events.map(({ cursor }) => nth(cursor))).toEqual(many(600 - after).map((_, index) => after + 1 + index));
  });

  test('is told of what came before it began to listen', async () => {
    const { log, feed } = await startFeed();
    log.publish({}, {});
    await reaches(feed, 2);
    const told: string[] = [];

    feed.onNews(placeOf(1), () => told.push('behind 1'));
    feed.onNews(placeOf(2), () => told.push('behind 2'));
    await new Promise(setImmediate);

    expect(told).toEqual(['behind 1']);
  });

  test('that stopped listening is told nothing more', async () => {
    const { log, feed } = await startFeed();
    let told = 0;
    const stop = feed.onNews(placeOf(0), () => {
      told += 1;
    });

    stop();
    log.publish({});
    await reaches(feed, 1);

    expect(told).toBe(0);
  });

  test.each([
    ['0', null],
    ['2', null],
    ['3', 'The cursor lies ahead of the event log.'],
    ['nowhere', 'This is not a cursor of an event stream.'],
  ])('with the cursor %j of a log of two events is refused with %j', async (cursor, message) => {
    const { log, feed } = await startFeed();
    log.append({}, {});

    const checked = feed.check(eventCursor(cursor));

    if (message === null) await expect(checked).resolves.toBeUndefined();
    else await expect(checked).rejects.toEqual(new CursorError(message));
  });
});

test('no more than the latest events are kept in memory', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const { log, feed } = await startFeed();
  const refs = log.publish(...many(KEPT + 2)).map((event) => new WeakRef(event));
  await reaches(feed, KEPT + 2);
  log.forget(KEPT + 2);

  await until('the first two to be let go', () => {
    collectGarbage();
    return refs.slice(0, 2).every((ref) => ref.deref() === undefined);
  });

  expect(refs.filter((ref) => ref.deref() !== undefined)).toHaveLength(KEPT);
  expect(await feed.read(placeOf(2))).toHaveLength(KEPT);
});

test('whatever is written and whoever reads when, everybody sees every event once and in order', async () => {
  const act = fc.oneof(
    { weight: 2, arbitrary: fc.record({ publish: fc.constantFrom(1, 3, 350, 700) }) },
    { weight: 4, arbitrary: fc.record({ read: fc.nat(3) }) },
    fc.constant('wake' as const),
    fc.constant('turn' as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
      const { log, feed } = await startFeed();
      const readers = Array.from({ length: 4 }, () => subscriber(feed));
      let written = 0;
      for (const each of acts) {
        if (each === 'wake') log.wake();
        else if (each === 'turn') await new Promise(setImmediate);
        else if ('read' in each) await readers[each.read]?.readOn();
        else written += log.publish(...many(each.publish)).length;
      }
      log.wake();
      if (written > 0) await reaches(feed, written);
      for (const { readOn } of readers) while ((await readOn()) > 0);

      const all = many(written).map((_, index) => index + 1);
      for (const { seen } of readers) expect(seen).toEqual(all);
    }),
    { numRuns: 40 },
  );
});
