/**
 * Writes of ticket links, inside a transaction.
 *
 * Refuses to know tickets: a link is a URL that somebody put there.
 */

import type { Transaction } from 'kysely';

import type { MaintenanceWrites } from '../domain/maintenance-store.ts';
import type { Schema } from './schema.ts';
import { linkOfRow } from './window-rows.ts';

/** The writes of links, and the read of all of a window's. */
export function createLinkWrites(
  trx: Transaction<Schema>,
): Pick<MaintenanceWrites, 'insertLink' | 'deleteLink' | 'linksOf'> {
  return {
    insertLink: async ({ window, url, rel, title, audience, addedBy, addedAt }) => {
      const row = {
        window_id: window,
        url,
        rel,
        title,
        audience,
        added_by: addedBy,
        added_at: addedAt,
        ticket: null,
        write_problem: null,
      };
      const inserted = await trx
        .insertInto('ticket_link')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .returning('seq')
        .executeTakeFirst();
      return inserted !== undefined;
    },
    deleteLink: async (window, url) => {
      const row = await trx
        .deleteFrom('ticket_link')
        .where('window_id', '=', window)
        .where('url', '=', url)
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : linkOfRow.parse(row);
    },
    linksOf: async (window) => {
      const rows = await trx
        .selectFrom('ticket_link')
        .selectAll()
        .where('window_id', '=', window)
        .orderBy('seq')
        .execute();
      return rows.map((row) => linkOfRow.parse(row));
    },
  };
}
