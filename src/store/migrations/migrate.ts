/**
 * Brings a database to the newest schema.
 *
 * Knows the order of the migrations. Refuses to go back: an older gateway on a newer database is told so.
 */

import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';

import type { Schema } from '../schema.ts';
import { windows } from './0001-windows.ts';
import { events } from './0002-events.ts';

const MIGRATIONS = { '0001-windows': windows, '0002-events': events };

/** Runs what is missing, in one transaction, one process at a time; the others wait. Answers the names of what it ran. */
export async function migrate(db: Kysely<Schema>): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(MIGRATIONS) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const why = error instanceof Error ? error.message : 'unknown error';
    throw new Error(`The database could not be migrated: ${why}`, { cause: error });
  }
  return (results ?? []).map((result) => result.migrationName);
}
