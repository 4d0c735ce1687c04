/**
 * Appends to the event log, inside the transaction of the change that an event tells of.
 *
 * Refuses to know readers: it wakes them, and what they get they read for themselves.
 */

import { sql } from 'kysely';
import type { Transaction } from 'kysely';

import type { NewMaintenanceEvent } from '../domain/event.ts';
import type { MaintenanceWrites } from '../domain/maintenance-store.ts';
import type { Schema } from './schema.ts';

/** The channel that says "there may be something new", once its transaction has committed. */
export const EVENTS_CHANNEL = 'slipway_events';

/**
 * Appends with the window's cloud and the project of the event's server; where it is about none, with the projects that
 * have a server in the window now. Throws when there is no such window, or the server is not in it: nobody would be told.
 */
export function createAppend(trx: Transaction<Schema>): MaintenanceWrites['append'] {
  return async (event) => {
    const { numInsertedOrUpdatedRows } = await insert(trx, event);
    if (numInsertedOrUpdatedRows !== 1n) {
      const what = event.server === null ? '' : ` with the server ${event.server}`;
      throw new Error(`There is no window ${event.window}${what} to append an event of.`);
    }
    await sql`select pg_notify(${EVENTS_CHANNEL}, '')`.execute(trx);
  };
}

async function insert(trx: Transaction<Schema>, event: NewMaintenanceEvent) {
  const about = sql`window_id = maintenance_window.id
    and (${event.server}::text is null or server_id = ${event.server}::text)`;
  return await trx
    .insertInto('maintenance_event')
    .columns([
      'type',
      'window_id',
      'window_revision',
      'changed_fields',
      'actor_role',
      'actor_name',
      'host_id',
      'server_id',
      'ticket_url',
      'audience',
      'note',
      'cloud',
      'projects',
    ])
    .expression((from) =>
      from
        .selectFrom('maintenance_window')
        .select([
          sql<string>`${event.type}::text`.as('type'),
          'maintenance_window.id',
          sql<number>`${event.windowRevision}::int`.as('window_revision'),
          sql<string[]>`${[...event.changedFields]}::text[]`.as('changed_fields'),
          sql<string>`${event.actor.role}::text`.as('actor_role'),
          sql<string>`${event.actor.name}::text`.as('actor_name'),
          sql<string | null>`${event.host}::text`.as('host_id'),
          sql<string | null>`${event.server}::text`.as('server_id'),
          sql<string | null>`${event.ticketUrl}::text`.as('ticket_url'),
          sql<string>`${event.audience}::text`.as('audience'),
          sql<string | null>`${event.note}::text`.as('note'),
          'maintenance_window.cloud',
          sql<string[]>`array(
            select distinct project_id from window_server where ${about} order by project_id
          )`.as('projects'),
        ])
        .where('maintenance_window.id', '=', event.window)
        .where(sql<boolean>`(${event.server}::text is null or exists (select from window_server where ${about}))`),
    )
    .executeTakeFirstOrThrow();
}
