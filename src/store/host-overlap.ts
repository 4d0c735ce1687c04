/**
 * Hosts that two windows want at one time: refused by the database itself, so that no two gateways can both be right.
 *
 * Refuses to know what else is written: it takes it back.
 */

import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { DatabaseError } from 'pg';

import { hostId, windowId } from '../domain/ids.ts';
import type { HostId } from '../domain/ids.ts';
import type { HostOverlap } from '../domain/maintenance-store.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import { lockKeys } from './advisory-locks.ts';
import type { Schema } from './schema.ts';

/** exclusion_violation */
const OVERLAP = '23P01';

/** Writes hosts of a window. Null when all is written; after an overlap nothing is, and the transaction goes on. */
export async function orOverlap(
  trx: Transaction<Schema>,
  window: MaintenanceWindow,
  hosts: readonly HostId[],
  write: () => Promise<void>,
): Promise<HostOverlap | null> {
  // Two transactions that write overlapping rows at once would each find the other's and wait for it for ever. In
  // turn, the second finds the first's.
  await lockKeys(trx, 'host', hosts);
  await sql`savepoint hosts`.execute(trx);
  try {
    await write();
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== OVERLAP) throw error;
    await sql`rollback to savepoint hosts`.execute(trx);
    return await overlapOf(trx, window, hosts);
  }
  await sql`release savepoint hosts`.execute(trx);
  return null;
}

/** Which host and window stand in the way: looked up, since PostgreSQL's own words name the host at most. */
async function overlapOf(
  trx: Transaction<Schema>,
  window: MaintenanceWindow,
  hosts: readonly HostId[],
): Promise<HostOverlap> {
  const other = await trx
    .selectFrom('window_host')
    .select(['host_id', 'window_id'])
    .where('open', '=', true)
    .where('window_id', '<>', window.id)
    .where(sql<boolean>`host_id = any(${[...hosts]}::text[]) and span && ${spanOf(window)}`)
    .orderBy('host_id')
    .executeTakeFirst();
  const host = other === undefined ? null : hostId(other.host_id);
  return { overlap: { host, window: other === undefined ? null : windowId(other.window_id) } };
}

/** The planned time, without its last instant. */
export function spanOf({ startsAt, endsAt }: Pick<MaintenanceWindow, 'startsAt' | 'endsAt'>) {
  return sql<string>`tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)`;
}
