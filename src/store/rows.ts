/**
 * From database rows to the domain's own shapes, checked on the way.
 *
 * Knows the columns' names. Refuses to trust them: a row that somebody else wrote is refused here, not further in.
 */

import { z } from 'zod';

import { EVENT_TYPES } from '../domain/event.ts';
import { cloudName, hostId, projectId, serverId, windowId } from '../domain/ids.ts';
import type { WindowId } from '../domain/ids.ts';
import type { TicketLink } from '../domain/ticket.ts';
import type { MaintenanceWindow, WindowHost, WindowServer } from '../domain/window.ts';
import { ACTIONS, PHASES } from '../domain/workflow.ts';
import type { WindowRow } from './schema.ts';

const audience = z.enum(['OPERATORS', 'OWNERS']);

/** A row of `maintenance_window`. */
export const windowOfRow = z
  .object({
    id: z.string().transform(windowId),
    cloud: z.string().transform(cloudName),
    summary: z.string(),
    description: z.string().nullable(),
    kind: z.enum(['TEMPORARY', 'PERMANENT']),
    cause: z.enum(['PLANNED', 'UNPLANNED']),
    workflow_name: z.string(),
    workflow_version: z.string(),
    state: z.string(),
    phase: z.enum(PHASES),
    starts_at: z.date(),
    ends_at: z.date().nullable(),
    time_zone: z.string(),
    started_at: z.date().nullable(),
    ended_at: z.date().nullable(),
    revision: z.number(),
    created_at: z.date(),
    updated_at: z.date(),
    created_by: z.string(),
  })
  .transform((row): MaintenanceWindow => ({
    id: row.id,
    cloud: row.cloud,
    summary: row.summary,
    description: row.description,
    kind: row.kind,
    cause: row.cause,
    workflow: { name: row.workflow_name, version: row.workflow_version },
    state: row.state,
    phase: row.phase,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    timeZone: row.time_zone,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    createdBy: row.created_by,
  }));

/** The same, backwards. */
export function rowOfWindow(window: MaintenanceWindow): WindowRow {
  return {
    id: window.id,
    cloud: window.cloud,
    summary: window.summary,
    description: window.description,
    kind: window.kind,
    cause: window.cause,
    workflow_name: window.workflow.name,
    workflow_version: window.workflow.version,
    state: window.state,
    phase: window.phase,
    starts_at: window.startsAt,
    ends_at: window.endsAt,
    time_zone: window.timeZone,
    started_at: window.startedAt,
    ended_at: window.endedAt,
    revision: window.revision,
    created_at: window.createdAt,
    updated_at: window.updatedAt,
    created_by: window.createdBy,
  };
}

/** A row of `window_host`. */
export const windowHostOfRow = z
  .object({
    window_id: z.string().transform(windowId),
    host_id: z.string().transform(hostId),
    hold: z.enum(['NONE', 'WRITING', 'HELD', 'FOREIGN', 'RELEASED']),
    written_reasons: z.array(z.string()),
  })
  .transform((row): WindowHost => ({
    window: row.window_id,
    host: row.host_id,
    hold: row.hold,
    writtenReasons: row.written_reasons,
  }));

/** A row of `window_server`. */
export const windowServerOfRow = z
  .object({
    window_id: z.string().transform(windowId),
    server_id: z.string().transform(serverId),
    project_id: z.string().transform(projectId),
    host_id: z.string().transform(hostId),
    added_at: z.date(),
  })
  .transform((row): WindowServer => ({
    window: row.window_id,
    server: row.server_id,
    project: row.project_id,
    host: row.host_id,
    addedAt: row.added_at,
  }));

/** A row of `ticket_link`. */
export const linkOfRow = z
  .object({
    window_id: z.string().transform(windowId),
    url: z.string(),
    rel: z.string().nullable(),
    title: z.string().nullable(),
    audience,
    added_by: z.string().nullable(),
    added_at: z.date().nullable(),
  })
  .transform((row): TicketLink => ({
    window: row.window_id,
    url: row.url,
    rel: row.rel,
    title: row.title,
    audience: row.audience,
    addedBy: row.added_by,
    addedAt: row.added_at,
  }));

/** The `document` of `workflow_version`. */
export const workflowOfDocument = z.object({
  name: z.string(),
  version: z.string(),
  initial: z.string(),
  states: z.array(
    z.object({
      name: z.string(),
      phase: z.enum(PHASES),
      transitions: z.array(z.object({ event: z.string(), target: z.string(), actions: z.array(z.enum(ACTIONS)) })),
    }),
  ),
});

/** A row of `maintenance_event`; its cursor is made from `xid` and `seq`. */
export const eventOfRow = z.object({
  xid: z.string(),
  seq: z.string(),
  type: z.enum(EVENT_TYPES),
  window_id: z.string().transform(windowId),
  window_revision: z.number(),
  changed_fields: z.array(z.string()),
  actor_role: z.enum(['operator', 'owner', 'gateway', 'nova', 'tickets']),
  actor_name: z.string(),
  host_id: z.string().transform(hostId).nullable(),
  ticket_url: z.string().nullable(),
  audience,
  note: z.string().nullable(),
  cloud: z.string().transform(cloudName),
  projects: z.array(z.string().transform(projectId)),
  at: z.date(),
});

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

/** Those ids that could be of a window at all. Callers' ids are any text, and PostgreSQL fails on what is not a UUID. */
export function possibleWindowIds(ids: readonly WindowId[]): readonly WindowId[] {
  return ids.filter((id) => UUID.test(id));
}
