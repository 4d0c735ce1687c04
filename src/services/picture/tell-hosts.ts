/**
 * Tells the open windows of a host what became of it in Nova, whoever did it.
 *
 * A window is not told of its own hand: what it was about to make of the host is recognised, whoever saw it first.
 * Refuses to know how the change was noticed.
 */

import type { Actor } from '../../domain/event.ts';
import type { Host } from '../../domain/host.ts';
import { hostChangeText, sameScheduling } from '../../domain/host-change.ts';
import { hostId } from '../../domain/ids.ts';
import type { WindowId } from '../../domain/ids.ts';
import type { MaintenanceWrites } from '../../domain/maintenance-store.ts';
import type { HostIntent } from '../../domain/picture-store.ts';
import type { MaintenanceWindow, WindowHost } from '../../domain/window.ts';
import { tell } from '../tell.ts';
import type { DifferenceOf } from './differences.ts';

/** Whom nobody knows but Nova: an operator with a command line, another tool, or the host itself. */
export const NOVA: Actor = { role: 'nova', name: 'nova' };

/** Who made the change, as far as it is known, and the window that tells of it by itself. */
export interface Origin {
  readonly by: Actor;
  readonly toldBy: WindowId | null;
}

/** The windows are locked. */
export async function tellHosts(
  writes: Pick<MaintenanceWrites, 'append'>,
  found: readonly DifferenceOf<'host'>[],
  named: readonly WindowHost[],
  windows: readonly MaintenanceWindow[],
  intents: readonly HostIntent[],
  { by, toldBy }: Origin,
): Promise<void> {
  for (const difference of found) {
    const host = hostId(difference.id);
    for (const window of windows) {
      if (!named.some((each) => each.window === window.id && each.host === host)) continue;
      const intent = intents.find((each) => each.window === window.id && each.host === host);
      const isOwn = window.id === toldBy || isIntended(intent, difference.after);
      const note = noteOf(difference, !isOwn);
      if (note === null) continue;
      const told = { host, audience: 'OPERATORS', changedFields: ['hosts'], note } as const;
      await tell(writes, window, by, { type: 'HOST_CHANGED', ...told });
    }
  }
}

function isIntended(intent: HostIntent | undefined, after: Host | null): boolean {
  if (intent === undefined || after === null) return false;
  return sameScheduling(after, { status: intent.status, disabledReason: intent.reason });
}

/** A host that is seen for the first time is no news. */
function noteOf({ before, after, wasKnown }: DifferenceOf<'host'>, scheduling: boolean): string | null {
  if (before !== null) return hostChangeText(before, after, scheduling);
  return wasKnown ? 'Nova has it again.' : null;
}
