/**
 * A PostgreSQL server as a database.
 *
 * Knows connections and how they are lost, and that there may be a pooler between. Refuses to know what is kept, and
 * never logs a URL: it has a password.
 */

import { Kysely, sql } from 'kysely';
import type { LogConfig } from 'kysely';
import { Client, Pool } from 'pg';
import type { ClientConfig, QueryResult } from 'pg';
import type { Logger } from 'pino';

import { StoreSessionError } from '../../errors.ts';
import type { Database } from '../engine.ts';
import type { Schema } from '../schema.ts';
import { startElections } from './ballot.ts';
import { postgresDialect } from './dialect.ts';
import { startListener } from './listener.ts';
import { watchSockets } from './sockets.ts';

/** Any number that no other user of advisory locks takes. */
const ALONE = 7_265_103_114;

/** Where the server is. */
export interface PostgresOptions {
  readonly postgres: string;
  /** The same database by a way that keeps sessions, where `postgres` leads through a pooler that does not. */
  readonly session?: string | undefined;
}

/** Connects; rejects when the server cannot be reached, and with StoreSessionError when the two URLs are of two databases. */
export async function openPostgres(
  { postgres, session }: PostgresOptions,
  log: Logger,
  queryLog: LogConfig = [],
): Promise<Database> {
  const pooled = { connectionString: postgres, connectionTimeoutMillis: 10_000 };
  const direct = { ...pooled, connectionString: session ?? postgres };
  const sockets = watchSockets();
  const listener = await startListener({ ...direct, application_name: 'slipway listener' }, log);
  const pool = openPool({ ...pooled, stream: sockets.stream }, log);
  const db = new Kysely<Schema>({ dialect: postgresDialect(pool), log: queryLog });
  const keepsSessions = await judge().catch(async (error: unknown) => {
    await Promise.all([listener.close(), pool.end()]);
    throw error;
  });
  if (!keepsSessions) log.warn({ setting: 'store.session' }, WITHOUT_SESSIONS);
  const elections = startElections(direct, { keepsSessions, log });

  async function judge(): Promise<boolean> {
    if (session !== undefined) await refuseAnotherDatabase(direct, pool);
    return await listener.hears((channel) => pool.query('select pg_notify($1, $2)', [channel, '']));
  }

  return {
    engine: 'postgres',
    db,
    // The pool closes a connection whose query failed, and with it a transaction that a script left open.
    executeSql: async (text, values) => {
      const answer: QueryResult | QueryResult[] = await pool.query(text, values);
      return { rows: [answer].flat().flatMap((result): unknown[] => result.rows) };
    },
    listen: listener.listen,
    elections,
    // In a transaction, so that a pooler neither gives the lock to others nor keeps it.
    alone: (work) =>
      sockets.patient(() =>
        db.transaction().execute(async (trx) => {
          await sql`set local idle_in_transaction_session_timeout = 0`.execute(trx);
          await sql`select pg_advisory_xact_lock(${ALONE})`.execute(trx);
          return await work();
        }),
      ),
    close: async () => {
      await elections.close();
      await listener.close();
      sockets.leave();
      await pool.end();
    },
  };
}

const WITHOUT_SESSIONS =
  'notifications do not arrive: store.postgres leads through a pooler that does not keep sessions (PgBouncer with pool_mode=transaction). ' +
  'All works, but events are delivered up to a second late, and jobs begin up to two. ' +
  "Set store.session to the URL of PostgreSQL itself, or of the pooler's database with pool_mode=session";

function openPool(config: ClientConfig, log: Logger): Pool {
  const pool = new Pool({ ...config, application_name: 'slipway' });
  pool.on('error', (error) => {
    log.warn({ err: error }, 'a database connection failed');
  });
  // The pool hears only of idle connections; one that is lost in use would otherwise end the process.
  pool.on('connect', (client) => {
    client.on('error', (error) => {
      log.warn({ err: error }, 'a database connection failed in use');
    });
  });
  return pool;
}

/** A replica, or a restored copy, would take locks and keep notifications apart from those of the store. */
async function refuseAnotherDatabase(direct: ClientConfig, pool: Pool): Promise<void> {
  const which = `select pg_is_in_recovery()::text || ' ' || current_database() || ' ' || pg_postmaster_start_time()::text as which`;
  const client = new Client(direct);
  try {
    await client.connect();
    const [one, two] = [await pool.query(which), await client.query(which)];
    if (JSON.stringify(one.rows) === JSON.stringify(two.rows)) return;
  } finally {
    await client.end();
  }
  throw new StoreSessionError(
    'store.session leads to another database than store.postgres: both must be one database of one server, and no replica.',
  );
}
