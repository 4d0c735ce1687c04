/**
 * Everything that stands against a window: other windows, and tickets that are not approved.
 *
 * Refuses to decide what a conflict is.
 */

import type { Context } from '../src/context.ts';
import { unapproved } from '../src/domain/conflict.ts';
import type { Conflict } from '../src/domain/conflict.ts';
import { hasEnded } from '../src/domain/window.ts';
import type { MaintenanceWindow } from '../src/domain/window.ts';

/** Nothing once the window has ended. */
export async function conflictsOf(
  { clashesByWindow, missingApprovalsByWindow }: Context['loaders'],
  window: MaintenanceWindow,
): Promise<readonly Conflict[]> {
  if (hasEnded(window)) return [];
  const [{ conflicts }, missing] = await Promise.all([
    clashesByWindow.load(window),
    missingApprovalsByWindow.load(window),
  ]);
  return [...conflicts, ...unapproved(missing ?? [])];
}
