/** The feed: what is told of it, and that a cut loses nothing and tells nothing twice. */

import { beforeEach, describe, expect, test } from '@jest/globals';

import { createFeed } from '../../dashboard/src/graph/feed.ts';
import type { LiveEvent, Source, StreamItem } from '../../dashboard/src/graph/feed.ts';
import { withWindow } from '../../dashboard/src/graph/merge.ts';
import { windowRow } from './windows.ts';

const event = (cursor: string): LiveEvent => ({
  __typename: 'MaintenanceEvent',
  cursor,
  at: '2026-12-01T10:00:00Z',
  type: 'STATE_CHANGED',
  actor: 'operator',
  note: null,
  changedFields: ['state'],
  window: windowRow({ id: 'w' }),
  host: null,
  server: null,
  ticket: null,
});

let afters: (string | null)[] = [];
let sinks: Parameters<Source>[1][] = [];
let waiting: { done: () => void; ms: number }[] = [];
const source: Source = (after, sink) => {
  afters.push(after);
  sinks.push(sink);
  return () => undefined;
};
const timers = {
  set: (done: () => void, ms: number) => {
    const timer = { done, ms };
    waiting.push(timer);
    return timer;
  },
  clear: (timer: unknown) => {
    waiting = waiting.filter((each) => each !== timer);
  },
  now: () => 1000,
};
const now = (): void => {
  const [timer] = waiting.splice(0, 1);
  timer?.done();
};
const sink = () => {
  const last = sinks.at(-1);
  if (last === undefined) throw new Error('nothing was started');
  return last;
};

beforeEach(() => {
  afters = [];
  sinks = [];
  waiting = [];
});

test('begins where an earlier visit ended, or at the beginning', () => {
  createFeed(source, null, timers);
  createFeed(source, 'c7', timers);
  expect(afters).toEqual([null, 'c7']);
});

test('is live once it is let in', () => {
  const feed = createFeed(source, null, timers);
  expect(feed.status().kind).toBe('connecting');
  sink().open();
  expect(feed.status().kind).toBe('live');
});

describe('cut off', () => {
  test('says so, and goes on behind the last cursor, a heartbeat’s too', () => {
    const feed = createFeed(source, null, timers);
    const told: string[] = [];
    feed.listen({ event: ({ cursor }) => told.push(cursor) });
    sink().item({ __typename: 'MaintenanceSnapshot', cursor: 'c1' });
    sink().item(event('c2'));
    sink().item({ __typename: 'StreamHeartbeat', cursor: 'c3', at: '2026-12-01T10:00:00Z' });
    sink().end();
    expect(feed.status()).toEqual({ kind: 'lost', since: 1000 });
    now();
    expect(afters).toEqual([null, 'c3']);
    sink().item(event('c4'));
    expect(feed.status().kind).toBe('live');
    expect(told).toEqual(['c2', 'c4']);
  });

  test('hears nothing more of the stream that ended, and starts another one once', () => {
    const feed = createFeed(source, null, timers);
    const told: string[] = [];
    feed.listen({ event: ({ cursor }) => told.push(cursor) });
    const first = sink();
    first.end();
    first.end();
    first.item(event('late'));
    expect(told).toEqual([]);
    expect(waiting).toHaveLength(1);
  });

  test('waits longer each time, and at most eight seconds, until something comes', () => {
    createFeed(source, null, timers);
    const waits: number[] = [];
    for (let turn = 0; turn < 8; turn += 1) {
      sink().end();
      waits.push(waiting[0]?.ms ?? 0);
      now();
    }
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000, 8000]);
    sink().item(event('c1'));
    sink().end();
    expect(waiting[0]?.ms).toBe(250);
  });

  test('tries at once when somebody asks for it', () => {
    const feed = createFeed(source, null, timers);
    sink().end();
    feed.hurry();
    expect(afters).toHaveLength(2);
    expect(waiting).toEqual([]);
  });
});

test('asks views to read anew where it could not go on, and starts from the snapshot', () => {
  const feed = createFeed(source, 'lost', timers);
  let resyncs = 0;
  feed.listen({ resync: () => (resyncs += 1) });
  const items: StreamItem[] = [
    { __typename: 'StreamReset', reason: 'It is too old.', missed: null },
    { __typename: 'MaintenanceSnapshot', cursor: 'c9' },
  ];
  for (const item of items) sink().item(item);
  expect({ resyncs, cursor: feed.cursor() }).toEqual({ resyncs: 1, cursor: 'c9' });
});

test('closed, it starts nothing more', () => {
  const feed = createFeed(source, null, timers);
  sink().end();
  feed.close();
  expect(waiting).toEqual([]);
});

describe('an event’s window', () => {
  const list = [windowRow({ id: 'a' }), windowRow({ id: 'b', startsAt: '2026-12-02T10:00:00Z' })];

  test('takes the place of what was known, by its planned start', () => {
    const moved = windowRow({ id: 'a', startsAt: '2026-12-03T10:00:00Z' });
    expect(withWindow(list, moved).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(withWindow(list, windowRow({ id: 'c' })).map(({ id }) => id)).toEqual(['a', 'c', 'b']);
  });

  test('that says nothing new leaves the list as it is', () => {
    expect(withWindow(list, windowRow({ id: 'a' }))).toBe(list);
  });

  test('whose hosts could not be read keeps those that were known', () => {
    const [changed] = withWindow(list, windowRow({ id: 'a', phase: 'CONFIRMED', hosts: null }));
    expect(changed).toMatchObject({ phase: 'CONFIRMED', hosts: [{ id: 'home/compute-1' }] });
  });
});
