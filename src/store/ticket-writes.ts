/**
 * What is kept of followed tickets and of webhook deliveries, written inside a transaction.
 *
 * Refuses to know what a ticket's facts mean.
 */

import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';

import { ticketKey, ticketRef } from '../domain/ids.ts';
import type { TicketFacts } from '../domain/ticket.ts';
import type { TicketMemoryWrites } from '../domain/ticket-store.ts';
import { ENDED_PHASES } from '../domain/workflow.ts';
import type { Schema } from './schema.ts';

const text = z.string().nullable();
const factsDocument = z.object({
  key: z.string().transform(ticketKey),
  summary: text,
  status: text,
  statusCategory: z.enum(['TODO', 'IN_PROGRESS', 'DONE', 'UNKNOWN']),
  type: text,
  priority: text,
  assignee: text,
  updatedAt: z.iso
    .datetime()
    .transform((at) => new Date(at))
    .nullable(),
});

/** Deliveries are remembered for so long: no system delivers one again after a day. */
const DELIVERIES_KEPT = sql`interval '2 days'`;

export function createTicketWrites(trx: Transaction<Schema>): TicketMemoryWrites {
  return {
    followTicket: async ({ url, ticket }) => {
      await trx
        .updateTable('ticket_link')
        .set({ ticket })
        .where('url', '=', url)
        .where('ticket', 'is distinct from', ticket)
        .execute();
      if (ticket === null) return;
      await trx
        .insertInto('followed_ticket')
        .values({ ticket, facts: null, looked_at: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    takeTicketsToLookAt: async (since, now, most) => {
      const { rows } = await sql<{ ticket: string; url: string }>`
        with due as materialized (
          select ticket from followed_ticket
          where (looked_at is null or looked_at < ${since}::timestamptz) and exists (
            select from ticket_link join maintenance_window on maintenance_window.id = ticket_link.window_id
            where ticket_link.ticket = followed_ticket.ticket
              and maintenance_window.phase <> all(${[...ENDED_PHASES]}::text[])
          )
          order by looked_at nulls first limit ${most} for update skip locked
        ), taken as (
          update followed_ticket set looked_at = ${now}::timestamptz from due where followed_ticket.ticket = due.ticket
          returning followed_ticket.ticket
        )
        select taken.ticket, min(ticket_link.url) as url from taken join ticket_link using (ticket) group by taken.ticket
      `.execute(trx);
      return rows.map(({ ticket, url }) => ({ ticket: ticketRef(ticket), url }));
    },
    lookAtTicketSoon: async (ticket) => {
      await trx.updateTable('followed_ticket').set({ looked_at: null }).where('ticket', '=', ticket).execute();
    },
    toldTicket: async (ticket) => {
      const row = await trx
        .selectFrom('followed_ticket')
        .select('facts')
        .where('ticket', '=', ticket)
        .forUpdate()
        .executeTakeFirst();
      return row?.facts == null ? null : factsDocument.parse(row.facts);
    },
    rememberTicket: async (ticket, facts, at) => {
      const document = sql<TicketFacts>`${JSON.stringify(facts)}::jsonb`;
      await trx
        .insertInto('followed_ticket')
        .values({ ticket, facts: document, looked_at: at })
        .onConflict((conflict) => conflict.column('ticket').doUpdateSet({ facts: document, looked_at: at }))
        .execute();
    },
    setLinkProblem: async (window, url, problem) => {
      const document = problem === null ? null : sql`${JSON.stringify(problem)}::jsonb`;
      await trx
        .updateTable('ticket_link')
        .set({ write_problem: document })
        .where('window_id', '=', window)
        .where('url', '=', url)
        .execute();
    },
    noteDelivery: async (system, id) => {
      const row = await trx
        .insertInto('webhook_delivery')
        .values({ system, id })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

/** Forgets deliveries that nobody repeats any more. */
export async function pruneDeliveries(db: Kysely<Schema>): Promise<void> {
  await db
    .deleteFrom('webhook_delivery')
    .where('at', '<', sql<Date>`now() - ${DELIVERIES_KEPT}`)
    .execute();
}
