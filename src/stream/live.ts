/**
 * What all live streams have in common: a cursor, what was read and is not taken yet, and the wait for more.
 *
 * Refuses to know what is read of an event, and for whom.
 */

import type { MaintenanceEvent } from '../domain/event.ts';
import type { EventCursor } from '../domain/ids.ts';
import type { LiveStream, Taken } from '../domain/live-stream.ts';
import { CursorError } from '../errors.ts';
import type { Feed } from './feed.ts';
import { pulled, waitFor } from './pulled.ts';

/** The first items, and the place behind which the stream goes on after them. */
export interface Beginning<Item> {
  readonly cursor: EventCursor;
  readonly items: readonly Item[];
}

export interface LiveSource<Item> {
  readonly key: string;
  readonly feed: Feed;
  /** From a cursor, or from now where there is none. A CursorError makes it begin anew by `beginAnew`. */
  readonly begin: (after: EventCursor | null) => Promise<Beginning<Item>>;
  /** How to begin when the log cannot go on from where the stream was. */
  readonly beginAnew: (why: CursorError) => Promise<Beginning<Item>>;
  /** What there is to tell of a batch of events, in order, each with the cursor of its event. */
  readonly read: (events: readonly MaintenanceEvent[]) => Promise<readonly { item: Item; cursor: EventCursor }[]>;
  readonly heartbeat: ((cursor: EventCursor) => Item) | null;
  readonly heartbeatMs: number;
}

/** Begins with the first `take` or `next`, behind `after` or from now. */
export function liveStream<Item>(source: LiveSource<Item>, after: EventCursor | null): LiveStream<Item> {
  return streamFrom(source, { cursor: after, begun: false });
}

function streamFrom<Item>(
  source: LiveSource<Item>,
  start: { readonly cursor: EventCursor | null; readonly begun: boolean },
): LiveStream<Item> {
  const { key, feed, begin, beginAnew, read, heartbeat, heartbeatMs } = source;
  let { cursor, begun } = start;
  let ready: Taken<Item>[] = [];

  const startWith = (beginning: Beginning<Item>) => {
    cursor = beginning.cursor;
    ready = beginning.items.map((item) => ({ item, cursor: beginning.cursor, shared: false }));
  };
  /** True: there may be more to take. */
  const unlessLost = async (work: () => Promise<boolean>): Promise<boolean> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CursorError)) throw error;
      startWith(await beginAnew(error));
      return true;
    }
  };
  /** Is there more? */
  const advance = async (from: EventCursor): Promise<boolean> => {
    const known = feed.last();
    const events = await feed.read(from);
    // Nothing lies between the two: to stand at the later one lets this stream meet others.
    const reached = events.at(-1)?.cursor ?? (feed.compare(known, from) > 0 ? known : from);
    ready = (await read(events)).map((told) => ({ ...told, shared: true }));
    cursor = reached;
    return events.length > 0;
  };
  const here = (): EventCursor => {
    if (cursor === null) throw new Error('a stream that has not begun has no place');
    return cursor;
  };
  const take = async (): Promise<Taken<Item> | null> => {
    if (!begun) {
      begun = true;
      await unlessLost(async () => {
        startWith(await begin(cursor));
        return true;
      });
    }
    while (ready.length === 0) {
      const more = await unlessLost(() => advance(here()));
      if (!more) break;
    }
    return ready.shift() ?? null;
  };
  const onNews = (tell: () => void) => feed.onNews(here(), tell);

  // Made when it is asked for: who takes for itself needs none, and streams are many.
  let made: AsyncIterableIterator<Item, undefined> | null = null;
  const iterator = () => (made ??= iterate());
  const iterate = () =>
    pulled<Item>(async (left) => {
      // Counted from the last item: events that this caller may not see do not make a stream any less quiet.
      let quietUntil = performance.now() + heartbeatMs;
      while (!left.aborted) {
        const taken = await take();
        if (taken !== null) return taken.item;
        if (performance.now() >= quietUntil) {
          if (heartbeat !== null) return heartbeat(here());
          quietUntil = performance.now() + heartbeatMs;
        }
        await waitFor(onNews, Math.max(0, quietUntil - performance.now()), left);
      }
      return null;
    });
  return {
    next: () => iterator().next(),
    return: async () => {
      await iterator().return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: iterator,
    key,
    take,
    cursor: here,
    seek: (to) => {
      begun = true;
      cursor = to;
      ready = [];
    },
    fork: () => streamFrom(source, { cursor: feed.last(), begun: true }),
    onNews,
    heartbeat: heartbeat && (() => heartbeat(here())),
    heartbeatMs,
    compare: feed.compare,
  };
}
