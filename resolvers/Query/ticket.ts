import type { QueryResolvers } from '../../src/generated/types.ts';
import { shownTicket } from '../shown-ticket.ts';

export const ticket: NonNullable<QueryResolvers['ticket']> = (_root, { url }, context) => shownTicket(context, url);
