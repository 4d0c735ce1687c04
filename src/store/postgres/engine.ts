/**
 * A PostgreSQL server as a database.
 *
 * Knows connections and how they are lost. Refuses to know what is kept, and never logs the URL: it has a password.
 */

import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import type { QueryResult } from 'pg';
import type { Logger } from 'pino';

import type { Database } from '../engine.ts';
import type { Schema } from '../schema.ts';
import { startListener } from './listener.ts';

/** Any number that no other user of advisory locks takes. */
const ALONE = 7_265_103_114;

/** Connects; rejects when the server cannot be reached. */
export async function openPostgres(connectionString: string, log: Logger): Promise<Database> {
  const connection = { connectionString, connectionTimeoutMillis: 10_000 };
  const listener = await startListener({ ...connection, application_name: 'slipway listener' }, log);
  const pool = new Pool({
    ...connection,
    application_name: 'slipway',
    // A transaction that nobody goes on with would hold back every reader of the event log.
    idle_in_transaction_session_timeout: 30_000,
  });
  pool.on('error', (error) => {
    log.warn({ err: error }, 'a database connection failed');
  });
  // The pool hears only of idle connections; one that is lost in use would otherwise end the process.
  pool.on('connect', (client) => {
    client.on('error', (error) => {
      log.warn({ err: error }, 'a database connection failed in use');
    });
  });
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    engine: 'postgres',
    db,
    // The pool closes a connection whose query failed, and with it a transaction that a script left open.
    executeSql: async (text, values) => {
      const answer: QueryResult | QueryResult[] = await pool.query(text, values);
      return { rows: [answer].flat().flatMap((result): unknown[] => result.rows) };
    },
    listen: listener.listen,
    alone: (work) =>
      db.connection().execute(async (connection) => {
        await sql`select pg_advisory_lock(${ALONE})`.execute(connection);
        try {
          return await work();
        } finally {
          await sql`select pg_advisory_unlock(${ALONE})`.execute(connection);
        }
      }),
    close: async () => {
      await listener.close();
      await pool.end();
    },
  };
}
