/**
 * Tickets that windows link: under which ref, what was last told of them, and which webhook deliveries came.
 *
 * Knows SQL only. Links from before have no ref until the next start finds their system.
 */

import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const tickets: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      alter table ticket_link
        add ticket text,
        add write_problem jsonb;
      create index ticket_link_by_ticket on ticket_link (ticket) where ticket is not null;
      comment on column ticket_link.ticket is 'System and key, where a configured system claims the URL.';
      comment on column ticket_link.write_problem is 'Why the system would not take what was written back.';

      create table followed_ticket (
        ticket text primary key,
        facts jsonb,
        looked_at timestamptz
      );
      comment on table followed_ticket is 'Tickets that a window links or linked.';
      comment on column followed_ticket.facts is 'As was told last; null: nothing yet.';

      create table webhook_delivery (
        system text,
        id text,
        at timestamptz not null default now(),
        primary key (system, id)
      );
      create index webhook_delivery_by_age on webhook_delivery (at);
      comment on table webhook_delivery is 'So that what is delivered twice is heard once.';
    `.execute(db);
  },
};
