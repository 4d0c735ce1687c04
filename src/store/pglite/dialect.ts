/**
 * Kysely on the embedded session: a pool of one.
 *
 * Kysely gives the connection of such a dialect to one user at a time, for a whole transaction, so nothing can slip
 * into somebody else's open one. Refuses to know threads.
 */

import { AbortedTransactionError, PGliteAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';

import type { PgliteSession, StatementResult } from './session.ts';

const nothing = (): Promise<void> => Promise.resolve();

/** A Kysely dialect whose only connection is the session. Destroying it leaves the session open. */
export function pgliteDialect(session: PgliteSession): Dialect {
  return {
    createAdapter: () => new PGliteAdapter(),
    createDriver: () => driverOf(session),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

function driverOf(session: PgliteSession): Driver {
  const connection = connectionOf(session);
  return {
    init: nothing,
    destroy: nothing,
    acquireConnection: () => Promise.resolve(connection),
    releaseConnection: nothing,
    beginTransaction: async () => {
      await session.run('begin', []);
    },
    commitTransaction: async () => {
      const [result] = await session.run('commit', []);
      if (result?.command === 'ROLLBACK') throw new AbortedTransactionError();
    },
    rollbackTransaction: async () => {
      await session.run('rollback', []);
    },
  };
}

function connectionOf(session: PgliteSession): DatabaseConnection {
  return {
    executeQuery: async <Row>({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) =>
      queryResult<Row>(await session.run(sql, parameters.map(wellFormed))),
    streamQuery: () => {
      throw new Error('The embedded database does not stream.');
    },
  };
}

/**
 * Half a surrogate pair becomes U+FFFD, as it does on its way to a PostgreSQL server. PGlite writes the same bytes
 * but counts others, and PostgreSQL refuses what it then finds.
 */
function wellFormed(parameter: unknown): unknown {
  if (Array.isArray(parameter)) return parameter.map(wellFormed);
  return typeof parameter === 'string' ? parameter.toWellFormed() : parameter;
}

/** A script answers with the rows of all its statements, and with the count of the last one. */
function queryResult<Row>(results: readonly StatementResult[]): QueryResult<Row> {
  const rows = results.flatMap((result) => result.rows);
  // Kysely's contract: whoever writes a query says what its rows are; window-rows.ts and its like check them.
  return { rows: rows as Row[], numAffectedRows: BigInt(results.at(-1)?.rowCount ?? 0) };
}
