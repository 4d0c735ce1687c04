/**
 * What happened to a window, as one entry of the event log.
 *
 * Pure: a change that is not in the log did not happen; the log itself is a port, see event-log.ts.
 */

import type { CloudName, EventCursor, HostId, ProjectId, WindowId } from './ids.ts';

export const EVENT_TYPES = [
  'WINDOW_SCHEDULED',
  'STATE_CHANGED',
  'HOST_CHANGED',
  'TICKET_LINKED',
  'TICKET_UNLINKED',
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
  /** The projects that had a server in the window when it happened: whom it may be told to. */
  readonly projects: readonly ProjectId[];
  readonly at: Date;
}
