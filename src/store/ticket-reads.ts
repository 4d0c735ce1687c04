/**
 * Which windows link a ticket, however its URL is spelt.
 *
 * Refuses to know who sees what (`visible-to.ts`), and what a ticket is.
 */

import { sql } from 'kysely';
import type { Kysely } from 'kysely';

import { ticketRef } from '../domain/ids.ts';
import type { TicketReads } from '../domain/ticket-store.ts';
import type { Schema } from './schema.ts';
import { linkVisibleTo, windowVisibleTo } from './visible-to.ts';
import { linkOfRow } from './window-rows.ts';

export function createTicketReads(current: () => Kysely<Schema>): TicketReads {
  return {
    linksOfTickets: async (scope, tickets) => {
      const urls = tickets.map(({ url }) => url);
      const refs = tickets.flatMap(({ ticket }) => ticket ?? []);
      const rows = await current()
        .selectFrom('ticket_link')
        .innerJoin('maintenance_window', 'maintenance_window.id', 'ticket_link.window_id')
        .selectAll('ticket_link')
        .where(windowVisibleTo(scope))
        .where(linkVisibleTo(scope))
        .where(sql<boolean>`(ticket_link.url = any(${urls}::text[]) or ticket_link.ticket = any(${refs}::text[]))`)
        .orderBy('maintenance_window.starts_at')
        .orderBy('ticket_link.seq')
        .execute();
      const links = rows.map((row) => ({ ticket: row.ticket, link: linkOfRow.parse(row) }));
      return tickets.flatMap((sought) =>
        links
          .filter(({ ticket, link }) => link.url === sought.url || (ticket !== null && ticket === sought.ticket))
          .map(({ link }) => ({ sought, link })),
      );
    },
    linkedTickets: async () => {
      const rows = await current().selectFrom('ticket_link').select(['url', 'ticket']).distinct().execute();
      return rows.map(({ url, ticket }) => ({ url, ticket: ticket === null ? null : ticketRef(ticket) }));
    },
  };
}
