/**
 * The event log, read.
 *
 * Events are ordered by the transaction that appended them, then by their number in it, and nobody reads a transaction
 * before all that began to write earlier have ended. A number alone would not do: numbers are given out before the
 * commit, so a reader that has seen 7 would never see a 6 that commits later.
 *
 * A transaction gets its number with its first write. So one that locks a window before it writes anything comes
 * behind every other that had the lock before it, and a window's events stand in the order of its revisions.
 *
 * A cursor is the place of an event. One whose event is gone, though retention has not passed it, is of a log that was
 * set back: restored from a backup, or handed to a replica that did not have everything yet. It is refused, for what
 * was written since then may stand before it.
 *
 * Refuses to know who may read what.
 */

import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { z } from 'zod';

import type { EventLog } from '../domain/event-log.ts';
import type { MaintenanceEvent } from '../domain/event.ts';
import type { EventCursor } from '../domain/ids.ts';
import { CursorError } from '../errors.ts';
import type { Database } from './engine.ts';
import { EVENTS_CHANNEL } from './event-append.ts';
import { comparePlaces, cursorAt, placeOf } from './event-cursor.ts';
import { adoptEvents, pruneEvents, SETTLED_BEFORE, UNKNOWN_FROM } from './event-keeping.ts';
import { eventOf } from './event-rows.ts';
import { startWaker } from './event-waker.ts';
import type { Schema } from './schema.ts';

/** What is said of the cursor beside each event; alone where there is nothing new. */
const cursorState = z.object({
  passed: z.boolean(),
  ahead: z.boolean(),
  known: z.boolean(),
  xid: z.string().nullable(),
});

/** The log, and what its keeper does with it. */
export interface StoredEventLog extends EventLog {
  /** Part of every cursor. */
  readonly id: string;
  /** Forgets events from before a moment, as far as they are settled; cursors from before are refused then. Answers how many. */
  readonly prune: (before: Date) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Opens the log of a migrated database. */
export async function openEventLog(database: Database): Promise<StoredEventLog> {
  const { db } = database;
  const log = await adoptEvents(db);
  const { onWake, close } = await startWaker(database, EVENTS_CHANNEL);
  return {
    id: log,
    head: () => head(db, log),
    read: (after, limit) => read(db, log, after, limit),
    compare: (a, b) => comparePlaces(placeOf(log, a), placeOf(log, b)),
    onWake,
    prune: (before) => pruneEvents(db, before),
    close,
  };
}

/**
 * The place of the last settled event, and not the number of the transaction to come: a server that crashed gives
 * numbers out again that only lost or rolled back transactions had, so what comes next may stand before such a number.
 */
async function head(db: Kysely<Schema>, log: string): Promise<EventCursor> {
  const { rows } = await sql<{ xid: string; seq: string }>`
    select coalesce(last.xid, low_xid)::text as xid, coalesce(last.seq, low_seq)::text as seq
    from event_log left join lateral (
      select xid, seq from maintenance_event where xid < ${SETTLED_BEFORE} order by xid desc, seq desc limit 1
    ) as last on true
  `.execute(db);
  return cursorAt(log, { xid: BigInt(rows[0]?.xid ?? 0), seq: BigInt(rows[0]?.seq ?? 0) });
}

async function read(
  db: Kysely<Schema>,
  log: string,
  after: EventCursor,
  limit: number,
): Promise<readonly MaintenanceEvent[]> {
  const place = placeOf(log, after);
  const xid = sql`${String(place.xid)}::xid8`;
  const seq = sql`${String(place.seq)}::bigint`;
  // One statement, so that the low-water mark and the events are of one moment.
  const { rows } = await sql<Record<string, unknown>>`
    select event.*, event.xid::text as xid, event.seq::text as seq,
      (low_xid, low_seq) > (${xid}, ${seq}) as passed, ${xid} > ${UNKNOWN_FROM} as ahead,
      ${seq} = 0 or (low_xid, low_seq) = (${xid}, ${seq})
        or exists (select from maintenance_event where (xid, seq) = (${xid}, ${seq})) as known
    from event_log left join lateral (
      select * from maintenance_event
      where (xid, seq) > (${xid}, ${seq}) and xid < ${SETTLED_BEFORE}
      order by xid, seq limit ${limit}
    ) as event on true
    order by event.xid, event.seq
  `.execute(db);
  const state = cursorState.parse(rows[0]);
  if (state.passed) throw new CursorError('The events behind this cursor are no longer kept: begin anew, without one.');
  if (state.ahead) throw new CursorError('This cursor is ahead of the event log: begin anew, without one.');
  // Those behind it may have been given the places of those that were lost with it.
  if (!state.known)
    throw new CursorError('The event of this cursor is not in the log any more: begin anew, without one.');
  return state.xid === null ? [] : rows.map((row) => eventOf(log, row));
}
