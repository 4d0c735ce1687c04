/** Reading together: whoever comes in and leaves, and whenever, has every item once and in order. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { ExecutionResult } from 'graphql';

import { eventCursor } from '../../src/domain/ids.ts';
import type { EventCursor } from '../../src/domain/ids.ts';
import type { LiveStream } from '../../src/domain/live-stream.ts';
import { createAudiences } from '../../src/server/sharing/audiences.ts';
import type { Audiences } from '../../src/server/sharing/audiences.ts';
import { liveResults } from '../../src/server/sharing/live-results.ts';
import type { Outlet } from '../../src/server/sharing/outlet.ts';
import { createFeed } from '../../src/stream/feed.ts';
import { liveStream } from '../../src/stream/live.ts';
import { until } from '../graph/until.ts';
import { fakeLog, placeOf } from '../stream/fake-log.ts';
import type { FakeLog } from '../stream/fake-log.ts';

const MOST_BACKLOG = 100;

interface World {
  readonly log: FakeLog;
  readonly audiences: Audiences;
  readonly streamFrom: (nth: number) => LiveStream<string>;
  readonly executions: string[];
}

async function world(heartbeatMs = 60_000): Promise<World> {
  const log = fakeLog();
  const feed = await createFeed(log, (failure) => {
    throw failure;
  });
  const at = (cursor: EventCursor) => Promise.resolve({ cursor, items: [] });
  const streamFrom = (nth: number) =>
    liveStream<string>(
      {
        key: 'all',
        feed,
        begin: (after) => at(after ?? placeOf(0)),
        beginAnew: async () => ({ cursor: await feed.head(), items: ['reset'] }),
        read: (events) => Promise.resolve(events.map(({ cursor }) => ({ item: cursor, cursor }))),
        heartbeat: (cursor) => `beat ${cursor}`,
        heartbeatMs,
      },
      eventCursor(String(nth)),
    );
  return { log, audiences: createAudiences(MOST_BACKLOG), streamFrom, executions: [] };
}

interface Reader {
  readonly got: string[];
  /** Takes what was pushed off its connection. */
  readonly drain: () => void;
  readonly leave: () => Promise<unknown>;
  readonly backlog: () => number;
}

/** A subscriber behind the nth event, whose connection takes everything at once, or nothing until it is drained. */
function readerFrom(
  { audiences, streamFrom, executions }: World,
  nth: number,
  options: { slow?: boolean; alike?: string } = {},
): Reader {
  const got: string[] = [];
  const waiting = new Set<() => void>();
  let backlog = 0;
  const outlet: Outlet = {
    push: ({ json }) => {
      got.push(String((JSON.parse(json.toString()) as ExecutionResult).data?.at));
      if (options.slow === true) backlog += json.length;
    },
    backlog: () => backlog,
    drained: () => (backlog === 0 ? Promise.resolve() : new Promise((resolve) => waiting.add(resolve))),
  };
  const execute = (item: unknown): Promise<ExecutionResult> => {
    executions.push(String(item));
    return Promise.resolve({ data: { at: item } });
  };
  const stream = streamFrom(nth);
  const results = liveResults({
    stream,
    renew: () => Promise.resolve(streamFrom(0)),
    audiences,
    outlet,
    key: () => options.alike ?? 'same',
    delivered: () => undefined,
    execute,
    executeForAll: async (item) => ({ result: await execute(item), void: false }),
  });
  const drain = () => {
    backlog = 0;
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  const read = async (): Promise<void> => {
    for (let step = await results.next(); step.done !== true; step = await results.next()) {
      got.push(String(step.value.data?.at));
      if (options.slow === true) await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  void read();
  return {
    got,
    drain,
    leave: async () => {
      drain();
      await results.return?.();
    },
    backlog: () => backlog,
  };
}

const upTo = (from: number, to: number) => Array.from({ length: to - from }, (_none, n) => String(from + n + 1));

describe('an audience', () => {
  test('has each item executed once, however many are in it, and once more for each other audience', async () => {
    const here = await world();
    const same = Array.from({ length: 50 }, () => readerFrom(here, 0));
    const other = readerFrom(here, 0, { alike: 'other' });
    await until('all to be in', () => here.audiences.count().members === 51);
    expect(here.audiences.count().audiences).toBe(2);

    here.log.publish({}, {}, {});
    await until('all items', () => [...same, other].every(({ got }) => got.length === 3));

    expect(here.executions.toSorted()).toEqual(['1', '1', '2', '2', '3', '3']);
    for (const { got } of same) expect(got).toEqual(['1', '2', '3']);
    for (const each of [...same, other]) await each.leave();
    expect(here.audiences.count()).toEqual({ audiences: 0, members: 0 });
    expect(here.log.sleepers()).toBe(1);
  });

  test('tells all of its members that they live', async () => {
    const here = await world(20);
    const all = [readerFrom(here, 0), readerFrom(here, 0)];
    await until('signs of life', () => all.every(({ got }) => got.length > 1));
    for (const { got } of all) expect(new Set(got)).toEqual(new Set(['beat 0']));
    for (const each of all) await each.leave();
  });

  test('puts out who is slow, who then reads for itself without a gap, and comes back', async () => {
    const here = await world();
    const [slow, quick] = [readerFrom(here, 0, { slow: true }), readerFrom(here, 0)];
    await until('both to be in', () => here.audiences.count().members === 2);
    const many = 400;
    for (let n = 0; n < many; n += 1) {
      here.log.publish({});
      await new Promise(setImmediate);
    }
    await until('the quick one', () => quick.got.length === many);

    expect(here.audiences.count().members).toBe(1);
    // Whatever is pushed past the bound is one item.
    expect(slow.backlog()).toBeLessThan(MOST_BACKLOG + 40);
    expect(slow.got.length).toBeLessThan(20);

    slow.drain();
    await until('the slow one', () => slow.got.length === many);
    expect(slow.got).toEqual(upTo(0, many));
    await until('it to be back', () => here.audiences.count().members === 2);
    for (const each of [slow, quick]) await each.leave();
  });

  test('gives who was away for too long a reset, and everything behind it', async () => {
    const here = await world();
    const [slow, quick] = [readerFrom(here, 0, { slow: true }), readerFrom(here, 0)];
    await until('both to be in', () => here.audiences.count().members === 2);
    const many = 1500;
    here.log.publish(...Array.from({ length: many }, () => ({})));
    await until('the quick one', () => quick.got.length === many);
    here.log.forget(400);
    slow.drain();
    await until('the reset', () => slow.got.includes('reset'));
    here.log.publish({});
    await until('the next', () => slow.got.at(-1) === String(many + 1));
    const before = slow.got.indexOf('reset');
    expect(slow.got.slice(0, before)).toEqual(upTo(0, before));
    expect(slow.got.slice(before)).toEqual(['reset', String(many + 1)]);
    for (const each of [slow, quick]) await each.leave();
  });
});

test('whatever the timing, everybody has every item behind where it began, once and in order', async () => {
  const action = fc.oneof(
    fc.record({ kind: fc.constant('publish' as const), count: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ kind: fc.constant('join' as const), slow: fc.boolean() }),
    fc.record({ kind: fc.constant('drain' as const) }),
    fc.record({ kind: fc.constant('dissolve' as const) }),
    fc.record({ kind: fc.constant('pause' as const), turns: fc.integer({ min: 1, max: 4 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 60 }), async (actions) => {
      const here = await world();
      const readers: { reader: Reader; from: number }[] = [];
      let written = 0;
      for (const next of actions) {
        switch (next.kind) {
          case 'publish':
            here.log.publish(...Array.from({ length: next.count }, () => ({})));
            written += next.count;
            break;
          case 'join':
            readers.push({
              reader: readerFrom(here, Math.floor(written / 2), { slow: next.slow }),
              from: Math.floor(written / 2),
            });
            break;
          case 'drain':
            readers.forEach(({ reader }) => {
              reader.drain();
            });
            break;
          case 'dissolve':
            here.audiences.dissolve();
            break;
          case 'pause':
            for (let turn = 0; turn < next.turns; turn += 1) await new Promise(setImmediate);
        }
      }
      await until('everything', () => {
        readers.forEach(({ reader }) => {
          reader.drain();
        });
        return readers.every(({ reader, from }) => reader.got.length >= written - from);
      });
      for (const { reader, from } of readers) {
        expect(reader.got).toEqual(upTo(from, written));
        await reader.leave();
      }
      expect(here.audiences.count()).toEqual({ audiences: 0, members: 0 });
    }),
    { numRuns: 60 },
  );
}, 180_000);
