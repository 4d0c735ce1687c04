/**
 * When a window is to be tended again.
 *
 * Pure but for the pace that it is given. Whatever changes a window wakes it earlier.
 */

import { answerDeadline } from '../../domain/window.ts';
import type { MaintenanceWindow } from '../../domain/window.ts';
import { readinessOf } from '../../domain/readiness.ts';
import type { WindowServer } from '../../domain/server-maintenance.ts';
import { MOVING_PHASES } from '../../domain/workflow.ts';
import type { Dependencies } from '../dependencies.ts';

/** Until so long before the next of its instants, a window that is only planned is looked at seldom. */
const FAR_MS = 86_400_000;
const PLANNED_PHASES: readonly MaintenanceWindow['phase'][] = ['TENTATIVE', 'CONFIRMED'];

/** The next of its instants behind the last look, and no later than the pace allows. */
export function nextLook(
  { pace }: Pick<Dependencies, 'pace'>,
  window: MaintenanceWindow,
  servers: readonly WindowServer[],
  { looked, asksOwners }: { readonly looked: Date; readonly asksOwners: boolean },
): Date {
  const at = looked.getTime();
  const instants = [answerDeadline(window), window.drainAt, window.startsAt, window.endsAt]
    .flatMap((instant) => instant?.getTime() ?? [])
    .filter((instant) => instant > at);
  // Who waits for a person's word is not looked at any more often for it.
  const kinds = readinessOf(window, servers, [], asksOwners).blockers.map(({ kind }) => kind);
  const busy =
    kinds.includes('MOVE_RUNNING') || (MOVING_PHASES.includes(window.phase) && kinds.includes('MOVE_PENDING'));
  const regular = at + (busy ? pace.moveMs : pace.lookMs);
  if (busy || instants.length === 0 || !PLANNED_PHASES.includes(window.phase)) {
    return new Date(Math.min(...instants, regular));
  }
  // From the moment on that it is near, it is looked at as often as any other.
  const next = Math.min(...instants);
  const seldom = Math.min(at + pace.farMs, next - FAR_MS);
  return new Date(Math.min(next, Math.max(regular, seldom)));
}
