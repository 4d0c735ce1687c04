/**
 * Work on one server that takes a moment: who may start it, and how its steps follow each other.
 *
 * Knows no particular task.
 */
import type { DemoServer } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { conflict } from './faults.ts';
import type { NovaFault } from './faults.ts';

/** One step: how long after the start, as a share of the world's migration time, and what happens then. */
export type Step = readonly [share: number, happens: () => void];

/** The step that happens at that share of the time. */
export const at = (share: number, happens: () => void): Step => [share, happens];

type VmState = DemoServer['vmState'];

const inTheWay = (server: DemoServer, action: string, attribute: string, state: string): NovaFault =>
  conflict(`Cannot '${action}' instance ${server.id} while it is in ${attribute} ${state}`);

/** Refuses with 409, in Nova's words, unless the server is in one of these vm_states. */
export function requireState(server: DemoServer, action: string, vmStates: readonly VmState[]): void {
  if (!vmStates.includes(server.vmState)) throw inTheWay(server, action, 'vm_state', server.vmState);
}

/** The same, and also unless it has no task. */
export function requireIdle(server: DemoServer, action: string, vmStates: readonly VmState[]): void {
  requireState(server, action, vmStates);
  if (server.taskState !== null) throw inTheWay(server, action, 'task_state', server.taskState);
}

/** The states in which a server's metadata and tags may be written, whatever its task. */
export const SETTLED: readonly VmState[] = ['active', 'paused', 'stopped'];

/** Gives the server its task, and lets the steps happen in time. Nothing more happens to a server once it is deleted. */
export function runTask(world: World, server: DemoServer, taskState: string, steps: readonly Step[]): void {
  server.taskState = taskState;
  world.touch(server);
  for (const [share, happens] of steps) {
    world.timers.after(share * world.migrationSeconds, () => {
      if (server.vmState === 'deleted') return;
      happens();
      world.touch(server);
    });
  }
}
