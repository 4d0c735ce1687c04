/**
 * Ticket links (which always stand) and tickets (what a ticket system says of them, if it answers).
 *
 * Pure: reading a URL's text is all the I/O-free work there is; adapters live in upstream/tickets.
 */

import type { TicketKey, WindowId } from './ids.ts';
import type { Problem } from './problem.ts';

export type TicketAudience = 'OPERATORS' | 'OWNERS';
export type TicketStatusCategory = 'TODO' | 'IN_PROGRESS' | 'DONE' | 'UNKNOWN';

/** A URL that somebody put on a window, or that was found in a host's disabled reason (then `window` is null). */
export interface TicketLink {
  readonly window: WindowId | null;
  readonly url: string;
  readonly rel: string | null;
  readonly title: string | null;
  readonly audience: TicketAudience;
  readonly addedBy: string | null;
  readonly addedAt: Date | null;
}

/** What a system knows of one ticket. */
export interface TicketFacts {
  /** As the system says it now: a moved issue answers under its new key. */
  readonly key: TicketKey;
  readonly summary: string | null;
  readonly status: string | null;
  readonly statusCategory: TicketStatusCategory;
  readonly type: string | null;
  readonly priority: string | null;
  readonly assignee: string | null;
  readonly updatedAt: Date | null;
}

/** One URL's ticket as it is shown: facts where there are any, a problem where they are missing or old. */
export interface Ticket {
  readonly url: string;
  /** Configured name of the system; `link` where no system claims the URL. */
  readonly system: string;
  readonly key: TicketKey | null;
  readonly facts: TicketFacts | null;
  readonly fetchedAt: Date | null;
  readonly stale: boolean;
  readonly problem: Problem | null;
}

/** All that is known of a URL that no system claims, or that the caller may not be told of. */
export function bareLink(url: string): Ticket {
  return { url, system: 'link', key: null, facts: null, fetchedAt: null, stale: false, problem: null };
}

/** One place of an answer to `fetchMany`. */
export type TicketReading = { readonly facts: TicketFacts } | { readonly problem: Problem };

/** One configured ticket system. */
export interface TicketSystem {
  /** Configured name, e.g. `corp-jira`. */
  readonly name: string;
  /** This system's key for a URL that people use; null when the URL is not of this system. Pure. */
  readonly keyOf: (url: URL) => TicketKey | null;
  /** Same length and order as `keys`. Never rejects: each place is facts or a problem, so one dead ticket cannot fail a page. */
  readonly fetchMany: (keys: readonly TicketKey[]) => Promise<readonly TicketReading[]>;
}

/** The longest URL that may be linked, in bytes of UTF-8. */
export const URL_LIMIT = 2048;

/** Every http(s) URL in a free text, in order, once each; closing punctuation of the sentence around it is not part of it. */
export function urlsIn(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s<>"'`\])}]+/giu) ?? [];
  const legal = found.map((raw) => raw.replace(/[.,;:!?]+$/u, '')).filter((url) => URL.canParse(url));
  return [...new Set(legal)];
}
