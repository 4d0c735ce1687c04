/**
 * Locks on things that have no row to lock, or not yet.
 *
 * Knows that waiting for one does not begin to write: a transaction gets its number, by which the event log is
 * ordered, after the wait (waiting for a row's lock gives it out before). Refuses to know what is locked.
 */

import { sql } from 'kysely';
import type { Transaction } from 'kysely';

import type { Schema } from './schema.ts';

/** Keys of different kinds never meet. That of elections is held by a session, the others by a transaction. */
export const LOCK_KINDS = {
  host: 0,
  outcome: 1,
  window: 2,
  cloud: 3,
  election: 4,
  picture: 5,
  'calendar-feeds': 6,
} as const;

/** Holds the keys until the transaction ends. All are taken in one order, so that two who want several never wait for each other. */
export async function lockKeys(
  trx: Transaction<Schema>,
  kind: Exclude<keyof typeof LOCK_KINDS, 'election'>,
  keys: readonly string[],
): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(number) from (
      select distinct hashtextextended(key, ${LOCK_KINDS[kind]}) as number
      from unnest(${[...keys]}::text[]) as key order by number
    ) as numbers
  `.execute(trx);
}
