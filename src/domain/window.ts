/**
 * Maintenance windows and the rules they obey.
 *
 * Pure: no clock, no I/O. Callers pass `now`, so that every rule can be tested with plain values.
 */

import type { CloudName, HostId, WindowId } from './ids.ts';
import type { ServerAction, SilencePolicy } from './server-action.ts';
import { ENDED_PHASES } from './workflow.ts';
import type { MaintenancePhase } from './workflow.ts';

/** TEMPORARY: the host comes back. PERMANENT: it is removed for good. */
export type MaintenanceKind = 'TEMPORARY' | 'PERMANENT';
export type MaintenanceCause = 'PLANNED' | 'UNPLANNED';

/** Work on one or more hosts. Planned and actual times are kept apart. */
export interface MaintenanceWindow {
  readonly id: WindowId;
  readonly cloud: CloudName;
  readonly summary: string;
  readonly description: string | null;
  readonly kind: MaintenanceKind;
  readonly cause: MaintenanceCause;
  readonly workflow: { readonly name: string; readonly version: string };
  /** The workflow's own word. */
  readonly state: string;
  readonly phase: MaintenancePhase;
  /** Last moment for owners to answer; null: when draining begins, see `answerDeadline`. */
  readonly acknowledgeBy: Date | null;
  /** When servers begin to be moved off; null: when somebody says so. */
  readonly drainAt: Date | null;
  readonly startsAt: Date;
  /** Null only when PERMANENT. */
  readonly endsAt: Date | null;
  readonly timeZone: string;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly onSilence: SilencePolicy;
  readonly allowedActions: readonly ServerAction[];
  readonly defaultAction: ServerAction;
  /** Is it ready for the work on its hosts, as was told last? */
  readonly ready: boolean;
  readonly replaces: WindowId | null;
  readonly replacedBy: WindowId | null;
  /** The revision in which dates last moved: answers to earlier ones are stale. */
  readonly datesRevision: number;
  /** Grows by one with every visible change. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly createdBy: string;
}

/**
 * What a window has done to a host in Nova.
 *
 * NONE: nothing yet. WRITING: about to disable it (a crash may follow: Nova tells whether it happened). HELD: disabled by us.
 * FOREIGN: found disabled by somebody else, and left alone. RELEASED: we are done with it.
 */
export type HostHold = 'NONE' | 'WRITING' | 'HELD' | 'FOREIGN' | 'RELEASED';

/** A host of a window, and what we did to it in Nova. */
export interface WindowHost {
  readonly window: WindowId;
  readonly host: HostId;
  readonly hold: HostHold;
  /** The texts of ours that Nova's `disabled_reason` may hold: the one we wrote last, and the one we are about to write. */
  readonly writtenReasons: readonly string[];
  /** Why Nova could not be made to do it, or could not be read, last time; null when all went well. */
  readonly problem: string | null;
  /** Since when none of the window's servers is on it; null while there is one, or nobody has looked. */
  readonly emptiedAt: Date | null;
}

/** Is there nothing more to come for this window? */
export function hasEnded(window: Pick<MaintenanceWindow, 'phase'>): boolean {
  return ENDED_PHASES.includes(window.phase);
}

/** By planned start, then id: the order of every list of windows, as a text that sorts so. */
export function windowSortKey({ startsAt, id }: Pick<MaintenanceWindow, 'startsAt' | 'id'>): string {
  return `${startsAt.toISOString()} ${id}`;
}

/** The last moment for owners to answer: when they were told, else when draining or work begins. */
export function answerDeadline(window: Pick<MaintenanceWindow, 'acknowledgeBy' | 'drainAt' | 'startsAt'>): Date {
  return window.acknowledgeBy ?? window.drainAt ?? window.startsAt;
}

type Times = Pick<MaintenanceWindow, 'kind' | 'acknowledgeBy' | 'drainAt' | 'startsAt' | 'endsAt'>;

/** What is wrong with planned times, for people; null when nothing is. An end is only optional for PERMANENT work. */
export function faultInTimes(times: Times, now: Date): { readonly field: string; readonly message: string } | null {
  const { acknowledgeBy, drainAt, startsAt } = times;
  if (drainAt !== null && drainAt > startsAt) {
    return { field: 'drainAt', message: 'drainAt must not be after startsAt.' };
  }
  if (acknowledgeBy !== null && acknowledgeBy > (drainAt ?? startsAt)) {
    const limit = drainAt === null ? 'startsAt' : 'drainAt';
    return { field: 'acknowledgeBy', message: `acknowledgeBy must not be after ${limit}: owners answer first.` };
  }
  const message = faultInEnd(times, now);
  return message === null ? null : { field: 'endsAt', message };
}

function faultInEnd(times: Times, now: Date): string | null {
  if (times.endsAt === null) {
    return times.kind === 'PERMANENT' ? null : 'endsAt is missing: only PERMANENT maintenance may have no end.';
  }
  if (times.endsAt <= times.startsAt) return 'endsAt must be after startsAt.';
  if (times.endsAt <= now) return 'endsAt is in the past: plan a window that is still to come.';
  return null;
}

/** The actual times after a step: work starts with the first IN_PROGRESS and ends with any end that follows it. */
export function actualTimes(
  before: Pick<MaintenanceWindow, 'startedAt' | 'endedAt'>,
  phase: MaintenancePhase,
  now: Date,
): Pick<MaintenanceWindow, 'startedAt' | 'endedAt'> {
  const startedAt = before.startedAt ?? (phase === 'IN_PROGRESS' ? now : null);
  const endedAt = before.endedAt ?? (startedAt !== null && ENDED_PHASES.includes(phase) ? now : null);
  return { startedAt, endedAt };
}
