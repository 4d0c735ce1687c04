import type { Context } from '../src/context.ts';
import type { TicketFacts, UnreadTicket } from '../src/domain/ticket.ts';
import type { TicketResolvers } from '../src/generated/types.ts';
import { claimedTicket, shownTicket } from './shown-ticket.ts';

/** Only a field that its system alone can answer has that system asked. */
export const Ticket: TicketResolvers = {
  system: async (ticket, _args, context) => (await claimedTicket(context, ticket)).system,
  key: async (ticket, _args, context) => (await shownTicket(context, ticket)).key,
  summary: async (ticket, _args, context) => (await factsOf(context, ticket))?.summary ?? null,
  status: async (ticket, _args, context) => (await factsOf(context, ticket))?.status ?? null,
  statusCategory: async (ticket, _args, context) => (await factsOf(context, ticket))?.statusCategory ?? 'UNKNOWN',
  type: async (ticket, _args, context) => (await factsOf(context, ticket))?.type ?? null,
  priority: async (ticket, _args, context) => (await factsOf(context, ticket))?.priority ?? null,
  assignee: async (ticket, _args, context) => (await factsOf(context, ticket))?.assignee ?? null,
  updatedAt: async (ticket, _args, context) => (await factsOf(context, ticket))?.updatedAt ?? null,
  fetchedAt: async (ticket, _args, context) => (await shownTicket(context, ticket)).fetchedAt,
  stale: async (ticket, _args, context) => (await shownTicket(context, ticket)).stale,
  problem: async (ticket, _args, context) => (await shownTicket(context, ticket)).problem,
  maintenanceWindows: ({ url }, _args, { loaders }) => loaders.windowsByTicket.load(url),
};

async function factsOf(context: Context, ticket: UnreadTicket): Promise<TicketFacts | null> {
  return (await shownTicket(context, ticket)).facts;
}
