import type { TicketLinkResolvers } from '../src/generated/types.ts';

export const TicketLink: TicketLinkResolvers = {
  /** Who sees the link sees its ticket: the store has left out the links of another audience. */
  ticket: ({ url }) => ({ url, linked: true }),
  writeProblem: ({ writeProblem }) => writeProblem ?? null,
};
