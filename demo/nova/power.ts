/**
 * `os-start` and `os-stop`.
 *
 * Compute API v2.1; for the server's own project too.
 */
import { logAction } from './action-log.ts';
import type { NovaAnswer, NovaCall } from './call.ts';
import { visibleServer } from './servers.ts';
import { at, requireIdle, runTask } from './task.ts';

const RUNNING = 1;
const SHUT_DOWN = 4;

/** Accepts or refuses `os-start`. */
export function start(call: NovaCall): NovaAnswer {
  const server = visibleServer(call);
  requireIdle(server, 'start', ['stopped']);
  const log = logAction(call, server, 'start');
  runTask(call.world, server, 'powering-on', [
    at(0.15, () => {
      Object.assign(server, { vmState: 'active', powerState: RUNNING, taskState: null });
      log.event('compute_start_instance', server.host, 'Success');
    }),
  ]);
  return { status: 202 };
}

/** Accepts or refuses `os-stop`. */
export function stop(call: NovaCall): NovaAnswer {
  const server = visibleServer(call);
  requireIdle(server, 'stop', ['active', 'error', 'paused']);
  const log = logAction(call, server, 'stop');
  runTask(call.world, server, 'powering-off', [
    at(0.15, () => {
      Object.assign(server, { vmState: 'stopped', powerState: SHUT_DOWN, taskState: null });
      log.event('compute_stop_instance', server.host, 'Success');
    }),
  ]);
  return { status: 202 };
}
