/**
 * What a resolver may reach. Made fresh for every operation, and for every event of a subscription.
 *
 * Refuses to know where any of it comes from; app.ts puts it together.
 */

import type { Caller, Viewer } from './domain/viewer.ts';
import type { WindowId } from './domain/ids.ts';
import type { Ticket } from './domain/ticket.ts';
import type { Actor } from './domain/event.ts';
import type { ProjectPolicy } from './domain/policy.ts';
import type { Blocker } from './domain/readiness.ts';
import type { WindowServer } from './domain/server-maintenance.ts';
import type { Workflow } from './domain/workflow.ts';
import type { TicketSource } from './domain/ticket-system.ts';
import type { Loaders } from './loaders/index.ts';
import type { Services } from './services/index.ts';
import type { StreamFilter, StreamItem } from './stream/maintenance-events.ts';

/** Of the request or socket that brought an operation. */
export interface Origin {
  readonly requestId: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface Context {
  readonly caller: Caller;
  readonly origin: Origin;
  readonly viewer: Viewer;
  /** Fresh again after each mutation, so that a writer sees what it wrote. */
  readonly loaders: Loaders;
  readonly services: BoundServices;
  readonly streams: Streams;
  readonly show: Show;
  /** Workflows that new windows may follow, the default first. */
  readonly workflows: readonly Workflow[];
  /** What projects have as defaults. */
  readonly projectPolicies: readonly ProjectPolicy[];
  /** The configured ticket systems, in the order in which they claim URLs. */
  readonly ticketSources: readonly TicketSource[];
}

/** The verbs on behalf of the operation's caller. */
export type BoundServices = {
  readonly [Verb in keyof Services]: (input: Parameters<Services[Verb]>[1]) => ReturnType<Services[Verb]>;
};

/** Live reads on behalf of the subscription's caller. */
export interface Streams {
  readonly maintenanceEvents: (filter: StreamFilter, after: string | null) => AsyncIterable<StreamItem>;
  readonly maintenanceWindow: (id: WindowId) => AsyncIterable<WindowId>;
}

/** What the caller may be shown of a thing that it may see at all; decided in access/. */
export interface Show {
  /** `linked`: does a window that the caller sees link its URL for the caller? */
  readonly ticket: (ticket: Ticket, linked: boolean) => Ticket;
  readonly actor: (actor: Actor) => string;
  /** Who answered for a server of a window. */
  readonly answerer: (server: WindowServer) => string | null;
  readonly outcomeDetail: (server: WindowServer) => string | null;
  readonly blockerDetail: (blocker: Blocker) => string | null;
}
