/**
 * Nova's records of servers being moved (os-migrations).
 *
 * Knows every status that Nova writes. Administrators only; others are refused by Nova.
 */

import { z } from 'zod';
import type { ServerId } from '../../domain/ids.ts';
import { serverId } from '../../domain/ids.ts';
import type { Migration } from '../../domain/move.ts';
import type { ComputeOptions } from './ask.ts';
import { MIGRATIONS } from './microversion.ts';
import { allPages, pageLinks } from './pages.ts';

const migration = z.object({
  id: z.int(),
  uuid: z.string(),
  instance_uuid: z.string(),
  migration_type: z.string(),
  status: z.string(),
});
type MigrationRecord = z.infer<typeof migration>;

const migrationsBody = z.object({ migrations: z.array(migration), migrations_links: pageLinks });

/**
 * The statuses after which nothing more happens. All others are of migrations under way: accepted, queued, preparing,
 * pre-migrating, migrating, running, post-migrating; finished (waits for its confirmation), confirming, reverting. So
 * is one that we do not know: to wait for what has ended does less harm than to move a server that is being moved.
 */
const ENDS: ReadonlyMap<string, Migration['state']> = new Map([
  // Of live migrations; of evacuations once the dead host has come back and cleaned up.
  ['completed', 'DONE'],
  // Of evacuations.
  ['done', 'DONE'],
  // Of cold ones: the server stays where it went, or went back where it came from.
  ['confirmed', 'DONE'],
  ['reverted', 'FAILED'],
  ['cancelled', 'FAILED'],
  ['error', 'FAILED'],
  ['failed', 'FAILED'],
]);

const KINDS: ReadonlyMap<string, Migration['kind']> = new Map([
  ['live-migration', 'LIVE_MIGRATION'],
  ['migration', 'MIGRATION'],
  ['evacuation', 'EVACUATION'],
  ['resize', 'RESIZE'],
]);

/** The state behind Nova's status. */
export function migrationState(status: string): Migration['state'] {
  return ENDS.get(status) ?? 'RUNNING';
}

/** The youngest first. Nova counts whole seconds and leaves out what was never updated since it was made: that is still under way. */
export async function listMigrations(
  { upstream, ask }: ComputeOptions,
  changedSince: Date,
): Promise<readonly Migration[]> {
  const since = `${changedSince.toISOString().slice(0, 19)}Z`;
  const found = await allPages(upstream, async (page) => {
    const query = { 'changes-since': since, ...page };
    const body = await ask(MIGRATIONS, { path: '/os-migrations', query, shape: migrationsBody });
    // Pages are marked by uuid; the number is what grows.
    const items = body.migrations.map((record) => ({ id: record.uuid, record }));
    return { items, hasNext: body.migrations_links };
  });
  return found.map(({ record }) => toMigration(record));
}

/** The youngest is the first that Nova gives from 2.59 on. */
export async function latestMigration({ ask }: ComputeOptions, server: ServerId): Promise<Migration | null> {
  const query = { instance_uuid: server, limit: 1 };
  const { migrations } = await ask(MIGRATIONS, { path: '/os-migrations', query, shape: migrationsBody });
  const [latest] = migrations;
  return latest === undefined ? null : toMigration(latest);
}

function toMigration({ id, instance_uuid, migration_type, status }: MigrationRecord): Migration {
  const kind = KINDS.get(migration_type) ?? null;
  return { id, server: serverId(instance_uuid), kind, state: migrationState(status), status };
}
