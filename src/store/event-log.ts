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
import { comparePlaces, cursorAt, placeOf } from './event-cursor.ts';
import { adoptEvents, pruneEvents, SETTLED_BEFORE, UNKNOWN_FROM } from './event-keeping.ts';
import { startWaker } from './event-waker.ts';
import { eventOfRow } from './rows.ts';
import type { Schema } from './schema.ts';

/** What is said of the cursor beside each event; alone where there is nothing new. */
const cursorState = z.object({ passed: z.boolean(), ahead: z.boolean(), xid: z.string().nullable() });

/** The log, and what its keeper does with it. */
export interface StoredEventLog extends EventLog {
  /** Forgets events from before a moment, as far as they are settled; cursors from before are refused then. Answers how many. */
  readonly prune: (before: Date) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Opens the log of a migrated database. */
export async function openEventLog(database: Database): Promise<StoredEventLog> {
  const { db } = database;
  const log = await adoptEvents(db);
  const { onWake, close } = await startWaker(database);
  return {
    head: async () => {
      const { rows } = await sql<{ xid: string }>`select ${SETTLED_BEFORE}::text as xid`.execute(db);
      return cursorAt(log, { xid: BigInt(rows[0]?.xid ?? 0), seq: 0n });
    },
    read: (after, limit) => read(db, log, after, limit),
    compare: (a, b) => comparePlaces(placeOf(log, a), placeOf(log, b)),
    onWake,
    prune: (before) => pruneEvents(db, before),
    close,
  };
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
      (low_xid, low_seq) > (${xid}, ${seq}) as passed, ${xid} > ${UNKNOWN_FROM} as ahead
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
  return state.xid === null ? [] : rows.map((row) => eventOf(log, row));
}

function eventOf(log: string, row: unknown): MaintenanceEvent {
  const event = eventOfRow.parse(row);
  return {
    cursor: cursorAt(log, { xid: BigInt(event.xid), seq: BigInt(event.seq) }),
    type: event.type,
    window: event.window_id,
    windowRevision: event.window_revision,
    changedFields: event.changed_fields,
    actor: { role: event.actor_role, name: event.actor_name },
    host: event.host_id,
    ticketUrl: event.ticket_url,
    audience: event.audience,
    note: event.note,
    cloud: event.cloud,
    projects: event.projects,
    at: event.at,
  };
}
