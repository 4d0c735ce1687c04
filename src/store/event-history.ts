/**
 * The events of one window, in pages.
 *
 * In the order of the log and, like its reader, never ahead of an event that could still come in front: so that
 * whoever has a page can go on behind it in the log. Refuses to know who sees what (`visible-to.ts`).
 */

import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { z } from 'zod';

import { eventCursor } from '../domain/ids.ts';
import type { MaintenanceReads } from '../domain/maintenance-store.ts';
import { placeOf } from './event-cursor.ts';
import { SETTLED_BEFORE } from './event-keeping.ts';
import { eventOf } from './event-rows.ts';
import type { Schema } from './schema.ts';
import { eventVisibleTo } from './visible-to.ts';
import { possibleWindowIds } from './window-rows.ts';

/** What is said of the whole history beside each event; alone where there is none. */
const historyState = z.object({ total: z.number(), ahead: z.number(), xid: z.string().nullable() });

/** Oldest first; `log` is the id of the event log. Throws CursorError on a cursor that is not of this log. */
export function createHistory(current: () => Kysely<Schema>, log: string): MaintenanceReads['historyOf'] {
  return async (scope, window, { first, after }) => {
    const place = after === null ? { xid: 0n, seq: 0n } : placeOf(log, eventCursor(after));
    const behind = sql`(xid, seq) > (${String(place.xid)}::xid8, ${String(place.seq)}::bigint)`;
    const told = sql`window_id = any(${[...possibleWindowIds([window])]}::uuid[])
      and xid < ${SETTLED_BEFORE} and ${eventVisibleTo(scope)}`;
    // One statement, so that the counts and the events are of one moment.
    const { rows } = await sql<Record<string, unknown>>`
      select event.*, event.xid::text as xid, event.seq::text as seq, count.total, count.ahead
      from (
        select count(*)::int as total, (count(*) filter (where ${behind}))::int as ahead
        from maintenance_event where ${told}
      ) as count left join lateral (
        select * from maintenance_event where ${told} and ${behind} order by xid, seq limit ${first}
      ) as event on true
      order by event.xid, event.seq
    `.execute(current());
    const { total, ahead, xid } = historyState.parse(rows[0]);
    const events = xid === null ? [] : rows.map((row) => eventOf(log, row));
    return {
      items: events.map((item) => ({ cursor: item.cursor, item })),
      hasNextPage: ahead > events.length,
      hasPreviousPage: ahead < total,
      totalCount: total,
    };
  };
}
