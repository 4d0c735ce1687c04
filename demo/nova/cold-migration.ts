/**
 * `migrate`, `confirmResize`, `revertResize`: the server moves while it is off, and waits to be confirmed.
 *
 * Compute API v2.1; migrating is for administrators. Order of states as measured on Nova 26 (Zed).
 */
import { z } from 'zod';

import type { DemoMigration, DemoServer } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { isUp } from '../world/world.ts';
import { logAction } from './action-log.ts';
import type { ActionEntry } from './action-log.ts';
import { parseBody } from './body.ts';
import { requireAdmin } from './call.ts';
import type { NovaAnswer, NovaCall } from './call.ts';
import { badRequest, conflict } from './faults.ts';
import { advance, recordLater } from './migration-records.ts';
import { settledState } from './power.ts';
import { pickHost } from './scheduler.ts';
import { visibleServer } from './servers.ts';
import { at, requireIdle, runTask } from './task.ts';
import type { Step } from './task.ts';

const NAMED_HOST_SINCE = 56;

const migrateShape = z.strictObject({ migrate: z.strictObject({ host: z.string().nullish() }).nullable() });

function refusedSteps(server: DemoServer, migration: () => DemoMigration, log: ActionEntry): Step[] {
  return [
    at(0.05, migration),
    at(0.1, () => {
      advance(migration(), 'error');
    }),
    at(0.15, () => {
      server.taskState = null;
      log.event('cold_migrate', null, 'Error');
    }),
  ];
}

function movingSteps(server: DemoServer, migration: () => DemoMigration, log: ActionEntry, target: string): Step[] {
  return [
    at(0.05, migration),
    at(0.3, () => {
      advance(migration(), 'post-migrating', target);
      server.taskState = 'resize_migrating';
      log.event('cold_migrate', null, 'Success');
    }),
    at(0.6, () => {
      server.host = target;
      server.taskState = 'resize_migrated';
    }),
    at(0.8, () => {
      advance(migration(), 'finished');
      server.taskState = 'resize_finish';
    }),
    at(1, () => {
      server.vmState = 'resized';
      server.taskState = null;
      log.event('compute_finish_resize', target, 'Success');
    }),
  ];
}

/** Accepts or refuses `migrate`. */
export function coldMigrate(call: NovaCall): NovaAnswer {
  const { migrate } = parseBody(migrateShape, call.body);
  const { world, caller } = call;
  const server = visibleServer(call);
  requireAdmin(caller, 'os-migrate-server:migrate');
  requireIdle(server, 'migrate', ['active', 'stopped']);
  const wanted = call.version >= NAMED_HOST_SINCE ? (migrate?.host ?? null) : null;
  if (wanted !== null && !world.host(wanted)) throw badRequest(`Compute host ${wanted} could not be found.`);
  if (wanted === server.host) throw badRequest('Cannot migrate to the host where the server exists.');

  const source = server.host ?? '';
  const from = world.host(source);
  const target = from && isUp(from) ? pickHost(world, source, wanted) : undefined;
  const log = logAction(call, server, 'migrate');
  const migration = recordLater(world, { type: 'migration', status: 'pre-migrating', server, source, caller });
  if (target === undefined) runTask(world, server, 'resize_prep', refusedSteps(server, migration, log));
  else runTask(world, server, 'resize_prep', movingSteps(server, migration, log, target), { worker: source });
  return { status: 202 };
}

/** The finished migration that waits for a word; none once it got one, though the status lags behind. */
const pendingMigration = (world: World, server: DemoServer): DemoMigration | undefined =>
  world.state.migrations.findLast(
    ({ serverId, type, status }) => serverId === server.id && type === 'migration' && status === 'finished',
  );

/** Accepts or refuses `confirmResize`. */
export function confirmResize(call: NovaCall): NovaAnswer {
  const { world } = call;
  const server = visibleServer(call);
  requireIdle(server, 'confirmResize', ['resized']);
  const migration = pendingMigration(world, server);
  if (!migration) throw badRequest('Instance has not been resized.');
  const source = world.host(migration.source);
  if (source && !isUp(source)) throw conflict('Service is unavailable at this time.');
  const log = logAction(call, server, 'confirmResize');
  advance(migration, 'confirming');
  world.touch(server);
  world.timers.after(0.2 * world.migrationSeconds, () => {
    advance(migration, 'confirmed');
    server.vmState = settledState(server);
    log.event('compute_confirm_resize', server.host, 'Success');
    world.touch(server);
  });
  return { status: 204 };
}

/** Accepts or refuses `revertResize`. */
export function revertResize(call: NovaCall): NovaAnswer {
  const { world } = call;
  const server = visibleServer(call);
  requireIdle(server, 'revertResize', ['resized']);
  const log = logAction(call, server, 'revertResize');
  const migration = pendingMigration(world, server);
  if (migration) advance(migration, 'reverted');
  runTask(world, server, 'resize_reverting', [
    at(0.2, () => {
      server.host = migration?.source ?? server.host;
    }),
    at(0.3, () => {
      server.vmState = settledState(server);
      server.taskState = null;
      log.event('compute_finish_revert_resize', server.host, 'Success');
    }),
  ]);
  return { status: 202 };
}
