/**
 * One reader of the event log per process, and its latest events in memory for every subscriber.
 *
 * A subscriber is a cursor and nothing more: who keeps up is served from memory, who fell behind reads the log itself.
 * So memory per subscriber is bounded and nothing is dropped. Refuses to know who may see what.
 */

import type { EventLog } from '../domain/event-log.ts';
import type { MaintenanceEvent } from '../domain/event.ts';
import type { EventCursor } from '../domain/ids.ts';
import { unobserved } from '../domain/observer.ts';
import type { Observer } from '../domain/observer.ts';
import { CursorError } from '../errors.ts';

/** How many events are kept for subscribers that keep up. */
const KEPT = 1000;
/** How many events one read of the log brings. */
const PAGE = 200;

export interface Feed {
  /** The position behind everything that is settled now. */
  readonly head: () => Promise<EventCursor>;
  /** Events behind `after`, in order, possibly none. Throws CursorError when the log cannot go on from there. */
  readonly read: (after: EventCursor) => Promise<readonly MaintenanceEvent[]>;
  /** Behind the last event that subscribers were told of. */
  readonly position: () => EventCursor;
  /** Throws CursorError for a cursor that no reader of this log can have: it lies ahead of everything written. */
  readonly check: (after: EventCursor) => Promise<void>;
  /** Calls back once there are events behind `after`, soon where there are some already. Answers how to stop. */
  readonly onNews: (after: EventCursor, tell: () => void) => () => void;
  /** How far this process has read the log. */
  readonly last: () => EventCursor;
  readonly compare: EventLog['compare'];
  readonly close: () => void;
}

/** Starts reading at the log's head. */
export async function createFeed(
  log: EventLog,
  onError: (error: unknown) => void,
  { eventRead }: Pick<Observer, 'eventRead'> = unobserved,
): Promise<Feed> {
  const listeners = new Set<() => void>();
  let kept: readonly MaintenanceEvent[] = [];
  /** Memory holds all that lies behind this place. */
  let from = await log.head();
  let last = from;
  let reading: Promise<void> | null = null;
  let wokenMeanwhile = false;

  const drain = async (): Promise<void> => {
    do {
      wokenMeanwhile = false;
      const news = await log.read(last, PAGE);
      if (news.length === 0) continue;
      wokenMeanwhile = true;
      for (const { type } of news) eventRead(type);
      last = news.at(-1)?.cursor ?? last;
      const all = [...kept, ...news];
      from = all.at(-KEPT - 1)?.cursor ?? from;
      kept = all.slice(-KEPT);
      listeners.forEach((tell) => {
        tell();
      });
    } while (wokenMeanwhile);
  };
  /** The log was set back to before `last`. Whoever waits finds out from the log whether its own place still exists. */
  const beginAnew = async (error: unknown): Promise<void> => {
    if (!(error instanceof CursorError)) throw error;
    from = last = await log.head();
    kept = [];
    listeners.forEach((tell) => {
      tell();
    });
  };
  const wake = () => {
    wokenMeanwhile = true;
    reading ??= drain()
      .catch(beginAnew)
      .then(
        () => {
          reading = null;
          if (wokenMeanwhile) wake();
        },
        (error: unknown) => {
          reading = null;
          onError(error);
        },
      );
  };
  const stop = log.onWake(wake);

  return {
    head: log.head,
    position: () => last,
    read: async (after) => {
      if (log.compare(after, from) < 0) return log.read(after, PAGE);
      if (log.compare(after, last) > 0) return [];
      const next = firstBehind(kept, after, log.compare);
      const before = next === 0 ? from : (kept[next - 1]?.cursor ?? from);
      // Of a place that memory does not know only the log can say whether it exists.
      return log.compare(after, before) === 0 ? kept.slice(next) : log.read(after, PAGE);
    },
    check: async (after) => {
      if (log.compare(after, await log.head()) > 0) throw new CursorError('The cursor lies ahead of the event log.');
    },
    onNews: (after, tell) => {
      listeners.add(tell);
      if (log.compare(last, after) > 0) queueMicrotask(tell);
      return () => listeners.delete(tell);
    },
    last: () => last,
    compare: log.compare,
    close: stop,
  };
}

/** Index of the first event behind `after`, by halves. */
function firstBehind(events: readonly MaintenanceEvent[], after: EventCursor, compare: EventLog['compare']): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const event = events[middle];
    if (event !== undefined && compare(event.cursor, after) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
