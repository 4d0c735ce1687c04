/**
 * What a workflow is, once read: states with a fixed meaning (`phase`), and what leads from one to the next.
 *
 * Pure: files are read, checked and stepped in workflow/.
 */

import type { TicketStatusCategory } from './ticket.ts';
import type { ServerAction, SilencePolicy } from './server-action.ts';

/** The fixed meaning of a state, whatever a workflow calls it. */
export const PHASES = [
  'TENTATIVE',
  'CONFIRMED',
  'DRAINING',
  'READY',
  'IN_PROGRESS',
  'COMPLETED',
  'FAILED',
  'CANCELLED',
  'SUPERSEDED',
] as const;
export type MaintenancePhase = (typeof PHASES)[number];

/** Phases after which nothing happens any more; their windows hold no host. */
export const ENDED_PHASES: readonly MaintenancePhase[] = ['COMPLETED', 'FAILED', 'CANCELLED', 'SUPERSEDED'];

/** All the others. */
export const OPEN_PHASES: readonly MaintenancePhase[] = PHASES.filter((phase) => !ENDED_PHASES.includes(phase));

/** What a workflow may have done by the gateway. */
export const ACTIONS = ['disableHosts', 'enableHosts', 'retryMoves', 'skipMoves'] as const;
export type WorkflowAction = (typeof ACTIONS)[number];

/**
 * What the gateway itself tells a workflow. Each is a fact that holds or does not, asked again whenever something
 * changes: the four instants have come, the hosts are ready or not, a move has failed for good, all tickets are
 * approved, Nova calls a host down.
 */
export const SIGNALS = [
  'acknowledgeBy',
  'drainAt',
  'startsAt',
  'endsAt',
  'ready',
  'unready',
  'moveFailed',
  'ticketsApproved',
  'hostDown',
] as const;
export type WorkflowSignal = (typeof SIGNALS)[number];

/** What must hold for an event to be taken. */
export const GUARDS = ['everyoneAnswered', 'nobodyDeclined', 'ready', 'ticketsApproved', 'noConflicts'] as const;
export type WorkflowGuard = (typeof GUARDS)[number];

export interface WorkflowTransition {
  readonly event: string;
  readonly target: string;
  readonly guards: readonly WorkflowGuard[];
  readonly actions: readonly WorkflowAction[];
}

/** A transition that the gateway takes by itself, as soon as the signal and all guards hold. */
export interface SignalTransition extends Omit<WorkflowTransition, 'event'> {
  readonly signal: WorkflowSignal;
}

export interface WorkflowState {
  readonly name: string;
  readonly phase: MaintenancePhase;
  readonly transitions: readonly WorkflowTransition[];
  /** In the order of asking. */
  readonly signals: readonly SignalTransition[];
}

/** Which linked tickets must be approved, and what counts as approved: one of the categories, or one of the statuses by their system's own names. */
export interface TicketApproval {
  readonly rel: string;
  readonly categories: readonly TicketStatusCategory[];
  readonly statuses: readonly string[];
}

/** What a window of this workflow has where its planner says nothing. */
export interface WorkflowDefaults {
  readonly onSilence: SilencePolicy;
  readonly allowedActions: readonly ServerAction[];
  readonly defaultAction: ServerAction;
}

/** A checked workflow. A running window keeps the version it started with. */
export interface Workflow {
  readonly name: string;
  readonly version: string;
  readonly initial: string;
  /** Are owners asked at all? Where not, nobody's answer is waited for. */
  readonly asksOwners: boolean;
  readonly defaults: WorkflowDefaults;
  /** Null where no guard asks for it. */
  readonly approval: TicketApproval | null;
  readonly states: readonly WorkflowState[];
}

/** While a window is in one of these phases the gateway moves its servers. */
export const MOVING_PHASES: readonly MaintenancePhase[] = ['DRAINING', 'READY'];
