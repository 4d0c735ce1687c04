/**
 * When windows are to be tended, written inside a transaction.
 *
 * Refuses to know the clock, and what tending is.
 */

import { sql } from 'kysely';
import type { Transaction } from 'kysely';

import { windowId } from '../domain/ids.ts';
import type { MaintenanceWrites } from '../domain/maintenance-store.ts';
import type { Schema } from './schema.ts';

/** How many windows are taken at once. */
const BATCH = 100;

/** The writes of due times. */
export function createDueWrites(trx: Transaction<Schema>): Pick<MaintenanceWrites, 'wake' | 'takeDue'> {
  return {
    wake: async (window, at) => {
      // Whatever it is due for: a window that is just being taken looks due until that commits, and would be forgotten.
      await sql`
        update maintenance_window set due_at = least(due_at, ${at}::timestamptz) where id = ${window}::uuid
      `.execute(trx);
    },
    takeDue: async (now) => {
      // Two who ask at once share what is due. A window that somebody is changing stays due until the next time.
      const { rows } = await sql<{ id: string }>`
        with due as materialized (
          select id from maintenance_window where due_at <= ${now}::timestamptz
          order by due_at limit ${BATCH} for no key update skip locked
        )
        update maintenance_window set due_at = null from due where maintenance_window.id = due.id
        returning maintenance_window.id
      `.execute(trx);
      return rows.map(({ id }) => windowId(id));
    },
  };
}
