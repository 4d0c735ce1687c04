/**
 * What became of a host in Nova, in words for operators.
 *
 * Pure. Only what operators act upon is told: not the zone, and not the record's id.
 */

import type { Host } from './host.ts';

type Told = Pick<Host, 'status' | 'state' | 'forcedDown' | 'disabledReason'>;

/** Null when nothing of it is worth telling. `scheduling: false` leaves out status and reason: whose they are, told of them. */
export function hostChangeText(before: Told, after: Told | null, scheduling = true): string | null {
  if (after === null) return 'Nova no longer has it.';
  const parts = [
    scheduling ? schedulingText(before, after) : null,
    before.forcedDown === after.forcedDown ? null : after.forcedDown ? 'Forced down.' : 'No longer forced down.',
    before.state === after.state ? null : stateText(after),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' ');
}

/** Is the one like the other in what windows write? */
export function sameScheduling(a: Pick<Told, 'status' | 'disabledReason'>, b: typeof a): boolean {
  return a.status === b.status && a.disabledReason === b.disabledReason;
}

function schedulingText(before: Told, after: Told): string | null {
  if (sameScheduling(before, after)) return null;
  if (after.status === 'ENABLED') return before.status === 'ENABLED' ? null : 'Enabled.';
  const reason = after.disabledReason;
  if (before.status === 'ENABLED') return reason === null ? 'Disabled without a reason.' : `Disabled: ${reason}`;
  return reason === null ? 'Its reason was taken away.' : `Its reason is now: ${reason}`;
}

function stateText({ state }: Told): string {
  if (state === 'UNKNOWN') return 'Nova cannot tell whether it is up.';
  return state === 'UP' ? 'It is up again.' : 'It is down.';
}
