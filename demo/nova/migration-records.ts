/**
 * Migrations: recorded as handlers move servers, and shown as `os-migrations` and `servers/{id}/migrations`.
 *
 * Compute API v2.1. Moves nothing itself.
 */
import { randomUUID } from 'node:crypto';

import type { DemoMigration, DemoServer } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { lastValue, requireAdmin } from './call.ts';
import type { Caller, NovaAnswer, NovaCall, NovaRouter } from './call.ts';
import { badRequest, notYet } from './faults.ts';
import { pageOf } from './paging.ts';
import { visibleServer } from './servers.ts';
import { databaseTime } from './times.ts';

/** Where the migration's type is shown, and a server's own running migrations are listed. */
const TYPE_SHOWN = 23;
const PAGED = 59;
const OWNER_SHOWN = 80;
const IN_PROGRESS = ['post-migrating', 'preparing', 'queued', 'running'];
const QUERY = [
  ...['changes-before', 'changes-since', 'hidden', 'host', 'instance_uuid', 'limit', 'marker', 'migration_type'],
  ...['page_size', 'project_id', 'source_compute', 'status', 'user_id'],
];
/** The address that Nova's fake driver gives every host. */
const FAKE_ADDRESS = '192.168.0.1';

/** What is known of a migration when it starts. */
export interface MigrationStart {
  readonly type: DemoMigration['type'];
  readonly status: string;
  readonly server: DemoServer;
  readonly source: string;
  readonly caller: Caller;
}

/** Records a migration that was just accepted; its destination comes later. */
export function recordMigration(world: World, { type, status, server, source, caller }: MigrationStart): DemoMigration {
  const migration: DemoMigration = {
    id: world.state.migrations.length + 1,
    uuid: randomUUID(),
    serverId: server.id,
    type,
    status,
    source,
    destination: null,
    userId: caller.userId,
    projectId: caller.projectId ?? '',
    createdAt: Date.now(),
    updatedAt: null,
  };
  world.state.migrations.push(migration);
  return migration;
}

/** The same, but recorded when it is first asked for: Nova's conductor does that a moment after the API has answered. */
export function recordLater(world: World, start: MigrationStart): () => DemoMigration {
  let recorded: DemoMigration | undefined;
  return () => (recorded ??= recordMigration(world, start));
}

/** Takes a migration to its next status. */
export function advance(migration: DemoMigration, status: string, destination = migration.destination): void {
  migration.status = status;
  migration.destination = destination;
  migration.updatedAt = Date.now();
}

const optionalTime = (at: number | null): string | null => (at === null ? null : databaseTime(at));

function links({ id, serverId }: DemoMigration, { apiUrl, bookmarkUrl }: NovaCall): object[] {
  const path = `servers/${serverId}/migrations/${String(id)}`;
  return [
    { rel: 'self', href: `${apiUrl}/${path}` },
    { rel: 'bookmark', href: `${bookmarkUrl}/${path}` },
  ];
}

const isRunning = ({ type, status }: DemoMigration): boolean =>
  type === 'live-migration' && IN_PROGRESS.includes(status);

function view(migration: DemoMigration, call: NovaCall): object {
  const { version, world } = call;
  const flavor = migration.type === 'evacuation' ? null : Number(world.server(migration.serverId)?.flavorId);
  const moved = migration.type !== 'live-migration' && migration.destination !== null;
  return {
    id: migration.id,
    ...(version >= PAGED && { uuid: migration.uuid }),
    source_compute: migration.source,
    dest_compute: migration.destination,
    source_node: migration.type === 'live-migration' && migration.destination === null ? null : migration.source,
    dest_node: migration.destination,
    dest_host: moved ? FAKE_ADDRESS : null,
    old_instance_type_id: flavor,
    new_instance_type_id: flavor,
    instance_uuid: migration.serverId,
    status: migration.status,
    ...(version >= TYPE_SHOWN && { migration_type: migration.type }),
    ...(version >= OWNER_SHOWN && { user_id: migration.userId, project_id: migration.projectId }),
    created_at: databaseTime(migration.createdAt),
    updated_at: optionalTime(migration.updatedAt),
    ...(version >= TYPE_SHOWN && isRunning(migration) && { links: links(migration, call) }),
  };
}

type Test = (migration: DemoMigration) => boolean;

/** The database keeps whole seconds; one that was never updated has not changed. */
const changedSince = ({ updatedAt }: DemoMigration, from: number): boolean =>
  updatedAt !== null && Math.floor(updatedAt / 1000) * 1000 >= from;

function refuseUnknown({ query, version }: NovaCall): void {
  const unknown = [...query.keys()].find((key) => !QUERY.includes(key));
  if (version >= PAGED && unknown !== undefined) {
    throw badRequest(`Additional properties are not allowed ('${unknown}' was unexpected)`);
  }
}

function testsOf({ query, version }: NovaCall): Test[] {
  const exact = (name: string, of: (migration: DemoMigration) => (string | null)[]): Test[] => {
    const value = lastValue(query, name);
    return value === undefined ? [] : [(migration) => of(migration).includes(value)];
  };
  const since = version >= PAGED ? lastValue(query, 'changes-since') : undefined;
  const from = since === undefined ? undefined : Date.parse(since);
  if (Number.isNaN(from)) {
    throw badRequest(
      `Invalid input for query parameters changes-since. Value: ${String(since)}. '${String(since)}' is not a 'date-time'`,
    );
  }
  return [
    ...exact('status', ({ status }) => [status]),
    ...exact('host', ({ source, destination }) => [source, destination]),
    ...exact('source_compute', ({ source }) => [source]),
    ...exact('instance_uuid', ({ serverId }) => [serverId]),
    ...exact('migration_type', ({ type }) => [type]),
    ...exact('user_id', ({ userId }) => [userId]),
    ...exact('project_id', ({ projectId }) => [projectId]),
    ...(from === undefined ? [] : [(migration: DemoMigration) => changedSince(migration, from)]),
  ];
}

/** Youngest first from 2.59 on, when the list got pages; oldest first before. */
function list(call: NovaCall): NovaAnswer {
  requireAdmin(call.caller, 'os-migrations:index');
  refuseUnknown(call);
  const tests = testsOf(call);
  const rows = call.world.state.migrations.filter((migration) => tests.every((fits) => fits(migration)));
  if (call.version < PAGED) return { body: { migrations: rows.map((migration) => view(migration, call)) } };
  const page = pageOf({ rows: rows.reverse(), idOf: ({ uuid }) => uuid, collection: 'os-migrations' }, call);
  return {
    body: {
      migrations: page.items.map((migration) => view(migration, call)),
      ...(page.links && { migrations_links: page.links }),
    },
  };
}

/** One server's live migrations under way; empty as soon as they are over. */
function listRunning(call: NovaCall): NovaAnswer {
  if (call.version < TYPE_SHOWN) throw notYet();
  const server = visibleServer(call);
  requireAdmin(call.caller, 'servers:migrations:index');
  const rows = call.world.state.migrations.filter((it) => it.serverId === server.id && isRunning(it));
  return { body: { migrations: rows.map((migration) => runningView(migration, call.version)) } };
}

const PROGRESS = Object.fromEntries(
  ['disk', 'memory'].flatMap((what) => ['processed', 'remaining', 'total'].map((of) => [`${what}_${of}_bytes`, null])),
);

const runningView = (migration: DemoMigration, version: number): object => ({
  ...PROGRESS,
  id: migration.id,
  created_at: databaseTime(migration.createdAt),
  updated_at: optionalTime(migration.updatedAt),
  server_uuid: migration.serverId,
  source_compute: migration.source,
  source_node: migration.source,
  dest_compute: migration.destination,
  dest_node: migration.destination,
  dest_host: null,
  status: migration.status,
  ...(version >= PAGED && { uuid: migration.uuid }),
  ...(version >= OWNER_SHOWN && { user_id: migration.userId, project_id: migration.projectId }),
});

/** Serves `os-migrations` and `servers/{id}/migrations`. */
export function addMigrationRoutes(route: NovaRouter): void {
  route('GET', '/os-migrations', list);
  route('GET', '/servers/:id/migrations', listRunning);
}
