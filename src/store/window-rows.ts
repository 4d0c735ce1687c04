/**
 * Windows, their hosts and links: from database rows to the domain's own shapes, checked on the way.
 *
 * Knows the columns' names. Refuses to trust them: a row that somebody else wrote is refused here, not further in.
 */

import { z } from 'zod';

import { cloudName, hostId, windowId } from '../domain/ids.ts';
import type { WindowId } from '../domain/ids.ts';
import type { TicketLink } from '../domain/ticket.ts';
import { SERVER_ACTIONS, SILENCE_POLICIES } from '../domain/server-action.ts';
import type { MaintenanceWindow, WindowHost } from '../domain/window.ts';
import { PHASES } from '../domain/workflow.ts';
import type { WindowRow } from './schema.ts';

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
    acknowledge_by: z.date().nullable(),
    drain_at: z.date().nullable(),
    starts_at: z.date(),
    ends_at: z.date().nullable(),
    time_zone: z.string(),
    started_at: z.date().nullable(),
    ended_at: z.date().nullable(),
    on_silence: z.enum(SILENCE_POLICIES),
    allowed_actions: z.array(z.enum(SERVER_ACTIONS)),
    default_action: z.enum(SERVER_ACTIONS),
    ready: z.boolean(),
    replaces: z.string().transform(windowId).nullable(),
    replaced_by: z.string().transform(windowId).nullable(),
    dates_revision: z.number(),
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
    acknowledgeBy: row.acknowledge_by,
    drainAt: row.drain_at,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    timeZone: row.time_zone,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    onSilence: row.on_silence,
    allowedActions: row.allowed_actions,
    defaultAction: row.default_action,
    ready: row.ready,
    replaces: row.replaces,
    replacedBy: row.replaced_by,
    datesRevision: row.dates_revision,
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
    acknowledge_by: window.acknowledgeBy,
    drain_at: window.drainAt,
    starts_at: window.startsAt,
    ends_at: window.endsAt,
    time_zone: window.timeZone,
    started_at: window.startedAt,
    ended_at: window.endedAt,
    on_silence: window.onSilence,
    allowed_actions: [...window.allowedActions],
    default_action: window.defaultAction,
    ready: window.ready,
    replaces: window.replaces,
    replaced_by: window.replacedBy,
    dates_revision: window.datesRevision,
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
    problem: z.string().nullable(),
    emptied_at: z.date().nullable(),
  })
  .transform((row): WindowHost => ({
    window: row.window_id,
    host: row.host_id,
    hold: row.hold,
    writtenReasons: row.written_reasons,
    problem: row.problem,
    emptiedAt: row.emptied_at,
  }));

/** A row of `ticket_link`. */
export const linkOfRow = z
  .object({
    window_id: z.string().transform(windowId),
    url: z.string(),
    rel: z.string().nullable(),
    title: z.string().nullable(),
    audience: z.enum(['OPERATORS', 'OWNERS']),
    added_by: z.string().nullable(),
    added_at: z.date().nullable(),
    write_problem: z.object({ code: z.string(), message: z.string(), retryable: z.boolean() }).nullable(),
  })
  .transform((row): TicketLink & { readonly window: WindowId } => ({
    window: row.window_id,
    url: row.url,
    rel: row.rel,
    title: row.title,
    audience: row.audience,
    addedBy: row.added_by,
    addedAt: row.added_at,
    ...(row.write_problem !== null && { writeProblem: row.write_problem }),
  }));

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

/** Could this be the id of a window at all? Callers' ids are any text, and PostgreSQL fails on what is not a UUID. */
export function isPossibleWindowId(text: string): boolean {
  return UUID.test(text);
}

/** Those ids that could be of a window at all. */
export function possibleWindowIds(ids: readonly WindowId[]): readonly WindowId[] {
  return ids.filter(isPossibleWindowId);
}
