/**
 * What is told when a window's servers and hosts change, one event each.
 *
 * Refuses to know why they changed.
 */

import type { MaintenanceWrites } from '../../domain/maintenance-store.ts';
import type { WindowServer } from '../../domain/server-maintenance.ts';
import type { MaintenanceWindow, WindowHost } from '../../domain/window.ts';
import { GATEWAY, tell } from '../tell.ts';

type Window = Pick<MaintenanceWindow, 'id' | 'revision'>;
type Log = Pick<MaintenanceWrites, 'append'>;

/** A server arrived on one of the hosts after the window was planned. */
export async function tellArrival(log: Log, window: Window, { server }: WindowServer): Promise<void> {
  await tell(log, window, GATEWAY, { type: 'SERVER_ADDED', server, changedFields: ['servers'] });
}

/** Its own project and operators are told of each thing that changed. */
export async function tellServer(log: Log, window: Window, before: WindowServer, after: WindowServer): Promise<void> {
  const told = { server: after.server, changedFields: ['servers'] };
  if (before.answer !== after.answer && after.answer === 'SILENT') {
    await tell(log, window, GATEWAY, { type: 'ANSWER_OVERDUE', ...told });
  }
  if (before.outcome !== after.outcome || before.outcomeDetail !== after.outcomeDetail) {
    await tell(log, window, GATEWAY, { type: 'SERVER_OUTCOME_CHANGED', ...told });
  }
  if (before.action !== after.action || before.policyProblem !== after.policyProblem) {
    await tell(log, window, GATEWAY, { type: 'WINDOW_UPDATED', ...told });
  }
}

/** `held`: has the window had a server on it? An empty host that stays empty is no news. */
export async function tellHost(
  log: Log,
  window: Window,
  before: WindowHost,
  after: WindowHost,
  held: boolean,
): Promise<void> {
  const told = { host: after.host, audience: 'OPERATORS', changedFields: ['readiness'] } as const;
  if (after.problem !== before.problem) {
    await tell(log, window, GATEWAY, {
      type: 'HOST_CHANGED',
      ...told,
      note: after.problem ?? 'What was wrong is over.',
    });
  }
  if (before.emptiedAt === null && after.emptiedAt !== null && held) {
    await tell(log, window, GATEWAY, { type: 'HOST_EMPTIED', ...told });
  }
}
