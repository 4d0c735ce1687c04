/**
 * The port to one ticket system: what every adapter answers, and what it may be able to do beside.
 *
 * Pure. upstream/tickets implements it. What a system cannot do is absent, never a method that fails.
 */

import { ticketRefOf } from './ids.ts';
import type { TicketKey, TicketRef } from './ids.ts';
import type { Problem } from './problem.ts';
import type { Ticket, TicketExposure, TicketFacts } from './ticket.ts';
import type { MaintenancePhase } from './workflow.ts';

/** Why a ticket could not be read. */
export interface TicketProblem extends Problem {
  /** The system asked to be left alone for so long (RFC 9110 `Retry-After`); left out or zero: it did not ask. */
  readonly retryAfterMs?: number;
}

/** One place of an answer to `fetchMany`. */
export type TicketReading = { readonly facts: TicketFacts } | { readonly problem: TicketProblem };

/** One ticket system, read and written with the gateway's account there. */
export interface TicketSystem extends TicketWrites {
  /** Configured name, e.g. `corp-jira`. */
  readonly name: string;
  /** This system's key for a URL that people use, in its canonical form; null when the URL is not of this system. Pure. */
  readonly keyOf: (url: URL) => TicketKey | null;
  /** The address that people open for a key: `keyOf` of it is the key again. Pure. */
  readonly urlOf: (key: TicketKey) => string;
  /** Same length and order as `keys`. Never rejects: each place is facts or a problem, so one dead ticket cannot fail a page. */
  readonly fetchMany: (keys: readonly TicketKey[]) => Promise<readonly TicketReading[]>;
  /** Reads a webhook's delivery; null: it is not authentic. Absent without a secret, for then nothing could be believed. Pure. */
  readonly readDelivery?: (delivery: Delivery) => DeliveryHint | null;
  /** Ends the connections once their requests are done. */
  readonly close: () => Promise<void>;
}

/**
 * What can be written. Each verb throws UpstreamError when the system fails or refuses, and reads back what it wrote
 * where a good status proves nothing. Each may be repeated: what stands there already is not written again.
 */
export interface TicketWrites {
  /** Puts a link to a window on the ticket, or brings the one with this id up to date. */
  readonly linkBack?: (key: TicketKey, link: BackLink) => Promise<void>;
  /** Adds a comment, unless one with its marker is there. */
  readonly comment?: (key: TicketKey, comment: TicketComment) => Promise<void>;
  /** Brings the ticket into a status, by the name that its people know. Being in it already is being done. */
  readonly setStatus?: (key: TicketKey, status: string) => Promise<void>;
  /** Makes a ticket, or finds the one that an earlier call with this marker made. */
  readonly create?: (draft: TicketDraft) => Promise<TicketKey>;
}

/** A configured ticket system behind its memory, and what was agreed on with its people. */
export interface TicketSource {
  readonly system: TicketSystem;
  /** What people's links begin with. */
  readonly url: string;
  readonly expose: TicketExposure;
  /** Null: nothing is ever written there by itself. */
  readonly writeBack: WriteBack | null;
  /** How a ticket is worded that is made from a window; null: none is made there. */
  readonly template: TicketTemplate | null;
  /**
   * Same length and order as `keys`; never rejects. From memory while that is fresh; a system that does not answer in
   * time, or that is being left alone, costs a problem beside what was last known.
   */
  readonly read: (keys: readonly TicketKey[]) => Promise<readonly TicketStanding[]>;
  /** The same, asked anew and waited for: for what must not rest on memory. */
  readonly reread: (keys: readonly TicketKey[]) => Promise<readonly TicketStanding[]>;
  /** Somebody knows that these have changed: the next read asks again. */
  readonly forget: (keys: readonly TicketKey[]) => void;
}

/** Texts with `{placeholders}`; a description that is null is the gateway's own. */
export interface TicketTemplate {
  readonly summary: string;
  readonly description: string | null;
}

/** What is known of one ticket. */
export type TicketStanding = Pick<Ticket, 'facts' | 'fetchedAt' | 'stale' | 'problem'>;

/** What is written to the tickets of a window by itself. */
export interface WriteBack {
  /** A link to the window. */
  readonly link: boolean;
  /** A comment when the window comes into one of these phases. */
  readonly commentOn: readonly MaintenancePhase[];
  /** A status that the ticket is brought into with a phase. */
  readonly statusOn: Readonly<Partial<Record<MaintenancePhase, string>>>;
}

/** Whose ticket a URL shows, and which. */
export interface TicketClaim {
  readonly source: TicketSource;
  readonly key: TicketKey;
}

/** The claimed ticket, however its URL is spelt. */
export function refOfClaim({ source, key }: TicketClaim): TicketRef {
  return ticketRefOf(source.system.name, key);
}

/** Which configured system a URL belongs to; null when it is nobody's. Asks nobody. */
export type ClaimTicket = (url: string) => TicketClaim | null;

/** A link from a ticket to a window. */
export interface BackLink {
  /** The same for every version of this link, e.g. `slipway:f1a9b3ab-71bc-4b98-871d-b5873d1308f4`. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** One line on where the window stands. */
  readonly summary: string;
  /** The window has ended: there is nothing more to expect. */
  readonly resolved: boolean;
}

/** A comment, in plain text. */
export interface TicketComment {
  /** Part of the text, and of no other comment, so that it is recognised. */
  readonly marker: string;
  /** Lines separated by `\n`; contains the marker. */
  readonly text: string;
}

/** A ticket that is to be made; where it goes (project, type …) is the system's configuration. */
export interface TicketDraft {
  /** Written into the ticket, so that it is found again after a crash. Letters, digits and hyphens. */
  readonly marker: string;
  readonly summary: string;
  /** Plain text, lines separated by `\n`. */
  readonly description: string;
}

/** A webhook's request as it came over the wire. */
export interface Delivery {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The very bytes: signatures are over these. */
  readonly body: Uint8Array;
  readonly receivedAt: Date;
}

/** What became of a delivery. UNKNOWN: no such system, or it sends none. FORGED: not signed with the secret, or too old. */
export type Received = 'ACCEPTED' | 'REPEATED' | 'UNKNOWN' | 'FORGED';
export type ReceiveDelivery = (system: string, delivery: Delivery) => Promise<Received>;

/** What an authentic delivery makes us look at; nothing in it is believed. */
export interface DeliveryHint {
  /** The same when the system delivers it once more. */
  readonly id: string;
  readonly keys: readonly TicketKey[];
}
