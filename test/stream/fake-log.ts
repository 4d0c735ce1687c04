/** An event log in memory: appended to, woken, held up and pruned by the test, with its reads counted. */

import type { EventLog } from '../../src/domain/event-log.ts';
import type { MaintenanceEvent } from '../../src/domain/event.ts';
import { eventCursor, windowId } from '../../src/domain/ids.ts';
import type { EventCursor } from '../../src/domain/ids.ts';
import { CursorError } from '../../src/errors.ts';
import { anEvent, HOME } from '../store/samples.ts';

export interface FakeLog extends EventLog {
  /** So many reads so far. */
  readonly reads: () => number;
  /** So many that want to be woken. */
  readonly sleepers: () => number;
  /** Writes events, one for each of `values`, and wakes nobody. */
  readonly append: (...values: readonly Partial<MaintenanceEvent>[]) => readonly MaintenanceEvent[];
  readonly wake: () => void;
  /** Writes and wakes. */
  readonly publish: (...values: readonly Partial<MaintenanceEvent>[]) => readonly MaintenanceEvent[];
  /** From now on the answer to a read is what was there when it began, and comes only when it is let go. */
  readonly holdReads: () => () => void;
  /** From now on reads fail; null: no longer. */
  readonly fail: (failure: Error | null) => void;
  /** Forgets the first events, and lets go of them. */
  readonly forget: (count: number) => void;
}

/** The cursor of the nth event, counted from 1; 0 is in front of all. */
export function placeOf(nth: number): EventCursor {
  return eventCursor(String(nth));
}

export function fakeLog(): FakeLog {
  const events: (MaintenanceEvent | null)[] = [];
  const sleepers = new Set<() => void>();
  const state = { reads: 0, forgotten: 0, failure: null as Error | null, held: Promise.resolve() };
  const nth = (cursor: EventCursor): number => {
    if (!/^\d{1,9}$/u.test(cursor)) throw new CursorError('This is not a cursor of an event stream.');
    return Number(cursor);
  };

  const log: FakeLog = {
    head: () => Promise.resolve(placeOf(events.length)),
    read: async (after, limit) => {
      state.reads += 1;
      const found = events.slice(nth(after), nth(after) + limit);
      await state.held;
      if (state.failure !== null) throw state.failure;
      if (nth(after) < state.forgotten) throw new CursorError('The events behind this cursor are no longer kept.');
      return found.filter((event) => event !== null);
    },
    compare: (a, b) => nth(a) - nth(b),
    onWake: (wake) => {
      sleepers.add(wake);
      return () => sleepers.delete(wake);
    },
    reads: () => state.reads,
    sleepers: () => sleepers.size,
    append: (...values) => {
      const added = values.map((value, index): MaintenanceEvent => {
        const cursor = placeOf(events.length + index + 1);
        const window = windowId('00000000-0000-4000-8000-000000000001');
        return { ...anEvent(window), cursor, cloud: HOME, projects: [], at: new Date(0), ...value };
      });
      events.push(...added);
      return added;
    },
    wake: () => {
      for (const wake of [...sleepers]) wake();
    },
    publish: (...values) => {
      const added = log.append(...values);
      log.wake();
      return added;
    },
    holdReads: () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      state.held = promise;
      return () => {
        state.held = Promise.resolve();
        resolve(undefined);
      };
    },
    fail: (failure) => {
      state.failure = failure;
    },
    forget: (count) => {
      state.forgotten = count;
      events.fill(null, 0, count);
    },
  };
  return log;
}
