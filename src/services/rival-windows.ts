/**
 * Open windows of a cloud that take place at the same time as one: those that can conflict with it.
 *
 * Refuses to decide what a conflict is.
 */

import { overlaps } from '../domain/conflict.ts';
import type { MaintenanceReads } from '../domain/maintenance-store.ts';
import { operatorsOf } from '../domain/scope.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import { everyItem } from '../domain/page.ts';
import { OPEN_PHASES } from '../domain/workflow.ts';

const PAGE = 500;

/** However many there are; without the window itself, and the one that it replaces. */
export async function rivalsOf(
  { listWindows }: Pick<MaintenanceReads, 'listWindows'>,
  window: MaintenanceWindow,
  now: Date,
): Promise<readonly MaintenanceWindow[]> {
  const filter = { cloud: window.cloud, phase: OPEN_PHASES };
  const open = await everyItem(PAGE, (page) => listWindows(operatorsOf(window), filter, page));
  const others = open.filter(({ id }) => id !== window.id && id !== window.replaces);
  return others.filter((other) => overlaps(window, other, now));
}
