/**
 * Writes of windows and their hosts, inside a transaction.
 *
 * Overlaps are refused by the database itself, so that no two gateways can both be right. Refuses to know events:
 * whoever changes a window appends its event in the same transaction.
 */

import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { DatabaseError } from 'pg';

import { hostId, windowId } from '../domain/ids.ts';
import type { HostId } from '../domain/ids.ts';
import type { HostOverlap, MaintenanceWrites } from '../domain/maintenance-store.ts';
import { hasEnded } from '../domain/window.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import { lockKeys } from './advisory-locks.ts';
import { possibleWindowIds, rowOfWindow, windowHostOfRow, windowOfRow } from './rows.ts';
import type { Schema } from './schema.ts';
import { windowVisibleTo } from './visible-to.ts';

type WindowWrites = Pick<
  MaintenanceWrites,
  'lockWindow' | 'insertWindow' | 'updateWindow' | 'keepWorkflow' | 'updateHost' | 'hostsOf'
>;

/** exclusion_violation */
const OVERLAP = '23P01';

/** The writes of windows, hosts and workflows. */
export function createWindowWrites(trx: Transaction<Schema>): WindowWrites {
  return { ...windowWrites(trx), ...hostWrites(trx) };
}

function windowWrites(
  trx: Transaction<Schema>,
): Pick<WindowWrites, 'lockWindow' | 'insertWindow' | 'updateWindow' | 'keepWorkflow'> {
  return {
    lockWindow: async (scope, id) => {
      if (possibleWindowIds([id]).length === 0) return null;
      // Before the row: see event-log.ts.
      await lockKeys(trx, 'window', [id]);
      const row = await trx
        .selectFrom('maintenance_window')
        .selectAll()
        .where('maintenance_window.id', '=', id)
        .where(windowVisibleTo(scope))
        .forNoKeyUpdate()
        .executeTakeFirst();
      return row === undefined ? null : windowOfRow.parse(row);
    },
    insertWindow: (window, hosts, servers) => insertWindow(trx, window, [...new Set(hosts)].sort(), servers),
    updateWindow: async (window) => {
      const { id, ...values } = rowOfWindow(window);
      await trx.updateTable('maintenance_window').set(values).where('id', '=', id).execute();
      await trx
        .updateTable('window_host')
        .set({ open: !hasEnded(window), span: spanOf(window) })
        .where('window_id', '=', id)
        .execute();
    },
    keepWorkflow: async (workflow) => {
      const { name, version } = workflow;
      await trx
        .insertInto('workflow_version')
        .values({ name, version, document: JSON.stringify(workflow) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}

function hostWrites(trx: Transaction<Schema>): Pick<WindowWrites, 'updateHost' | 'hostsOf'> {
  return {
    updateHost: async ({ window, host, hold, writtenReasons }) => {
      await trx
        .updateTable('window_host')
        .set({ hold, written_reasons: [...writtenReasons] })
        .where('window_id', '=', window)
        .where('host_id', '=', host)
        .execute();
    },
    hostsOf: async (window) => {
      const rows = await trx
        .selectFrom('window_host')
        .selectAll()
        .where('window_id', '=', window)
        .orderBy('host_id')
        .execute();
      return rows.map((row) => windowHostOfRow.parse(row));
    },
  };
}

type NewServers = Parameters<MaintenanceWrites['insertWindow']>[2];

async function insertWindow(
  trx: Transaction<Schema>,
  window: MaintenanceWindow,
  hosts: readonly HostId[],
  servers: NewServers,
): Promise<HostOverlap | null> {
  // Two transactions that insert overlapping rows at once would each find the other's and wait for it for ever. In
  // turn, the second finds the first's.
  await lockKeys(trx, 'host', hosts);
  await sql`savepoint insert_window`.execute(trx);
  try {
    await insertRows(trx, window, hosts, servers);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== OVERLAP) throw error;
    await sql`rollback to savepoint insert_window`.execute(trx);
    return await overlapOf(trx, window, hosts);
  }
  await sql`release savepoint insert_window`.execute(trx);
  return null;
}

async function insertRows(
  trx: Transaction<Schema>,
  window: MaintenanceWindow,
  hosts: readonly HostId[],
  servers: NewServers,
): Promise<void> {
  await trx.insertInto('maintenance_window').values(rowOfWindow(window)).execute();
  if (hosts.length > 0) {
    const row = { window_id: window.id, span: spanOf(window), open: !hasEnded(window), hold: 'NONE' };
    await trx
      .insertInto('window_host')
      .values(hosts.map((host) => ({ ...row, host_id: host, written_reasons: [] })))
      .execute();
  }
  const columns = [
    servers.map((each) => each.server),
    servers.map((each) => each.project),
    servers.map((each) => each.host),
  ];
  await sql`
    insert into window_server (window_id, server_id, project_id, host_id, added_at)
    select ${window.id}::uuid, server, project, host, ${window.createdAt}::timestamptz
    from unnest(${columns[0]}::text[], ${columns[1]}::text[], ${columns[2]}::text[]) as row (server, project, host)
    on conflict do nothing
  `.execute(trx);
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
    .where(sql<boolean>`host_id = any(${hosts}::text[]) and span && ${spanOf(window)}`)
    .orderBy('host_id')
    .executeTakeFirst();
  const host = other === undefined ? null : hostId(other.host_id);
  return { overlap: { host, window: other === undefined ? null : windowId(other.window_id) } };
}

function spanOf({ startsAt, endsAt }: Pick<MaintenanceWindow, 'startsAt' | 'endsAt'>) {
  return sql<string>`tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)`;
}
