/**
 * What becomes of work that was under way when the simulated cloud was stopped.
 *
 * Changes a state in place; knows no file.
 */
import type { WorldState } from './model.ts';

const FINAL = ['cancelled', 'completed', 'confirmed', 'done', 'error', 'failed', 'finished', 'reverted'];

/** Ends every unfinished task the way a restarted nova-compute does: migrations fail, servers stay where they are. */
export function settle(state: WorldState): void {
  for (const server of state.servers) {
    server.taskState = null;
    if (server.vmState === 'building') server.vmState = 'error';
  }
  for (const migration of state.migrations) {
    if (!FINAL.includes(migration.status)) migration.status = 'error';
  }
  for (const event of state.actions.flatMap(({ events }) => events)) {
    event.finishedAt ??= event.startedAt;
    event.result ??= 'Error';
  }
}
