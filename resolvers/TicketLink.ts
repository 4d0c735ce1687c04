import type { TicketLinkResolvers } from '../src/generated/types.ts';

export const TicketLink: TicketLinkResolvers = {
  /** Who sees the link sees its ticket: the store has left out the links of another audience. */
  ticket: async ({ url }, _args, { loaders, show }) => show.ticket(await loaders.ticketByUrl.load(url), true),
};
