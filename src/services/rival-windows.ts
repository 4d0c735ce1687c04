/**
 * Open windows of a cloud that take place at the same time as one: those that can conflict with it.
 *
 * Refuses to decide what a conflict is.
 */

import { overlaps } from '../domain/conflict.ts';
import type { MaintenanceReads } from '../domain/maintenance-store.ts';
import { operatorsOf } from '../domain/scope.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import { ENDED_PHASES, PHASES } from '../domain/workflow.ts';

const OPEN_PHASES = PHASES.filter((phase) => !ENDED_PHASES.includes(phase));
const PAGE = 500;

/** However many there are; without the window itself, and the one that it replaces. */
export async function rivalsOf(
  { listWindows }: Pick<MaintenanceReads, 'listWindows'>,
  window: MaintenanceWindow,
  now: Date,
): Promise<readonly MaintenanceWindow[]> {
  const rivals: MaintenanceWindow[] = [];
  const filter = { cloud: window.cloud, phase: OPEN_PHASES };
  for (let after: string | null = null, more = true; more;) {
    const page = await listWindows(operatorsOf(window), filter, { first: PAGE, after });
    const others = page.items.map(({ item }) => item).filter(({ id }) => id !== window.id && id !== window.replaces);
    rivals.push(...others.filter((other) => overlaps(window, other, now)));
    after = page.items.at(-1)?.cursor ?? null;
    more = page.hasNextPage && after !== null;
  }
  return rivals;
}
