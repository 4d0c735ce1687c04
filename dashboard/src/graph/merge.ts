/**
 * A list of windows that events change: each event brings its window as it is now.
 *
 * Pure. A part that could not be read (hosts, where Nova does not answer) leaves what was known.
 */

import type { WindowRowFragment } from '../generated/graphql.ts';

/** The list with that window in it, by planned start. The same list where nothing changed. */
export function withWindow(
  windows: readonly WindowRowFragment[],
  changed: WindowRowFragment,
): readonly WindowRowFragment[] {
  const before = windows.find(({ id }) => id === changed.id);
  const hosts = changed.hosts ?? before?.hosts;
  const merged = hosts === undefined ? changed : { ...changed, hosts };
  if (before !== undefined && JSON.stringify(before) === JSON.stringify(merged)) return windows;
  return [...windows.filter(({ id }) => id !== changed.id), merged].toSorted(byStart);
}

function byStart(a: WindowRowFragment, b: WindowRowFragment): number {
  return Date.parse(a.startsAt) - Date.parse(b.startsAt) || (a.id < b.id ? -1 : 1);
}
