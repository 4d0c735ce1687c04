export type { UnreadTicket as TicketMapper, TicketLink as TicketLinkMapper } from '../src/domain/ticket.ts';
export type { TicketSource as TicketSystemMapper } from '../src/domain/ticket-system.ts';
