/**
 * Which windows of the timeline stand in conflict: what the gateway says of each open one, and what can be seen from here
 * at once.
 *
 * All open windows are asked for, a page at a time, not only those that are on the screen: the count above the timeline
 * and its table are of all, and who scrolls waits for nothing.
 */

import { useMemo } from 'react';

import { useLive } from '../graph/live.ts';
import type { LiveAnswer } from '../graph/live.ts';
import { ConflictsQuery } from '../graph/operations.ts';
import type { ConflictsQuery as Conflicts, WindowRowFragment } from '../generated/graphql.ts';
import { OPEN_PHASES } from '../parts/words.ts';
import { inConflict } from './layout.ts';

const PAGES = {
  next: ({ maintenanceWindows: { pageInfo } }: Conflicts) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  join: (data: Conflicts, more: Conflicts): Conflicts => ({
    maintenanceWindows: {
      ...more.maintenanceWindows,
      nodes: [...data.maintenanceWindows.nodes, ...more.maintenanceWindows.nodes],
    },
  }),
};
const EVERY_MS = 60_000;
/** For each page the gateway holds windows against all others. */
const SETTLE_MS = 2000;
const TELLING = new Set(['CONFLICT_FOUND', 'STATE_CHANGED', 'WINDOW_SCHEDULED', 'WINDOW_UPDATED']);

interface Told extends Pick<LiveAnswer<Conflicts>, 'again' | 'error'> {
  /** Ids of windows. */
  readonly conflicts: ReadonlySet<string>;
}

/** Asked once there are windows to mark, so that those are not kept waiting. */
export function useConflicts(windows: readonly WindowRowFragment[] | undefined): Told {
  const { data, error, again } = useLive(
    ConflictsQuery,
    { phase: [...OPEN_PHASES] },
    {
      paused: windows === undefined,
      pages: PAGES,
      everyMs: EVERY_MS,
      settleMs: SETTLE_MS,
      concerns: ({ type }) => TELLING.has(type),
    },
  );
  const conflicts = useMemo(() => inConflict(windows ?? [], data?.maintenanceWindows.nodes ?? []), [data, windows]);
  return { conflicts, error, again };
}
