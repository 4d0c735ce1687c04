/**
 * Keeps the event log readable: forgets what is out of retention, and takes over a log that came from elsewhere.
 *
 * Refuses to know what the events tell.
 */

import { sql } from 'kysely';
import type { Kysely } from 'kysely';

import type { Schema } from './schema.ts';

/** Every transaction before this one has ended: what it appended is there, or never will be. */
export const SETTLED_BEFORE = sql`pg_snapshot_xmin(pg_current_snapshot())`;
/** No transaction has had this number, or a higher one, yet. */
export const UNKNOWN_FROM = sql`pg_snapshot_xmax(pg_current_snapshot())`;

/**
 * The log's id. A log that was restored into another database cluster may hold transactions that this one has yet to
 * count to: new events would come before old ones and nobody would be told of them. Such a log is renumbered below
 * everything new and gets a new id, so that cursors from before are refused.
 */
export async function adoptEvents(db: Kysely<Schema>): Promise<string> {
  return await db.transaction().execute(async (trx) => {
    const log = await trx
      .selectFrom('event_log')
      .select([
        'id',
        sql<boolean>`low_xid >= ${UNKNOWN_FROM}
          or exists (select from maintenance_event where xid >= ${UNKNOWN_FROM})`.as('foreign'),
      ])
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (!log.foreign) return log.id;
    await sql`
      update maintenance_event as event set xid = '0', seq = place.seq
      from (select xid, seq as was, row_number() over (order by xid, seq) as seq from maintenance_event) as place
      where event.xid = place.xid and event.seq = place.was
    `.execute(trx);
    const { id } = await trx
      .updateTable('event_log')
      .set({ id: sql<string>`gen_random_uuid()::text`, low_xid: '0', low_seq: '0' })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
}

/** Deletes all events in front of the first that is from `before` or later, or not settled, and remembers how far it went. Answers how many. */
export async function pruneEvents(db: Kysely<Schema>, before: Date): Promise<number> {
  const { rows } = await sql<{ forgotten: number }>`
    with first_kept as (
      select xid, seq from maintenance_event
      where at >= ${before}::timestamptz or xid >= ${SETTLED_BEFORE}
      order by xid, seq limit 1
    ), forgotten as (
      delete from maintenance_event
      where xid < ${SETTLED_BEFORE}
        and (not exists (select from first_kept) or (xid, seq) < (select xid, seq from first_kept))
      returning xid, seq
    ), marked as (
      update event_log set low_xid = last.xid, low_seq = last.seq
      from (select xid, seq from forgotten order by xid desc, seq desc limit 1) as last
    )
    select count(*)::int as forgotten from forgotten
  `.execute(db);
  return rows[0]?.forgotten ?? 0;
}
