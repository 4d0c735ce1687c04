export type { Ticket as TicketMapper, TicketLink as TicketLinkMapper } from '../src/domain/ticket.ts';
