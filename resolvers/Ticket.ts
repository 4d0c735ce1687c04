import type { TicketResolvers } from '../src/generated/types.ts';

export const Ticket: TicketResolvers = {
  summary: ({ facts }) => facts?.summary ?? null,
  status: ({ facts }) => facts?.status ?? null,
  statusCategory: ({ facts }) => facts?.statusCategory ?? 'UNKNOWN',
  type: ({ facts }) => facts?.type ?? null,
  priority: ({ facts }) => facts?.priority ?? null,
  assignee: ({ facts }) => facts?.assignee ?? null,
  updatedAt: ({ facts }) => facts?.updatedAt ?? null,
};
