/**
 * What a plan is held against before it is sent: which stretch of time is asked for, and which of the windows there are
 * others.
 *
 * Pure. Whether the gateway refuses, it says itself.
 */

import { instantOf } from './draft.ts';
import type { Times } from './draft.ts';

/** The planned time; null while there is none, or it ends before it begins. */
export function plannedTime(times: Times): { readonly from: string; readonly to: string | null } | null {
  const from = instantOf(times, 'startsAt');
  const to = instantOf(times, 'endsAt');
  return from === null || (to !== null && to <= from) ? null : { from, to };
}

/** A window that is put off is not in its own way: another one takes its place. */
export const rivalsOf = <Window extends { readonly id: string }>(
  windows: readonly Window[],
  own: string | null,
): readonly Window[] => windows.filter(({ id }) => id !== own);
