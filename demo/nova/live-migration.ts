/**
 * `os-migrateLive`: the server moves while it runs. Accepted first; refused hosts show up as a failed migration later.
 *
 * Compute API v2.1, administrators only. Order of states as measured on Nova 26 (Zed).
 */
import { z } from 'zod';

import type { DemoServer } from '../world/model.ts';
import { isUp } from '../world/world.ts';
import { logAction } from './action-log.ts';
import { novaBoolean, parseBody } from './body.ts';
import { requireAdmin } from './call.ts';
import type { NovaAnswer, NovaCall } from './call.ts';
import { badRequest } from './faults.ts';
import { advance, recordLater } from './migration-records.ts';
import { pickHost } from './scheduler.ts';
import { visibleServer } from './servers.ts';
import { at, requireIdle, runTask } from './task.ts';
import type { Step } from './task.ts';

/** Server metadata that makes a live migration roll back, as in the fake driver of test/openstack. */
const FAIL_KEY = 'fake_live_migration';
const AUTO_SINCE = 25;
const FORCE_SINCE = 30;
const FORCE_UNTIL = 67;

function shapeOf(version: number) {
  const body = {
    host: z.string().nullable(),
    block_migration: version >= AUTO_SINCE ? z.union([z.literal('auto'), novaBoolean]) : novaBoolean,
    ...(version < AUTO_SINCE && { disk_over_commit: novaBoolean }),
    ...(version >= FORCE_SINCE && version <= FORCE_UNTIL && { force: novaBoolean.optional() }),
  };
  return z.strictObject({ 'os-migrateLive': z.strictObject(body) });
}

/** The way of a live migration, or why it has none. */
interface Journey {
  readonly call: NovaCall;
  readonly server: DemoServer;
  readonly source: string;
}

function refusedSteps({ call, server, source }: Journey): Step[] {
  const { world, caller } = call;
  const log = logAction(call, server, 'live-migration');
  const migration = recordLater(world, { type: 'live-migration', status: 'accepted', server, source, caller });
  return [
    at(0.05, migration),
    at(0.1, () => {
      server.taskState = null;
      log.event('conductor_live_migrate_instance', null, 'Error');
    }),
    at(0.15, () => {
      advance(migration(), 'error');
    }),
  ];
}

/** The server has arrived a moment before its migration is called completed, as on the real one. */
function movingSteps({ call, server, source }: Journey, target: string): Step[] {
  const { world, caller } = call;
  const log = logAction(call, server, 'live-migration');
  const migration = recordLater(world, { type: 'live-migration', status: 'accepted', server, source, caller });
  const fails = server.metadata[FAIL_KEY] === 'fail';
  const prepare = (): void => {
    advance(migration(), 'preparing', target);
    log.event('conductor_live_migrate_instance', null, 'Success');
    log.event('compute_live_migration', source, 'Success');
    log.event('compute_pre_live_migration', target, 'Success');
  };
  const arrive = (): void => {
    server.taskState = null;
    if (fails) return;
    server.host = target;
    log.event('compute_post_live_migration_at_destination', target, 'Success');
  };
  const finish = (): void => {
    advance(migration(), fails ? 'failed' : 'completed');
  };
  const [first, last] = fails ? ([finish, arrive] as const) : ([arrive, finish] as const);
  const run = (): void => {
    advance(migration(), 'running');
  };
  return [at(0.05, migration), at(0.1, prepare), at(0.2, run), at(1, first), at(1.1, last)];
}

/** Accepts or refuses the action. */
export function liveMigrate(call: NovaCall): NovaAnswer {
  const { host } = parseBody(shapeOf(call.version), call.body)['os-migrateLive'];
  const { world } = call;
  const server = visibleServer(call);
  requireAdmin(call.caller, 'os-migrate-server:migrate_live');
  requireIdle(server, 'os-migrateLive', ['active', 'paused']);
  if (host !== null && !world.host(host)) throw badRequest(`Compute host ${host} could not be found.`);

  const source = server.host ?? '';
  const from = world.host(source);
  const target = from && isUp(from) ? pickHost(world, source, host) : undefined;
  const journey = { call, server, source };
  if (target === undefined) runTask(world, server, 'migrating', refusedSteps(journey));
  else runTask(world, server, 'migrating', movingSteps(journey, target), { worker: source });
  return { status: 202 };
}
