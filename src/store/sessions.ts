/**
 * Browsers' sessions, as rows.
 *
 * Knows SQL only. What is sealed in a row cannot be read here.
 */

import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { z } from 'zod';

import type { SessionStore } from '../domain/session.ts';
import type { Schema } from './schema.ts';

const sessionOfRow = z
  .object({ id: z.string(), sealed: z.string(), expires_at: z.date() })
  .transform(({ expires_at: expiresAt, ...row }) => ({ ...row, expiresAt }));

/** Outside of every transaction of maintenance: no change of a window depends on a session. */
export function createSessionStore(db: Kysely<Schema>): SessionStore {
  return {
    add: async ({ id, sealed, expiresAt }) => {
      await db.insertInto('browser_session').values({ id, sealed, expires_at: expiresAt }).execute();
    },
    find: async (id) => {
      const row = await db.selectFrom('browser_session').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : sessionOfRow.parse(row);
    },
    remove: async (id) => {
      await db.deleteFrom('browser_session').where('id', '=', id).execute();
    },
    present: async (ids) => {
      const rows = await db
        .selectFrom('browser_session')
        .select('id')
        .where(sql<boolean>`id = any(${[...ids]}::text[])`)
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}

/** Forgets the sessions whose token has expired. */
export async function pruneSessions(db: Kysely<Schema>): Promise<void> {
  await sql`delete from browser_session where expires_at <= now()`.execute(db);
}
