/**
 * The ticket behind a URL, as far as the caller may be told of it.
 *
 * Refuses to ask a ticket system on behalf of someone who may not see the answer, and for what the URL alone tells.
 */

import type { Context } from '../src/context.ts';
import type { Ticket, UnreadTicket } from '../src/domain/ticket.ts';
import { bareLink } from '../src/domain/ticket.ts';

/** What its system says of it; every field of one ticket shares one read. Never rejects for an outage: see `problem`. */
export async function shownTicket(context: Context, ticket: UnreadTicket): Promise<Ticket> {
  const { loaders, show } = context;
  const linked = await isLinked(context, ticket);
  return show.ticket(linked ? await loaders.ticketByUrl.load(ticket.url) : bareLink(ticket.url), linked);
}

/** What its URL alone tells, without its system being asked. */
export async function claimedTicket(context: Context, ticket: UnreadTicket): Promise<Ticket> {
  return context.show.ticket(context.loaders.ticketOfUrl(ticket.url), await isLinked(context, ticket));
}

async function isLinked({ loaders }: Context, { url, linked }: UnreadTicket): Promise<boolean> {
  return linked ?? loaders.maySeeTicket.load(url);
}
