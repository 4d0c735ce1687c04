/**
 * Servers of windows: from database rows to the domain's own shape and back, checked on the way in.
 *
 * Knows the columns' names. Refuses to trust them: a row that somebody else wrote is refused here, not further in.
 */

import { z } from 'zod';

import { hostId, projectId, serverId, windowId } from '../domain/ids.ts';
import { ACTION_SOURCES, MOVE_KINDS, OWNER_ANSWERS, SERVER_OUTCOMES } from '../domain/server-maintenance.ts';
import type { WindowServer } from '../domain/server-maintenance.ts';
import { SERVER_ACTIONS } from '../domain/server-action.ts';
import type { ServerRow } from './schema.ts';

/** `move`, as it is in its column. */
const moveAttempt = z.object({
  kind: z.enum(MOVE_KINDS),
  from: z.string().transform(hostId),
  attempt: z.number(),
  askedAt: z.iso.datetime().transform((text) => new Date(text)),
  lastMigration: z.number().nullable(),
});

/** A row of `window_server`. */
export const windowServerOfRow = z
  .object({
    window_id: z.string().transform(windowId),
    server_id: z.string().transform(serverId),
    project_id: z.string().transform(projectId),
    host_id: z.string().transform(hostId),
    current_host_id: z.string().transform(hostId).nullable(),
    added_at: z.date(),
    action: z.enum(SERVER_ACTIONS),
    action_source: z.enum(ACTION_SOURCES),
    policy_problem: z.string().nullable(),
    answer: z.enum(OWNER_ANSWERS),
    answered_action: z.enum(SERVER_ACTIONS).nullable(),
    answered_by_operator: z.boolean(),
    answered_at: z.date().nullable(),
    answered_by: z.string().nullable(),
    answered_revision: z.number().nullable(),
    change_reference: z.string().nullable(),
    note: z.string().nullable(),
    outcome: z.enum(SERVER_OUTCOMES),
    outcome_detail: z.string().nullable(),
    move: moveAttempt.nullable(),
    retry_at: z.date().nullable(),
    skipped: z.boolean(),
    updated_at: z.date(),
  })
  .transform((row): WindowServer => ({
    window: row.window_id,
    server: row.server_id,
    project: row.project_id,
    host: row.host_id,
    currentHost: row.current_host_id,
    addedAt: row.added_at,
    action: row.action,
    actionSource: row.action_source,
    policyProblem: row.policy_problem,
    answer: row.answer,
    answeredAction: row.answered_action,
    answeredByOperator: row.answered_by_operator,
    answeredAt: row.answered_at,
    answeredBy: row.answered_by,
    answeredRevision: row.answered_revision,
    changeReference: row.change_reference,
    note: row.note,
    outcome: row.outcome,
    outcomeDetail: row.outcome_detail,
    move: row.move,
    retryAt: row.retry_at,
    skipped: row.skipped,
    updatedAt: row.updated_at,
  }));

/** The same, backwards. `move` is not yet the JSON text that its column takes. */
export function rowOfServer(server: WindowServer): ServerRow {
  return {
    window_id: server.window,
    server_id: server.server,
    project_id: server.project,
    added_at: server.addedAt,
    ...changingOfServer(server),
  };
}

/** Of such a row, what may change. */
export function changingOfServer(
  server: WindowServer,
): Omit<ServerRow, 'window_id' | 'server_id' | 'project_id' | 'added_at'> {
  return {
    host_id: server.host,
    current_host_id: server.currentHost,
    action: server.action,
    action_source: server.actionSource,
    policy_problem: server.policyProblem,
    answer: server.answer,
    answered_action: server.answeredAction,
    answered_by_operator: server.answeredByOperator,
    answered_at: server.answeredAt,
    answered_by: server.answeredBy,
    answered_revision: server.answeredRevision,
    change_reference: server.changeReference,
    note: server.note,
    outcome: server.outcome,
    outcome_detail: server.outcomeDetail,
    move: server.move,
    retry_at: server.retryAt,
    skipped: server.skipped,
    updated_at: server.updatedAt,
  };
}
