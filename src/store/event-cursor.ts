/**
 * Cursors of the event log: a log's id and a place in its order, as one opaque text.
 *
 * Pure. Refuses to know what is at a place.
 */

import { eventCursor } from '../domain/ids.ts';
import type { EventCursor } from '../domain/ids.ts';
import { CursorError } from '../errors.ts';

/** A place in the log: events are ordered by transaction, then by their number. */
export interface Place {
  readonly xid: bigint;
  readonly seq: bigint;
}

const MAX_XID = 2n ** 64n - 1n;
const MAX_SEQ = 2n ** 63n - 1n;

/** The cursor of a place. */
export function cursorAt(log: string, { xid, seq }: Place): EventCursor {
  return eventCursor(Buffer.from(`${log} ${xid} ${seq}`).toString('base64url'));
}

/** The place of a cursor. Throws CursorError when it is not a cursor, or one of another log. */
export function placeOf(log: string, cursor: EventCursor): Place {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, id, xid, seq] = /^(\S+) (\d{1,20}) (\d{1,19})$/u.exec(text) ?? [];
  if (id === undefined || xid === undefined || seq === undefined) {
    throw new CursorError('This is not a cursor of an event stream.');
  }
  if (id !== log) throw new CursorError('This cursor is of another event log: begin anew, without one.');
  const place = { xid: BigInt(xid), seq: BigInt(seq) };
  if (place.xid > MAX_XID || place.seq > MAX_SEQ) throw new CursorError('This is not a cursor of an event stream.');
  return place;
}

/** Negative when `a` lies before `b`, 0 when they are one place, else positive. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.xid !== b.xid) return a.xid < b.xid ? -1 : 1;
  if (a.seq !== b.seq) return a.seq < b.seq ? -1 : 1;
  return 0;
}
