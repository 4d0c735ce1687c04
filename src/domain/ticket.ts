/**
 * Ticket links (which always stand) and tickets (what a ticket system says of them, if it answers).
 *
 * Pure: reading a URL's text is all there is to do; the port to ticket systems is in ticket-system.ts.
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
  /** Why the ticket's system would not take what was written back; null or left out: it took it, or nothing was written. */
  readonly writeProblem?: Problem | null;
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
  /** What owners may be told of it, beside its URL. */
  readonly expose: TicketExposure;
}

/** Of a ticket that is linked for owners: its key alone, its status too, or its summary as well. */
export type TicketExposure = 'key' | 'status' | 'summary';

/** A ticket before its system is asked: most of what is selected of it may never need that. */
export interface UnreadTicket {
  readonly url: string;
  /** Does a window that the caller sees link the URL for the caller? Null: nobody has looked yet. */
  readonly linked: boolean | null;
}

/** All that is known of a URL that no system claims, or that the caller may not be told of. */
export function bareLink(url: string): Ticket {
  return { url, system: 'link', key: null, facts: null, fetchedAt: null, stale: false, problem: null, expose: 'key' };
}

/** The longest URL that may be linked, in bytes of UTF-8. */
export const URL_LIMIT = 2048;

/** Every http(s) URL in a free text, in order, once each; closing punctuation of the sentence around it is not part of it. */
export function urlsIn(text: string): string[] {
  const pattern = /https?:\/\/[^\s<>"'`]+/giu;
  const found = new Set<string>();
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const whole = upToUnopened(match[0]);
    pattern.lastIndex = match.index + whole.length;
    const url = whole.replace(/[.,;:!?([{]+$/u, '');
    if (URL.canParse(url)) found.add(url);
  }
  return [...found];
}

const OPENERS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/** Ends before the first bracket that closes none of the text's own: `(see https://wiki.example/Host_(compute))` has two. */
function upToUnopened(text: string): string {
  const open: string[] = [];
  for (let end = 0; end < text.length; end += 1) {
    const character = text.charAt(end);
    const opener = OPENERS.get(character);
    if ('([{'.includes(character)) open.push(character);
    else if (opener !== undefined && open.pop() !== opener) return text.slice(0, end);
  }
  return text;
}
