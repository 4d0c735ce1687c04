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

/** The task that each server is at: a later one ends the earlier. */
const current = new WeakMap<DemoServer, symbol>();

/** What a task may depend on beside time. */
export interface TaskOptions {
  /** The nova-compute that does the work. If it is dead when a step is due, neither that step nor any later one happens. */
  readonly worker?: string | undefined;
}

/**
 * Gives the server its task, and lets the steps happen in time. Nothing more happens to a server once it is deleted.
 * A task whose worker dies is left as it is, and the server with it, as on the real one.
 */
export function runTask(
  world: World,
  server: DemoServer,
  taskState: string,
  steps: readonly Step[],
  { worker }: TaskOptions = {},
): void {
  const task = Symbol(taskState);
  current.set(server, task);
  server.taskState = taskState;
  world.touch(server);
  for (const [share, happens] of steps) {
    world.timers.after(share * world.migrationSeconds, () => {
      if (server.vmState === 'deleted' || current.get(server) !== task) return;
      if (worker !== undefined && world.host(worker)?.reporting !== true) {
        current.delete(server);
        return;
      }
      happens();
      world.touch(server);
    });
  }
}

/** What was being done with it is never done. */
export function abandonTask(server: DemoServer): void {
  current.delete(server);
  server.taskState = null;
}

/** It ends in ERROR, with that as its fault. */
export function fail(server: DemoServer, message: string): void {
  Object.assign(server, { vmState: 'error', taskState: null, fault: { message, createdAt: Date.now() } });
}
