/**
 * Events: from database rows to the domain's own shape, checked on the way.
 *
 * Knows the columns' names. Refuses to trust them.
 */

import { z } from 'zod';

import { EVENT_TYPES } from '../domain/event.ts';
import type { MaintenanceEvent } from '../domain/event.ts';
import { cloudName, hostId, projectId, serverId, windowId } from '../domain/ids.ts';
import { cursorAt } from './event-cursor.ts';

/** A row of `maintenance_event`; its cursor is made from `xid` and `seq`. */
const eventRow = z.object({
  xid: z.string(),
  seq: z.string(),
  type: z.enum(EVENT_TYPES),
  window_id: z.string().transform(windowId),
  window_revision: z.number(),
  changed_fields: z.array(z.string()),
  actor_role: z.enum(['operator', 'owner', 'gateway', 'nova', 'tickets']),
  actor_name: z.string(),
  host_id: z.string().transform(hostId).nullable(),
  server_id: z.string().transform(serverId).nullable(),
  ticket_url: z.string().nullable(),
  audience: z.enum(['OPERATORS', 'OWNERS']),
  note: z.string().nullable(),
  cloud: z.string().transform(cloudName),
  projects: z.array(z.string().transform(projectId)),
  at: z.date(),
});

/** The event of a row; `log` is the id of the log that it is in. `xid` and `seq` must have been selected as text. */
export function eventOf(log: string, row: unknown): MaintenanceEvent {
  const event = eventRow.parse(row);
  return {
    cursor: cursorAt(log, { xid: BigInt(event.xid), seq: BigInt(event.seq) }),
    type: event.type,
    window: event.window_id,
    windowRevision: event.window_revision,
    changedFields: event.changed_fields,
    actor: { role: event.actor_role, name: event.actor_name },
    host: event.host_id,
    server: event.server_id,
    ticketUrl: event.ticket_url,
    audience: event.audience,
    note: event.note,
    cloud: event.cloud,
    projects: event.projects,
    at: event.at,
  };
}
