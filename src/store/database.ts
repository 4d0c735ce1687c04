/**
 * The choice of a database: PostgreSQL embedded in the process, or a PostgreSQL server.
 *
 * Refuses to know how either works.
 */

import type { LogEvent } from 'kysely';
import type { Logger } from 'pino';

import type { Database, OnQuery } from './engine.ts';
import { openPglite } from './pglite/engine.ts';
import { openPostgres } from './postgres/engine.ts';
import type { PostgresOptions } from './postgres/engine.ts';

/** Where the data is kept: a directory, `memory` (for as long as the process lives), or a PostgreSQL server's URLs. */
export type DatabaseOptions = { readonly pglite: string } | PostgresOptions;

/** Opens a database as it is, migrated or not. Throws StoreLockedError when another process has the directory. */
export async function openDatabase(options: DatabaseOptions, log: Logger, onQuery?: OnQuery): Promise<Database> {
  const queryLog = onQuery && queryLogOf(onQuery);
  if ('postgres' in options) return await openPostgres(options, log, queryLog);
  return await openPglite(options.pglite === 'memory' ? null : options.pglite, log, queryLog);
}

/** Kysely tells of a statement where it was asked for, once it has ended. Its values are not told on. */
function queryLogOf(onQuery: OnQuery): (event: LogEvent) => void {
  return (event) => {
    onQuery({
      statement: event.query.sql,
      ms: event.queryDurationMillis,
      failure: event.level === 'error' ? event.error : null,
    });
  };
}
