/** Windows as the timeline has them, for tests. */

import type { WindowRowFragment } from '../../dashboard/src/generated/graphql.ts';

export function windowRow(change: Partial<WindowRowFragment> & { readonly id: string }): WindowRowFragment {
  return {
    summary: `Window ${change.id}`,
    kind: 'TEMPORARY',
    cause: 'PLANNED',
    state: 'tentative',
    phase: 'TENTATIVE',
    revision: 1,
    startsAt: '2026-12-01T10:00:00Z',
    endsAt: '2026-12-01T12:00:00Z',
    drainAt: null,
    acknowledgeBy: null,
    startedAt: null,
    endedAt: null,
    timeZone: 'UTC',
    hosts: [{ id: 'home/compute-1' }],
    ...change,
  };
}
