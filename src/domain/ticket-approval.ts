/**
 * Are a window's tickets approved?
 *
 * Pure: which ones, and what counts as approved, the workflow says. A ticket that cannot be read is not approved.
 */

import type { Ticket, TicketLink } from './ticket.ts';
import type { TicketApproval } from './workflow.ts';

/** Why tickets are not all approved, one text for each; empty when they are. A window without such a ticket is not approved. */
export function missingApprovals(
  approval: TicketApproval,
  links: readonly Pick<TicketLink, 'url' | 'rel'>[],
  tickets: readonly Ticket[],
): readonly string[] {
  const asked = links.filter(({ rel }) => rel === approval.rel);
  if (asked.length === 0) return [`No ticket of rel ${approval.rel} is linked.`];
  return asked.flatMap(({ url }) => {
    const ticket = tickets.find((each) => each.url === url);
    return whyNot(approval, url, ticket) ?? [];
  });
}

function whyNot({ categories, statuses }: TicketApproval, url: string, ticket: Ticket | undefined): string | null {
  const facts = ticket?.stale === false ? ticket.facts : null;
  if (facts === null) return `${url} could not be read${ticket?.problem == null ? '' : `: ${ticket.problem.message}`}.`;
  if (categories.includes(facts.statusCategory)) return null;
  if (facts.status !== null && statuses.includes(facts.status)) return null;
  return `${String(facts.key)} is ${facts.status ?? 'of no status'}.`;
}
