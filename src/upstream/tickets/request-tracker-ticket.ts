/**
 * Request Tracker's tickets, read into what we show of a ticket, and which of its addresses show one.
 *
 * Pure.
 */

import { z } from 'zod';
import { ticketKey } from '../../domain/ids.ts';
import type { TicketKey } from '../../domain/ids.ts';
import type { TicketFacts, TicketStatusCategory } from '../../domain/ticket.ts';
import { instantOf } from './instant.ts';
import { toNumberKey } from './number-key.ts';
import { pathWithin } from './site.ts';

/** Asked for by name: a list has only numbers otherwise. */
export const TICKET_FIELDS: Readonly<Record<string, string>> = {
  fields: 'Subject,Status,Owner,Queue,Priority,Started,LastUpdated',
  'fields[Owner]': 'Name,RealName',
  'fields[Queue]': 'Name',
};

const text = z.union([z.string(), z.number()]).transform(String);

/** Numbers come as texts in lists, and as numbers of a single ticket, whose owner and queue have no names either. */
export const rtTicket = z.object({
  id: text,
  Subject: z.string().nullish(),
  Status: z.string(),
  Owner: z.object({ id: text, RealName: z.string().nullish() }).nullish(),
  Queue: z.object({ Name: z.string().nullish() }).nullish(),
  Priority: text.nullish(),
  Started: z.string().nullish(),
  LastUpdated: z.string().nullish(),
});
export type RtTicket = z.output<typeof rtTicket>;

/** The statuses of the lifecycles that RT comes with. */
const CATEGORIES: ReadonlyMap<string, TicketStatusCategory> = new Map([
  ['new', 'TODO'],
  ['open', 'IN_PROGRESS'],
  ['stalled', 'IN_PROGRESS'],
  ['resolved', 'DONE'],
  ['rejected', 'DONE'],
  ['deleted', 'DONE'],
]);

/** Is this status the word of somebody's own lifecycle? Then RT has to be asked what it means. */
export function isOwnWord(status: string): boolean {
  return !CATEGORIES.has(status);
}

/** `inactive`: which tickets RT says are over; null: it did not say. RT notes when a ticket leaves its first status. */
export function toFacts(ticket: RtTicket, inactive: ReadonlySet<string> | null): TicketFacts {
  return {
    key: ticketKey(ticket.id),
    summary: ticket.Subject ?? null,
    status: ticket.Status,
    statusCategory: CATEGORIES.get(ticket.Status) ?? ownCategory(ticket, inactive),
    type: ticket.Queue?.Name ?? null,
    priority: ticket.Priority ?? null,
    assignee: ownerOf(ticket),
    updatedAt: momentOf(ticket.LastUpdated),
  };
}

function ownCategory(ticket: RtTicket, inactive: ReadonlySet<string> | null): TicketStatusCategory {
  if (inactive === null) return 'UNKNOWN';
  if (inactive.has(ticket.id)) return 'DONE';
  return momentOf(ticket.Started) === null ? 'TODO' : 'IN_PROGRESS';
}

function ownerOf({ Owner: owner }: RtTicket): string | null {
  if (owner === null || owner === undefined || owner.id === 'Nobody') return null;
  return owner.RealName === null || owner.RealName === undefined || owner.RealName === '' ? owner.id : owner.RealName;
}

/** RT writes the beginning of 1970 for a moment that is not set. */
function momentOf(written: string | null | undefined): Date | null {
  const instant = instantOf(written);
  return instant?.getTime() === 0 ? null : instant;
}

/** `/Ticket/Display.html?id=12`, its history, and the same page of people who may only see their own tickets. */
export function ticketKeyOf(site: URL, url: URL): TicketKey | null {
  const shows = /^(?:Ticket\/(?:Display|History)|SelfService\/Display)\.html$/u.test(pathWithin(site, url) ?? '');
  return shows ? toNumberKey(url.searchParams.get('id') ?? '') : null;
}
