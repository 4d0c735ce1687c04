/**
 * Maintenance windows and the rules they obey.
 *
 * Pure: no clock, no I/O. Callers pass `now`, so that every rule can be tested with plain values.
 */

import type { CloudName, HostId, ProjectId, ServerId, WindowId } from './ids.ts';
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
  readonly startsAt: Date;
  /** Null only when PERMANENT. */
  readonly endsAt: Date | null;
  readonly timeZone: string;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
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
}

/** A server that was on one of the window's hosts when the window was planned. */
export interface WindowServer {
  readonly window: WindowId;
  readonly server: ServerId;
  readonly project: ProjectId;
  readonly host: HostId;
  readonly addedAt: Date;
}

/** Is there nothing more to come for this window? */
export function hasEnded(window: Pick<MaintenanceWindow, 'phase'>): boolean {
  return ENDED_PHASES.includes(window.phase);
}

/** What is wrong with planned times, for people; null when nothing is. An end is only optional for PERMANENT work. */
export function faultInTimes(times: Pick<MaintenanceWindow, 'kind' | 'startsAt' | 'endsAt'>, now: Date): string | null {
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
