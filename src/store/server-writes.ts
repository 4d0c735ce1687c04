/**
 * Writes of the servers of windows, inside a transaction.
 *
 * Refuses to know what an answer or an outcome is for.
 */

import { sql } from 'kysely';
import type { Transaction } from 'kysely';

import type { MaintenanceWrites } from '../domain/maintenance-store.ts';
import type { WindowServer } from '../domain/server-maintenance.ts';
import { lockKeys } from './advisory-locks.ts';
import type { Schema } from './schema.ts';
import { changingOfServer, rowOfServer, windowServerOfRow } from './server-rows.ts';

/** The writes of servers, and the reads that go with them. */
export function createServerWrites(
  trx: Transaction<Schema>,
): Pick<MaintenanceWrites, 'insertServers' | 'updateServer' | 'serversOf' | 'countMoving'> {
  return {
    insertServers: (servers) => insertServers(trx, servers),
    updateServer: async (server) => {
      const move = server.move === null ? null : JSON.stringify(server.move);
      await trx
        .updateTable('window_server')
        .set({ ...changingOfServer(server), move })
        .where('window_id', '=', server.window)
        .where('server_id', '=', server.server)
        .execute();
    },
    serversOf: async (window) => {
      const rows = await trx
        .selectFrom('window_server')
        .selectAll()
        .where('window_id', '=', window)
        .orderBy('server_id')
        .execute();
      return rows.map((row) => windowServerOfRow.parse(row));
    },
    countMoving: async (cloud) => {
      await lockKeys(trx, 'cloud', [cloud]);
      const { moving } = await trx
        .selectFrom('window_server')
        .innerJoin('maintenance_window', 'maintenance_window.id', 'window_server.window_id')
        .select(sql<number>`count(*)::int`.as('moving'))
        .where('window_server.outcome', '=', 'MOVING')
        .where('maintenance_window.cloud', '=', cloud)
        .executeTakeFirstOrThrow();
      return moving;
    },
  };
}

/** However many there are, in one statement with one parameter. Those that are in their window already stay as they are. */
export async function insertServers(trx: Transaction<Schema>, servers: readonly WindowServer[]): Promise<void> {
  const rows = servers.map(rowOfServer);
  const [first] = rows;
  if (first === undefined) return;
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)));
  await sql`
    insert into window_server (${columns})
    select ${columns} from json_populate_recordset(null::window_server, ${JSON.stringify(rows, wellFormed)}::json)
    on conflict do nothing
  `.execute(trx);
}

/** Half a surrogate pair becomes U+FFFD, as in every other text: PostgreSQL reads no JSON that has one. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
