/**
 * A stream that knows its place in the event log, so that others may read for it and it can go on where they left off.
 *
 * Pure: a type. stream/ makes them; the server decides who reads together. Refuses to know what the items are.
 */

import type { EventCursor } from './ids.ts';

/** An item, and the place behind which the stream goes on once the item was given. */
export interface Taken<Item> {
  readonly item: Item;
  readonly cursor: EventCursor;
  /** False for what belongs to one subscriber's beginning: a snapshot, a reset. */
  readonly shared: boolean;
}

/** Read by one consumer: either through `next`, or by `take` and waiting for news. */
export interface LiveStream<Item> extends AsyncIterableIterator<Item, undefined> {
  /** Within one scope, the same items follow the same cursor in all streams with the same key. */
  readonly key: string;
  /** The next item, if there is one without waiting for news; null: all there is was taken. What it throws is the end of the stream. */
  readonly take: () => Promise<Taken<Item> | null>;
  /** The place of a stream that has begun and of which all was taken. */
  readonly cursor: () => EventCursor;
  /** Goes on behind this place: everything up to it was given by somebody else. */
  readonly seek: (cursor: EventCursor) => void;
  /** A stream of the same items, from where this process has read the log to. */
  readonly fork: () => LiveStream<Item>;
  /** Calls back once there is something to take, soon where there is already. Answers how to stop. */
  readonly onNews: (tell: () => void) => () => void;
  /** What to say after so long without an item; null where nothing is said. */
  readonly heartbeat: (() => Item) | null;
  readonly heartbeatMs: number;
  readonly compare: (a: EventCursor, b: EventCursor) => number;
}

/** Is what a subscription reads from such a stream? */
export function isLiveStream(source: AsyncIterable<unknown>): source is LiveStream<unknown> {
  return 'fork' in source && 'take' in source;
}
