/**
 * What happened to a window, as one entry of the event log.
 *
 * Pure: a change that is not in the log did not happen; the log itself is a port, see event-log.ts.
 */

import type { CloudName, EventCursor, HostId, ProjectId, ServerId, WindowId } from './ids.ts';

export const EVENT_TYPES = [
  'WINDOW_SCHEDULED',
  'WINDOW_UPDATED',
  'STATE_CHANGED',
  'OWNER_ACKNOWLEDGED',
  'OWNER_DECLINED',
  'ANSWER_OVERDUE',
  'SERVER_ADDED',
  'SERVER_OUTCOME_CHANGED',
  'HOST_CHANGED',
  'HOST_EMPTIED',
  'READINESS_CHANGED',
  'TICKET_LINKED',
  'TICKET_UNLINKED',
  'TICKET_CHANGED',
  'CONFLICT_FOUND',
] as const;
export type MaintenanceEventType = (typeof EVENT_TYPES)[number];

/** Who caused an event. Owners are told the role, operators the name. */
export interface Actor {
  readonly role: 'operator' | 'owner' | 'gateway' | 'nova' | 'tickets';
  readonly name: string;
}

/** An event that is about to be appended. */
export interface NewMaintenanceEvent {
  readonly type: MaintenanceEventType;
  readonly window: WindowId;
  readonly windowRevision: number;
  /** GraphQL field names of the window that changed. */
  readonly changedFields: readonly string[];
  readonly actor: Actor;
  /** The host it is about; operators only. */
  readonly host: HostId | null;
  /** The server it is about: then only its project is told, beside the operators. */
  readonly server: ServerId | null;
  /** The linked URL it is about. */
  readonly ticketUrl: string | null;
  /** OPERATORS: owners are not told at all, e.g. that a link for operators was added. */
  readonly audience: 'OPERATORS' | 'OWNERS';
  readonly note: string | null;
}

/** An event as the log has it. */
export interface MaintenanceEvent extends NewMaintenanceEvent {
  readonly cursor: EventCursor;
  readonly cloud: CloudName;
  /** Whom it may be told to: the project of its server, or where it is about none, those that had a server in the window when it happened. */
  readonly projects: readonly ProjectId[];
  readonly at: Date;
}
