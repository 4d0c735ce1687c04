/**
 * Kysely on a pool of connections to a PostgreSQL server.
 *
 * Knows that there may be a pooler between, which passes on what one transaction says and nothing of a session. So
 * nothing is prepared by name, and what holds for transactions is said in each. Refuses to know what runs.
 */

import { CompiledQuery, PostgresDialect } from 'kysely';
import type { Dialect, Driver } from 'kysely';
import type { Pool } from 'pg';

/** A transaction that nobody goes on with would hold back every reader of the event log. */
const BEGIN = 'begin; set local idle_in_transaction_session_timeout = 30000';

/** A dialect on a pool; the pool ends with it. */
export function postgresDialect(pool: Pool): Dialect {
  const dialect = new PostgresDialect({ pool });
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => beginningWith(BEGIN, dialect.createDriver()),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
}

function beginningWith(begin: string, driver: Driver): Driver {
  return {
    init: (options) => driver.init(options),
    acquireConnection: (options) => driver.acquireConnection(options),
    beginTransaction: async (connection) => {
      await connection.executeQuery(CompiledQuery.raw(begin));
    },
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    releaseConnection: (connection) => driver.releaseConnection(connection),
    destroy: () => driver.destroy(),
  };
}
