/**
 * The ticket behind a URL, as far as the caller may be told of it.
 *
 * Refuses to ask a ticket system on behalf of someone who may not see the answer.
 */

import type { Context } from '../src/context.ts';
import type { Ticket } from '../src/domain/ticket.ts';
import { bareLink } from '../src/domain/ticket.ts';

export async function shownTicket({ loaders, show }: Context, url: string): Promise<Ticket> {
  const linked = await loaders.maySeeTicket.load(url);
  return show.ticket(linked ? await loaders.ticketByUrl.load(url) : bareLink(url), linked);
}
