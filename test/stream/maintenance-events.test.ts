/** The stream of one caller: a snapshot, then everything behind it once and in order, whatever happens in between. */

import { describe, expect, test } from '@jest/globals';

import type { StreamItem } from '../../src/stream/maintenance-events.ts';
import { streamMaintenanceEvents } from '../../src/stream/maintenance-events.ts';
import { until } from '../graph/until.ts';
import { aProject, aWindow, operator, ownerOf } from '../store/samples.ts';
import { placeOf } from './fake-log.ts';
import { NOW, take, testSources } from './sources.ts';
import type { TestSources } from './sources.ts';

const DONE = { done: true, value: undefined };

/** An operator's stream of everything, from a place or from now. */
function streamOf(sources: TestSources, after: string | null = null) {
  return streamMaintenanceEvents(sources, operator, {}, after);
}

describe('a stream that begins', () => {
  test('without a cursor gives a snapshot, then what comes behind it', async () => {
    const [early, late] = [
      aWindow({ startsAt: new Date('2026-12-01') }),
      aWindow({ startsAt: new Date('2026-12-02') }),
    ];
    const over = aWindow({ phase: 'COMPLETED' });
    const sources = await testSources({ windows: [late, early, over].map((window) => ({ window })) });
    sources.log.publish({}, {});
    await sources.reaches(2);
    const stream = streamOf(sources);

    const first = await stream.next();
    sources.log.publish({ window: late.id }, {});

    expect(first).toEqual({
      done: false,
      value: { __typename: 'MaintenanceSnapshot', cursor: placeOf(2), windows: [early, late] },
    });
    expect(await take(stream, 2)).toEqual(['3', '4']);
  });

  test('gives an event as the log has it', async () => {
    const sources = await testSources();
    const stream = streamOf(sources, placeOf(0));
    const [event] = sources.log.publish({ note: 'All good.' });

    expect((await stream.next()).value).toEqual({ ...event, __typename: 'MaintenanceEvent' });
  });

  test('with a cursor goes on behind it, with no snapshot', async () => {
    const sources = await testSources();
    sources.log.publish({}, {}, {});
    await sources.reaches(3);

    expect(await take(streamOf(sources, placeOf(1)), 2)).toEqual(['2', '3']);
  });

  test('has every open window in its snapshot, more than a page of the store too', async () => {
    const windows = Array.from({ length: 501 }, () => ({ window: aWindow() }));

    expect(await take(streamOf(await testSources({ windows })), 1)).toEqual(['snapshot 0 of 501']);
  });

  test('loses no change that is made while the snapshot is read', async () => {
    const sources = await testSources({
      onList: (log) => {
        log.publish({});
      },
    });

    expect(await take(streamOf(sources), 2)).toEqual(['snapshot 0 of 0', '1']);
  });
});

describe('a stream whose cursor the log cannot go on from', () => {
  test.each([
    ['nowhere', 'This is not a cursor of an event stream.'],
    ['7', 'The cursor lies ahead of the event log.'],
  ])('at its start (%j) says so, and gives a snapshot', async (cursor, reason) => {
    const sources = await testSources();
    const stream = streamOf(sources, cursor);

    expect((await stream.next()).value).toEqual({ __typename: 'StreamReset', reason, missed: null });
    sources.log.publish({});
    expect(await take(stream, 2)).toEqual(['snapshot 0 of 0', '1']);
  });

  test('because it passed out of retention says so, and gives a snapshot', async () => {
    const sources = await testSources();
    const old = Array.from({ length: 1500 }, () => ({}));
    const stream = streamOf(sources);
    await stream.next();
    sources.log.publish(...old);
    await sources.reaches(1500);

    sources.log.forget(100);
    const after = take(stream, 3);
    await until('the snapshot', () => sources.listeners() === 1);
    sources.log.publish({});

    expect(await after).toEqual(['reset', 'snapshot 1500 of 0', '1501']);
  });
});

describe('a quiet stream', () => {
  const QUIET_MS = 30;

  test('says now and then that it lives, and where to resume', async () => {
    const sources = await testSources({ heartbeatMs: QUIET_MS });
    sources.log.publish({}, {});
    await sources.reaches(2);
    const stream = streamOf(sources, placeOf(2));

    expect((await stream.next()).value).toEqual({ __typename: 'StreamHeartbeat', cursor: placeOf(2), at: NOW });
    expect(await take(stream, 2)).toEqual(['heartbeat 2', 'heartbeat 2']);
    expect(sources.listeners()).toBe(0);
  });

  test('says so also while others are told of much that is not for its caller', async () => {
    const sources = await testSources({ heartbeatMs: QUIET_MS });
    const stream = streamMaintenanceEvents(sources, ownerOf(aProject()), {}, placeOf(0));
    let item: StreamItem | undefined;
    const first = stream.next().then(({ value }) => (item = value));

    await until('a heartbeat', () => {
      sources.log.publish({});
      return item !== undefined;
    });

    await first;
    expect(item).toMatchObject({ __typename: 'StreamHeartbeat', at: NOW });
    expect(Number((item as { cursor?: string } | undefined)?.cursor)).toBeGreaterThan(0);
  });

  test('says nothing more once its consumer has left', async () => {
    const sources = await testSources({ heartbeatMs: QUIET_MS });
    const stream = streamOf(sources);
    await stream.next();
    const pending = Promise.all([stream.next(), stream.next()]);
    await until('the wait', () => sources.listeners() === 1);

    await stream.return?.();

    expect(await pending).toEqual([DONE, DONE]);
    expect(await stream.next()).toEqual(DONE);
    expect(sources.listeners()).toBe(0);
  });
});

describe('news', () => {
  test('that arrives between a read and the wait is not missed', async () => {
    let reads = 0;
    const sources = await testSources({
      onRead: async (log, feed) => {
        reads += 1;
        if (reads !== 1) return;
        // The stream was told that there is nothing yet, and does not listen yet.
        log.publish({});
        await until('the event', async () => (await feed.read(placeOf(0))).length > 0);
      },
    });

    expect(await take(streamOf(sources, placeOf(0)), 1)).toEqual(['1']);
  });

  test('for a consumer that is slow waits for it, in order', async () => {
    const sources = await testSources();
    const stream = streamOf(sources);
    await stream.next();

    sources.log.publish({}, {});
    await sources.reaches(2);
    expect(await take(stream, 1)).toEqual(['1']);
    sources.log.publish({});

    expect(await take(stream, 2)).toEqual(['2', '3']);
  });

  test('is heard by a listener that does not outlive it', async () => {
    const sources = await testSources();
    const stream = streamOf(sources, placeOf(0));
    const pending = stream.next();
    await until('the wait', () => sources.listeners() === 1);

    sources.log.publish({});

    await pending;
    expect(sources.listeners()).toBe(0);
  });
});

test('a stream whose snapshot cannot be read fails, and has ended then', async () => {
  const sources = await testSources({ onList: () => Promise.reject(new Error('no database')) });
  const stream = streamOf(sources);
  const second = stream.next().catch(() => stream.next());

  await expect(second).resolves.toEqual(DONE);
});
