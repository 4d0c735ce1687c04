/**
 * The port to the event log: one order for everybody, read from one's own cursor.
 *
 * Pure: a type. store/event-log implements it.
 */

import type { MaintenanceEvent } from './event.ts';
import type { EventCursor } from './ids.ts';

/** Readers see committed events only, in commit order, and never one that could still be overtaken by another. */
export interface EventLog {
  /** The position behind everything that is committed and settled now. */
  readonly head: () => Promise<EventCursor>;
  /** At most `limit` events behind `after`, in order. Throws CursorError when the cursor is not one of this log or has passed out of retention. */
  readonly read: (after: EventCursor, limit: number) => Promise<readonly MaintenanceEvent[]>;
  /** Negative when `a` lies before `b`, 0 when they are one place, else positive. Both must be cursors of this log; throws CursorError when not. */
  readonly compare: (a: EventCursor, b: EventCursor) => number;
  /** Calls back whenever there may be something new; a hint only. Answers how to stop. */
  readonly onWake: (wake: () => void) => () => void;
}
