/**
 * Redmine's issues, read into what we show of a ticket, and which of its addresses show one.
 *
 * Pure.
 */

import { z } from 'zod';
import { ticketKey } from '../../domain/ids.ts';
import type { TicketKey } from '../../domain/ids.ts';
import type { TicketFacts } from '../../domain/ticket.ts';
import { instantOf } from './instant.ts';
import { toNumberKey } from './number-key.ts';
import { categoryOf } from './redmine-catalogue.ts';
import type { RedmineCatalogue } from './redmine-catalogue.ts';
import { pathWithin } from './site.ts';

const named = z.object({ name: z.string() }).nullish();

export const redmineIssue = z.object({
  id: z.int(),
  subject: z.string().nullish(),
  status: z.object({ id: z.int(), name: z.string() }),
  tracker: named,
  priority: named,
  assigned_to: named,
  updated_on: z.string().nullish(),
});

/** `catalogue` is null where it could not be read: then nobody knows what the status means. */
export function toFacts(issue: z.output<typeof redmineIssue>, catalogue: RedmineCatalogue | null): TicketFacts {
  return {
    key: ticketKey(String(issue.id)),
    summary: issue.subject ?? null,
    status: issue.status.name,
    statusCategory: catalogue === null ? 'UNKNOWN' : categoryOf(catalogue, issue.status.id),
    type: issue.tracker?.name ?? null,
    priority: issue.priority?.name ?? null,
    assignee: issue.assigned_to?.name ?? null,
    updatedAt: instantOf(issue.updated_on),
  };
}

/** `/issues/12`, whatever follows as query or fragment. `/issues/12.json` is the API's, not people's. */
export function issueKeyOf(site: URL, url: URL): TicketKey | null {
  const number = /^issues\/([0-9]+)\/?$/u.exec(pathWithin(site, url) ?? '')?.[1];
  return number === undefined ? null : toNumberKey(number);
}
