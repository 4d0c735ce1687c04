/**
 * Writes of windows and their hosts, inside a transaction.
 *
 * Refuses to know events: whoever changes a window appends its event in the same transaction.
 */

import { sql } from 'kysely';
import type { Transaction } from 'kysely';

import { hostId } from '../domain/ids.ts';
import type { HostId, WindowId } from '../domain/ids.ts';
import type { HostOverlap, MaintenanceWrites } from '../domain/maintenance-store.ts';
import type { Scope } from '../domain/scope.ts';
import { hasEnded } from '../domain/window.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import { lockKeys } from './advisory-locks.ts';
import { orOverlap, spanOf } from './host-overlap.ts';
import type { Schema } from './schema.ts';
import { insertServers } from './server-writes.ts';
import { windowVisibleTo } from './visible-to.ts';
import { possibleWindowIds, rowOfWindow, windowHostOfRow, windowOfRow } from './window-rows.ts';

type WindowWrites = Pick<
  MaintenanceWrites,
  'lockWindow' | 'lockWindows' | 'insertWindow' | 'updateWindow' | 'keepWorkflow' | 'updateHost' | 'hostsOf'
>;

/** The writes of windows, hosts and workflows. */
export function createWindowWrites(trx: Transaction<Schema>): WindowWrites {
  return { ...windowWrites(trx), ...hostWrites(trx) };
}

function windowWrites(
  trx: Transaction<Schema>,
): Pick<WindowWrites, 'lockWindow' | 'lockWindows' | 'insertWindow' | 'updateWindow' | 'keepWorkflow'> {
  return {
    lockWindow: async (scope, id) => (await lockWindows(trx, scope, [id]))[0] ?? null,
    lockWindows: (scope, ids) => lockWindows(trx, scope, ids),
    insertWindow: async (window, hosts, servers) => {
      const named = [...new Set(hosts)].sort();
      return await orOverlap(trx, window, named, async () => {
        await trx.insertInto('maintenance_window').values(rowOfWindow(window)).execute();
        await insertHosts(trx, window, named);
        await insertServers(trx, servers);
      });
    },
    updateWindow: (window, hosts) => updateWindow(trx, window, hosts),
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

async function lockWindows(
  trx: Transaction<Schema>,
  scope: Scope,
  ids: readonly WindowId[],
): Promise<readonly MaintenanceWindow[]> {
  const possible = possibleWindowIds(ids);
  if (possible.length === 0) return [];
  // Before the rows: see event-log.ts.
  await lockKeys(trx, 'window', possible);
  const rows = await trx
    .selectFrom('maintenance_window')
    .selectAll()
    .where('maintenance_window.id', '=', sql<string>`any(${[...possible]}::uuid[])`)
    .where(windowVisibleTo(scope))
    .orderBy('maintenance_window.id')
    .forNoKeyUpdate()
    .execute();
  return rows.map((row) => windowOfRow.parse(row));
}

function hostWrites(trx: Transaction<Schema>): Pick<WindowWrites, 'updateHost' | 'hostsOf'> {
  return {
    updateHost: async ({ window, host, hold, writtenReasons, problem, emptiedAt }) => {
      await trx
        .updateTable('window_host')
        .set({ hold, written_reasons: [...writtenReasons], problem, emptied_at: emptiedAt })
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

async function updateWindow(
  trx: Transaction<Schema>,
  window: MaintenanceWindow,
  hosts: readonly HostId[] | undefined,
): Promise<HostOverlap | null> {
  const held = await heldAsNow(trx, window);
  const named = [...new Set(hosts ?? held.keys())].sort();
  const write = () => updateRows(trx, window, [...held.keys()], named);
  // Most changes move neither times nor hosts: they wait for nobody.
  if (!hasEnded(window) && named.some((host) => held.get(host) !== true)) {
    return await orOverlap(trx, window, named, write);
  }
  await write();
  return null;
}

/** The hosts that the window has; true where it holds them at just the time that it would from now on. */
async function heldAsNow(trx: Transaction<Schema>, window: MaintenanceWindow): Promise<ReadonlyMap<HostId, boolean>> {
  const rows = await trx
    .selectFrom('window_host')
    .select(['host_id', sql<boolean>`open and span = ${spanOf(window)}`.as('same')])
    .where('window_id', '=', window.id)
    .execute();
  return new Map(rows.map((row) => [hostId(row.host_id), row.same]));
}

async function updateRows(
  trx: Transaction<Schema>,
  window: MaintenanceWindow,
  before: readonly HostId[],
  named: readonly HostId[],
): Promise<void> {
  const { id, ...values } = rowOfWindow(window);
  await trx.updateTable('maintenance_window').set(values).where('id', '=', id).execute();
  const dropped = before.filter((host) => !named.includes(host));
  if (dropped.length > 0) {
    await trx.deleteFrom('window_host').where('window_id', '=', id).where('host_id', 'in', dropped).execute();
  }
  await trx
    .updateTable('window_host')
    .set({ open: !hasEnded(window), span: spanOf(window) })
    .where('window_id', '=', id)
    .execute();
  await insertHosts(
    trx,
    window,
    named.filter((host) => !before.includes(host)),
  );
}

async function insertHosts(
  trx: Transaction<Schema>,
  window: MaintenanceWindow,
  hosts: readonly HostId[],
): Promise<void> {
  if (hosts.length === 0) return;
  const row = { window_id: window.id, span: spanOf(window), open: !hasEnded(window), hold: 'NONE' };
  const untouched = { written_reasons: [], problem: null, emptied_at: null };
  await trx
    .insertInto('window_host')
    .values(hosts.map((host) => ({ ...row, ...untouched, host_id: host })))
    .execute();
}
