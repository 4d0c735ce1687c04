/**
 * The choice of a database: PostgreSQL embedded in the process, or a PostgreSQL server.
 *
 * Refuses to know how either works.
 */

import type { Logger } from 'pino';

import type { Database } from './engine.ts';
import { openPglite } from './pglite/engine.ts';
import { openPostgres } from './postgres/engine.ts';

/** Where the data is kept: a directory, `memory` (for as long as the process lives), or a PostgreSQL server's URL. */
export type DatabaseOptions = { readonly pglite: string } | { readonly postgres: string };

/** Opens a database as it is, migrated or not. Throws StoreLockedError when another process has the directory. */
export async function openDatabase(options: DatabaseOptions, log: Logger): Promise<Database> {
  if ('postgres' in options) return await openPostgres(options.postgres, log);
  return await openPglite(options.pglite === 'memory' ? null : options.pglite);
}
