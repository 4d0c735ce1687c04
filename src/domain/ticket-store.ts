/**
 * The port to what we keep of tickets: which windows link them, what was last told of them, which deliveries came.
 *
 * Pure: types. A ticket is followed from the moment a window links it.
 */

import type { TicketRef, WindowId } from './ids.ts';
import type { Problem } from './problem.ts';
import type { Scope } from './scope.ts';
import type { TicketFacts, TicketLink } from './ticket.ts';
import type { MaintenancePhase } from './workflow.ts';

/** A followed ticket, by one of the URLs that it was linked by. */
export interface FollowedTicket {
  readonly ticket: TicketRef;
  readonly url: string;
}

/** A ticket by its URL and, where a configured system claims that, by its ref. */
export interface SoughtTicket {
  readonly url: string;
  readonly ticket: TicketRef | null;
}

/** A link that was found for a sought ticket. */
export interface FoundLink {
  readonly sought: SoughtTicket;
  readonly link: TicketLink & { readonly window: WindowId };
}

export interface TicketReads {
  /** The links of these tickets that the scope may see, on windows that it may see, oldest window first: those of the same URL or the same ref. */
  readonly linksOfTickets: (scope: Scope, tickets: readonly SoughtTicket[]) => Promise<readonly FoundLink[]>;
  /** Every linked URL, once, with the ref that it was followed under. */
  readonly linkedTickets: () => Promise<readonly SoughtTicket[]>;
}

export interface TicketMemoryWrites {
  /** Keeps under which ref a URL's links are found; null: no system claims it any more. */
  readonly followTicket: (sought: SoughtTicket) => Promise<void>;
  /** Followed tickets of open windows that were not looked at since, the longest first, at most so many; from now on they were. */
  readonly takeTicketsToLookAt: (since: Date, now: Date, most: number) => Promise<readonly FollowedTicket[]>;
  /** Has a followed ticket looked at with the next that are. */
  readonly lookAtTicketSoon: (ticket: TicketRef) => Promise<void>;
  /** What was last told of a ticket; null: nothing yet. Until the transaction ends nobody else tells of it. */
  readonly toldTicket: (ticket: TicketRef) => Promise<TicketFacts | null>;
  /** `at`: when its system said so. */
  readonly rememberTicket: (ticket: TicketRef, facts: TicketFacts, at: Date) => Promise<void>;
  /** Null: what was written back was taken. */
  readonly setLinkProblem: (window: WindowId, url: string, problem: Problem | null) => Promise<void>;
  /** False when the system has delivered it before. */
  readonly noteDelivery: (system: string, id: string) => Promise<boolean>;
}

/** Work on one ticket, done one at a time for each ticket, in order. */
export type TicketJob =
  /** Tell the ticket of its window, as it is when the job is done; `phase`: it came into that one with `revision`. */
  | {
      readonly action: 'writeBack';
      readonly ticket: TicketRef;
      readonly window: WindowId;
      readonly url: string;
      readonly revision: number;
      readonly phase: MaintenancePhase | null;
    }
  /** Ask its system anew, and tell what changed. Where that fails it is left to the next look at all of them. */
  | { readonly action: 'lookAtTicket'; readonly ticket: TicketRef; readonly url: string };
