/**
 * Brings a database to the newest schema, or says whether this version can run on the one that is there.
 *
 * Knows the order of the migrations, and which of them an older gateway need not know. Refuses to go back.
 */

import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';

import { StoreNewerError } from '../../errors.ts';
import type { Schema } from '../schema.ts';
import { windows } from './0001-windows.ts';
import { events } from './0002-events.ts';
import { maintenanceInFull } from './0003-maintenance-in-full.ts';
import { tickets } from './0004-tickets.ts';
import { livePicture } from './0005-live-picture.ts';
import { calendarFeeds } from './0006-calendar-feeds.ts';

/** One change of the tables. */
export interface Step {
  readonly migration: Migration;
  /** `expand`: a gateway that does not know of it can run beside it. `contract`: it cannot, and is refused at its start. */
  readonly kind: 'expand' | 'contract';
}

export const STEPS: Readonly<Record<string, Step>> = {
  '0001-windows': { migration: windows, kind: 'contract' },
  '0002-events': { migration: events, kind: 'contract' },
  '0003-maintenance-in-full': { migration: maintenanceInFull, kind: 'contract' },
  '0004-tickets': { migration: tickets, kind: 'contract' },
  '0005-live-picture': { migration: livePicture, kind: 'expand' },
  '0006-calendar-feeds': { migration: calendarFeeds, kind: 'expand' },
};

/**
 * Runs what is missing, in one transaction. Answers the names of what it ran; nothing, where a newer gateway was here
 * that left this one a schema to run on. Throws StoreNewerError where it did not. One process at a time: for the
 * caller to see to.
 */
export async function migrate(db: Kysely<Schema>, steps = STEPS): Promise<readonly string[]> {
  await sql`
    create table if not exists schema_contract (one boolean primary key default true check (one), needs text not null)
  `.execute(db);
  const newer = (await done(db)).filter((name) => !(name in steps));
  if (newer.length > 0) {
    await refuseContract(db, steps, newer);
    return [];
  }
  const migrations = Object.fromEntries(Object.entries(steps).map(([name, step]) => [name, withMark(name, step)]));
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const why = error instanceof Error ? error.message : 'unknown error';
    throw new Error(`The database could not be migrated: ${why}`, { cause: error });
  }
  return (results ?? []).map((result) => result.migrationName);
}

/** The names of all migrations that the database went through. */
async function done(db: Kysely<Schema>): Promise<readonly string[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(
    db,
  );
  if (rows[0]?.there !== true) return [];
  const names = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return names.rows.map(({ name }) => name);
}

/** A migration that older gateways cannot run beside leaves its name, with what it changed or not at all. */
function withMark(name: string, { migration, kind }: Step): Migration {
  if (kind === 'expand') return migration;
  return {
    up: async (db: Kysely<unknown>) => {
      await migration.up(db);
      await sql`
        insert into schema_contract (needs) values (${name}) on conflict (one) do update set needs = excluded.needs
      `.execute(db);
    },
  };
}

async function refuseContract(db: Kysely<Schema>, steps: typeof STEPS, newer: readonly string[]): Promise<void> {
  const { rows } = await sql<{ needs: string }>`select needs from schema_contract`.execute(db);
  const there = new Set(await done(db));
  const needs = rows[0]?.needs;
  if (needs !== undefined && needs in steps && Object.keys(steps).every((name) => there.has(name))) return;
  throw new StoreNewerError(
    `The store was migrated by a newer Slipway (${newer.join(', ')}), and this version cannot run on what it left. ` +
      'Start that version or a newer one, or restore the store from a backup of before.',
  );
}
