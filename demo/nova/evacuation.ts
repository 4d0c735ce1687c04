/**
 * `evacuate`: the server is rebuilt elsewhere because its host is gone.
 *
 * Compute API v2.1, administrators only. Answers 200, not 202, as Nova always did.
 */
import { z } from 'zod';

import { isUp } from '../world/world.ts';
import { logAction } from './action-log.ts';
import { novaBoolean, parseBody } from './body.ts';
import { requireAdmin } from './call.ts';
import type { NovaAnswer, NovaCall } from './call.ts';
import { badRequest, NovaFault } from './faults.ts';
import { advance, recordMigration } from './migration-records.ts';
import { NO_VALID_HOST, pickHost } from './scheduler.ts';
import { settledState } from './power.ts';
import { visibleServer } from './servers.ts';
import { at, fail, requireState, runTask } from './task.ts';

const FORCE_SINCE = 29;
const FORCE_UNTIL = 67;

function shapeOf(version: number) {
  const force = version >= FORCE_SINCE && version <= FORCE_UNTIL && { force: novaBoolean.optional() };
  return z.strictObject({
    evacuate: z.strictObject({ host: z.string().optional(), adminPass: z.string().optional(), ...force }),
  });
}

/** Accepts or refuses the action. Whatever else was being done with the server ends. */
export function evacuate(call: NovaCall): NovaAnswer {
  const { host = null } = parseBody(shapeOf(call.version), call.body).evacuate;
  const { world, caller } = call;
  const server = visibleServer(call);
  requireAdmin(caller, 'os-evacuate');
  if (host !== null && !world.host(host)) throw new NovaFault(404, `Compute host ${host} not found.`);
  if (host === server.host) throw badRequest("The target host can't be the same one.");
  requireState(server, 'evacuate', ['active', 'stopped', 'error']);
  const source = server.host ?? '';
  const from = world.host(source);
  if (from && isUp(from)) throw badRequest(`Compute service of ${source} is still in use.`);

  const target = pickHost(world, source, host);
  const log = logAction(call, server, 'evacuate');
  const migration = recordMigration(world, { type: 'evacuation', status: 'accepted', server, source, caller });
  runTask(world, server, 'rebuilding', [
    at(0.2, () => {
      advance(migration, target === undefined ? 'error' : 'pre-migrating', target ?? null);
    }),
    at(0.4, () => {
      // For a moment it is idle on the host that it leaves.
      if (target !== undefined) Object.assign(server, { taskState: null, vmState: settledState(server) });
    }),
    at(0.5, () => {
      if (target === undefined) fail(server, NO_VALID_HOST);
      else {
        server.host = target;
        advance(migration, 'done');
      }
      log.event('rebuild_server', null, target === undefined ? 'Error' : 'Success');
    }),
  ]);
  return {};
}
