/**
 * One reader of the event log per process, and its latest events in memory for every subscriber.
 *
 * A subscriber is a cursor and nothing more: who keeps up is served from memory, who fell behind reads the log itself.
 * So memory per subscriber is bounded and nothing is dropped. Refuses to know who may see what.
 */

import type { EventLog } from '../domain/event-log.ts';
import type { MaintenanceEvent } from '../domain/event.ts';
import type { EventCursor } from '../domain/ids.ts';
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
  /** Throws CursorError for a cursor that no reader of this log can have: it lies ahead of everything written. */
  readonly check: (after: EventCursor) => Promise<void>;
  /** Calls back once there are events behind `after`, soon where there are some already. Answers how to stop. */
  readonly onNews: (after: EventCursor, tell: () => void) => () => void;
  readonly close: () => void;
}

/** Starts reading at the log's head. */
export async function createFeed(log: EventLog, onError: (error: unknown) => void): Promise<Feed> {
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
      last = news.at(-1)?.cursor ?? last;
      const all = [...kept, ...news];
      from = all.at(-KEPT - 1)?.cursor ?? from;
      kept = all.slice(-KEPT);
      listeners.forEach((tell) => {
        tell();
      });
    } while (wokenMeanwhile);
  };
  const wake = () => {
    wokenMeanwhile = true;
    reading ??= drain().then(
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
    read: async (after) => {
      if (log.compare(after, from) < 0) return log.read(after, PAGE);
      return kept.slice(firstBehind(kept, after, log.compare));
    },
    check: async (after) => {
      if (log.compare(after, await log.head()) > 0) throw new CursorError('The cursor lies ahead of the event log.');
    },
    onNews: (after, tell) => {
      listeners.add(tell);
      if (log.compare(last, after) > 0) queueMicrotask(tell);
      return () => listeners.delete(tell);
    },
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
