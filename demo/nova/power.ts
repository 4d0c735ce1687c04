/**
 * `os-start` and `os-stop`.
 *
 * Compute API v2.1; for the server's own project too.
 */
import type { DemoServer } from '../world/model.ts';
import { logAction } from './action-log.ts';
import type { NovaAnswer, NovaCall } from './call.ts';
import { visibleServer } from './servers.ts';
import { at, requireIdle, runTask } from './task.ts';

const RUNNING = 1;
const SHUT_DOWN = 4;

/** What a server goes back to once it is settled on another host. */
export const settledState = ({ powerState }: DemoServer): DemoServer['vmState'] =>
  powerState === SHUT_DOWN ? 'stopped' : 'active';

/** An action, the states it is taken in, and what it makes of the server. */
interface Switch {
  readonly action: 'start' | 'stop';
  readonly from: readonly DemoServer['vmState'][];
  readonly task: string;
  readonly to: Pick<DemoServer, 'vmState' | 'powerState'>;
}

const START: Switch = {
  action: 'start',
  from: ['stopped'],
  task: 'powering-on',
  to: { vmState: 'active', powerState: RUNNING },
};
const STOP: Switch = {
  action: 'stop',
  from: ['active', 'error', 'paused'],
  task: 'powering-off',
  to: { vmState: 'stopped', powerState: SHUT_DOWN },
};

/** Accepts or refuses `os-start`. */
export const start = (call: NovaCall): NovaAnswer => switchPower(call, START);

/** Accepts or refuses `os-stop`. */
export const stop = (call: NovaCall): NovaAnswer => switchPower(call, STOP);

function switchPower(call: NovaCall, { action, from, task, to }: Switch): NovaAnswer {
  const server = visibleServer(call);
  requireIdle(server, action, from);
  const log = logAction(call, server, action);
  runTask(call.world, server, task, [
    at(0.15, () => {
      Object.assign(server, to, { taskState: null });
      log.event(`compute_${action}_instance`, server.host, 'Success');
    }),
  ]);
  return { status: 202 };
}
