/**
 * What the verbs need, given to them once by app.ts.
 *
 * Refuses to know how any of it is implemented.
 */

import type { Cloud } from '../domain/compute.ts';
import type { CloudName, WindowId } from '../domain/ids.ts';
import type { MaintenanceStore } from '../domain/maintenance-store.ts';
import type { Persistence } from '../domain/move.ts';
import type { ProjectPolicy } from '../domain/policy.ts';
import type { OperatorScope } from '../domain/scope.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { ClaimTicket, TicketSource } from '../domain/ticket-system.ts';
import type { Caller } from '../domain/viewer.ts';
import type { Workflow } from '../domain/workflow.ts';

export interface Dependencies {
  readonly clouds: readonly Cloud[];
  readonly store: MaintenanceStore;
  /** Workflows that new windows may follow, the default first. */
  readonly workflows: readonly Workflow[];
  readonly projectPolicies: readonly ProjectPolicy[];
  /** How servers of a cloud are moved. */
  readonly movingIn: (cloud: CloudName) => Moving;
  /** Of the ticket systems, with the gateway's own right; same order, an outage is a ticket's problem. */
  readonly readTickets: (urls: readonly string[]) => Promise<readonly Ticket[]>;
  readonly tickets: readonly TicketSource[];
  readonly claimTicket: ClaimTicket;
  /** Where people look at a window. */
  readonly urlOfWindow: (window: WindowId) => string;
  /** A new secret address for calendar programs, and the text that it is known by. */
  readonly newCalendarAddress: () => { readonly url: string; readonly tokenHash: string };
  readonly pace: Pace;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Something that operators should know and no caller waits for. Never a secret. */
  readonly warn: (message: string, details: Readonly<Record<string, unknown>>) => void;
}

/** Moves under way at once, at most, and how often one is tried. */
export interface Moving extends Persistence {
  readonly perHost: number;
  readonly perWindow: number;
  readonly perCloud: number;
}

/** How often Nova is looked at by ourselves: for an open window, for one that is planned for later than tomorrow, and while servers are being moved. */
export interface Pace {
  readonly lookMs: number;
  readonly farMs: number;
  readonly moveMs: number;
}

/** Everything of all configured clouds: for the gateway's own work. */
export function everywhere({ clouds }: Pick<Dependencies, 'clouds'>): OperatorScope {
  return { kind: 'operator', clouds: clouds.map(({ name }) => name) };
}

/** The caller's cloud of this name; null when there is none or it is not the caller's: the two look alike. */
export function cloudOf(clouds: readonly Cloud[], { viewer }: Caller, name: CloudName): Cloud | null {
  const cloud = clouds.find((each) => each.name === name);
  return cloud !== undefined && viewer.scope.clouds.includes(name) ? cloud : null;
}

/** How the log names this caller. */
export function actorOf({ viewer }: Caller): { role: 'operator' | 'owner'; name: string } {
  return { role: viewer.operator ? 'operator' : 'owner', name: viewer.userName ?? viewer.userId };
}
