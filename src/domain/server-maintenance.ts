/**
 * One server in one window: what its owner answered, what is to happen to it, and what came of it.
 *
 * Pure: no clock, no I/O. Who may answer is decided in access/ and services/, how a server is moved in move.ts.
 */

import type { HostId, ProjectId, ServerId, WindowId } from './ids.ts';
import { answerDeadline } from './window.ts';
import type { MaintenanceWindow } from './window.ts';
import type { ServerAction } from './server-action.ts';

/** What an owner said. SILENT: nothing, until the time to answer was over. */
export const OWNER_ANSWERS = ['PENDING', 'ACKNOWLEDGED', 'DECLINED', 'SILENT'] as const;
export type OwnerAnswer = (typeof OWNER_ANSWERS)[number];

/** Which rule gave the action. */
export const ACTION_SOURCES = ['OWNER', 'OPERATOR', 'SERVER_POLICY', 'PROJECT_POLICY', 'WINDOW_DEFAULT'] as const;
export type ActionSource = (typeof ACTION_SOURCES)[number];

/**
 * What came of a server. MOVED: by the gateway. KEPT: it stays, with its owner's or the policy's word. AVOIDED: it left
 * by other hands. GONE: Nova no longer has it.
 */
export const SERVER_OUTCOMES = ['PENDING', 'MOVING', 'MOVED', 'KEPT', 'AVOIDED', 'GONE', 'FAILED'] as const;
export type ServerOutcome = (typeof SERVER_OUTCOMES)[number];

/** How Nova is made to move a server. */
export const MOVE_KINDS = ['LIVE_MIGRATION', 'MIGRATION', 'EVACUATION'] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];

/** One attempt to move a server, recorded before Nova is asked, so that a crash in between can be told from a move that never was. */
export interface MoveAttempt {
  readonly kind: MoveKind;
  readonly from: HostId;
  /** Counts from 1. */
  readonly attempt: number;
  readonly askedAt: Date;
  /** Nova's newest migration of this server before it was asked: what is newer is ours. Null when there was none. */
  readonly lastMigration: number | null;
}

/** A server of a window. */
export interface WindowServer {
  readonly window: WindowId;
  readonly server: ServerId;
  readonly project: ProjectId;
  /** The window's host it was on when it was added. */
  readonly host: HostId;
  /** Where it was seen last; null when Nova did not say. */
  readonly currentHost: HostId | null;
  readonly addedAt: Date;
  readonly action: ServerAction;
  readonly actionSource: ActionSource;
  /** Why the policies for this server cannot be followed; null when they can. */
  readonly policyProblem: string | null;
  readonly answer: OwnerAnswer;
  /** What was asked for with the answer; null: the policies decide. */
  readonly answeredAction: ServerAction | null;
  /** Did an operator answer in the owner's place? */
  readonly answeredByOperator: boolean;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
  readonly answeredRevision: number | null;
  readonly changeReference: string | null;
  readonly note: string | null;
  readonly outcome: ServerOutcome;
  readonly outcomeDetail: string | null;
  /** The attempt under way, or the last one that failed; null when none was made. */
  readonly move: MoveAttempt | null;
  /** No attempt before this instant; null: at once. */
  readonly retryAt: Date | null;
  /** An operator said that it need not be moved. */
  readonly skipped: boolean;
  readonly updatedAt: Date;
}

/** Outcomes after which nothing is done with a server any more. */
export const SETTLED_OUTCOMES: readonly ServerOutcome[] = ['MOVED', 'KEPT', 'AVOIDED', 'GONE'];

/** Is it no longer on the window's hosts, so that the work does not touch it? */
export function hasLeft({ outcome }: Pick<WindowServer, 'outcome'>): boolean {
  return outcome === 'MOVED' || outcome === 'AVOIDED' || outcome === 'GONE';
}

/** Did the dates move since the owner answered? Then it is asked again. */
export function isStale(
  server: Pick<WindowServer, 'answer' | 'answeredRevision'>,
  window: Pick<MaintenanceWindow, 'datesRevision'>,
): boolean {
  return server.answeredRevision !== null && server.answeredRevision < window.datesRevision;
}

/** Did it join the window when the time to answer was over? Then its owner's silence says nothing. */
export function cameLate(
  { addedAt }: Pick<WindowServer, 'addedAt'>,
  window: Pick<MaintenanceWindow, 'acknowledgeBy' | 'drainAt' | 'startsAt' | 'createdAt'>,
): boolean {
  return addedAt > window.createdAt && addedAt >= answerDeadline(window);
}

/** What holds a server where it is, as far as its owner's word goes; null when nothing does. */
export function ownersHold(
  server: Pick<WindowServer, 'answer' | 'answeredRevision'>,
  window: Pick<MaintenanceWindow, 'datesRevision' | 'onSilence'>,
  asksOwners: boolean,
): 'DECLINED' | 'AWAITING_ANSWER' | null {
  if (server.answer === 'DECLINED' && !isStale(server, window)) return 'DECLINED';
  if (!asksOwners) return null;
  if (server.answer === 'ACKNOWLEDGED' && !isStale(server, window)) return null;
  return server.answer === 'SILENT' && window.onSilence === 'CONSENT' ? null : 'AWAITING_ANSWER';
}

/** What its users notice, by what happens to it. */
export type Impact = 'NO_IMPACT' | 'REDUCED_REDUNDANCY' | 'DEGRADED' | 'OUTAGE';

/** The interruption to expect; `downtimeMs` null: unknown, 0: none. */
export function expectedImpact(
  server: Pick<WindowServer, 'action' | 'outcome'>,
  { startsAt, endsAt }: Pick<MaintenanceWindow, 'startsAt' | 'endsAt'>,
): { readonly impact: Impact; readonly downtimeMs: number | null } {
  if (server.outcome === 'AVOIDED' || server.outcome === 'GONE') return { impact: 'NO_IMPACT', downtimeMs: 0 };
  switch (server.action) {
    case 'LIVE_MIGRATE':
      return { impact: 'NO_IMPACT', downtimeMs: 0 };
    case 'MIGRATE':
      return { impact: 'OUTAGE', downtimeMs: null };
    case 'KEEP':
    case 'OWN_ACTION':
      return { impact: 'OUTAGE', downtimeMs: endsAt === null ? null : endsAt.getTime() - startsAt.getTime() };
  }
}
