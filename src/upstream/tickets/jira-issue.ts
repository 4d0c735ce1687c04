/**
 * Jira's issues, read into what we show of a ticket.
 *
 * Pure. Status names are free text and translated, so only the category is interpreted.
 */

import { z } from 'zod';
import { ticketKey } from '../../domain/ids.ts';
import type { TicketFacts, TicketStatusCategory } from '../../domain/ticket.ts';
import { instantOf } from './instant.ts';

/** Asked for by name: the default would be every navigable field. */
export const ISSUE_FIELDS = ['summary', 'status', 'issuetype', 'priority', 'assignee', 'updated'] as const;

const named = z.object({ name: z.string() }).nullish();

/** An issue (Jira Cloud REST API v3). Fields that a project hides or the account may not see are missing. */
export const issue = z.object({
  key: z.string(),
  fields: z
    .object({
      summary: z.string().nullish(),
      status: z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }).nullish() }).nullish(),
      issuetype: named,
      priority: named,
      assignee: z.object({ displayName: z.string().nullish() }).nullish(),
      updated: z.string().nullish(),
    })
    .default({}),
});

const CATEGORIES: ReadonlyMap<string | undefined, TicketStatusCategory> = new Map([
  ['new', 'TODO'],
  ['indeterminate', 'IN_PROGRESS'],
  ['done', 'DONE'],
]);

export function toFacts({ key, fields }: z.infer<typeof issue>): TicketFacts {
  return {
    key: ticketKey(key),
    summary: fields.summary ?? null,
    status: fields.status?.name ?? null,
    statusCategory: CATEGORIES.get(fields.status?.statusCategory?.key) ?? 'UNKNOWN',
    type: fields.issuetype?.name ?? null,
    priority: fields.priority?.name ?? null,
    assignee: fields.assignee?.displayName ?? null,
    // Its offsets have no colon, `+0000`, which ISO 8601 allows and RFC 3339 does not.
    updatedAt: instantOf(fields.updated),
  };
}
