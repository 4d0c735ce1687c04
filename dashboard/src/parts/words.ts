/**
 * The graph's words in those of people.
 *
 * Pure, and complete: a value that the schema gains is missed by the compiler.
 */

import type {
  ActionSource,
  BlockerKind,
  ConflictKind,
  Impact,
  MaintenanceEventType,
  MaintenancePhase,
  OwnerAnswer,
  ServerAction,
  ServerOutcome,
} from '../generated/graphql.ts';

export const OPEN_PHASES: readonly MaintenancePhase[] = ['TENTATIVE', 'CONFIRMED', 'DRAINING', 'READY', 'IN_PROGRESS'];

export const PHASE: Readonly<Record<MaintenancePhase, string>> = {
  TENTATIVE: 'Tentative',
  CONFIRMED: 'Confirmed',
  DRAINING: 'Draining',
  READY: 'Ready',
  IN_PROGRESS: 'In progress',
  COMPLETED: 'Completed',
  FAILED: 'Failed',
  CANCELLED: 'Cancelled',
  SUPERSEDED: 'Superseded',
};

/** What will be done, as a button or a cell says it. */
export const ACTION: Readonly<Record<ServerAction, string>> = {
  LIVE_MIGRATE: 'Move while running',
  MIGRATE: 'Stop, move, start',
  KEEP: 'Stay on the host',
  OWN_ACTION: 'I do it myself',
};

/** The same in a sentence for its owner. */
export const ACTION_SENTENCE: Readonly<Record<ServerAction, string>> = {
  LIVE_MIGRATE: 'It is moved to another host while it runs.',
  MIGRATE: 'It is stopped, moved to another host and started again.',
  KEEP: 'It stays on the host and is likely down through the work.',
  OWN_ACTION: 'You move it, shut it down or delete it; the work waits for that.',
};

export const SOURCE: Readonly<Record<ActionSource, string>> = {
  OWNER: 'the owner’s answer',
  SERVER_POLICY: 'the server’s own policy',
  PROJECT_POLICY: 'the project’s policy',
  WINDOW_DEFAULT: 'the window’s default',
  OPERATOR: 'an operator’s answer',
};

export const ANSWER: Readonly<Record<OwnerAnswer, string>> = {
  PENDING: 'No answer yet',
  ACKNOWLEDGED: 'Acknowledged',
  DECLINED: 'Declined',
  SILENT: 'Silent',
};

export const OUTCOME: Readonly<Record<ServerOutcome, string>> = {
  PENDING: 'Waiting',
  MOVING: 'Moving',
  MOVED: 'Moved',
  KEPT: 'Kept',
  AVOIDED: 'Left by itself',
  GONE: 'Gone',
  FAILED: 'Failed',
};

/** The same behind a server's name. */
export const OUTCOME_SENTENCE: Readonly<Record<ServerOutcome, string>> = {
  PENDING: 'is waiting',
  MOVING: 'is being moved',
  MOVED: 'was moved',
  KEPT: 'stays',
  AVOIDED: 'left by other hands',
  GONE: 'is gone',
  FAILED: 'could not be moved',
};

export const IMPACT: Readonly<Record<Impact, string>> = {
  NO_IMPACT: 'Nothing to notice',
  REDUCED_REDUNDANCY: 'Less redundancy',
  DEGRADED: 'Degraded',
  OUTAGE: 'Outage',
};

export const BLOCKER: Readonly<Record<BlockerKind, string>> = {
  AWAITING_ANSWER: 'Waiting for the owner’s answer',
  DECLINED: 'The owner is not ready',
  MOVE_PENDING: 'Yet to be moved',
  MOVE_RUNNING: 'Being moved',
  MOVE_FAILED: 'Could not be moved',
  OWN_ACTION_PENDING: 'The owner is to act',
  POLICY_CONFLICT: 'Its policy cannot be followed',
  HOST_UNREADABLE: 'Nova does not tell of the host',
};

export const CONFLICT: Readonly<Record<ConflictKind, string>> = {
  SAME_HOST: 'Same host',
  SERVER_GROUP: 'Server group',
  TICKET_NOT_APPROVED: 'Ticket not approved',
};

export const EVENT: Readonly<Record<MaintenanceEventType, string>> = {
  WINDOW_SCHEDULED: 'Planned',
  WINDOW_UPDATED: 'Plan changed',
  STATE_CHANGED: 'State changed',
  OWNER_ACKNOWLEDGED: 'Acknowledged',
  OWNER_DECLINED: 'Declined',
  ANSWER_OVERDUE: 'No answer in time',
  SERVER_ADDED: 'Server arrived',
  SERVER_OUTCOME_CHANGED: 'Server’s outcome changed',
  HOST_CHANGED: 'Host changed in Nova',
  HOST_EMPTIED: 'Host is empty',
  READINESS_CHANGED: 'Readiness changed',
  TICKET_LINKED: 'Ticket linked',
  TICKET_UNLINKED: 'Ticket taken off',
  TICKET_CHANGED: 'Ticket changed',
  CONFLICT_FOUND: 'Conflict found',
};

/** `1 server`, `2 servers`. */
export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
