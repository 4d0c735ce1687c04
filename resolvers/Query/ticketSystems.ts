import type { QueryResolvers } from '../../src/generated/types.ts';

export const ticketSystems: NonNullable<QueryResolvers['ticketSystems']> = (_root, _args, { ticketSources }) =>
  ticketSources;
