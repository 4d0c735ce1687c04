/**
 * A server's action log, kept as handlers act and shown as `os-instance-actions`.
 *
 * Compute API v2.1. Knows no action's meaning.
 */
import type { DemoAction, DemoServer } from '../world/model.ts';
import type { World } from '../world/world.ts';
import type { NovaAnswer, NovaCall, NovaRouter } from './call.ts';
import { NovaFault } from './faults.ts';
import { hostIdOf } from './server-view.ts';
import { visibleServer } from './servers.ts';
import { databaseTime } from './times.ts';

const UPDATED_SHOWN = 58;
const EVENTS_FOR_TENANTS = 51;
const HOST_ID_SHOWN = 62;
const DETAILS_SHOWN = 84;
/** Where Nova's conductor and scheduler run. */
const CONTROLLER = 'controller';

/** An action under way, as its handler sees it. */
export interface ActionEntry {
  /** Notes a step that ended, on that host. A failed one gives the action the message `Error`. */
  readonly event: (name: string, host: string | null, result: 'Error' | 'Success') => void;
}

/** Opens the entry for an action that was just accepted. */
export function logAction({ world, caller, requestId }: NovaCall, server: DemoServer, name: string): ActionEntry {
  const entry: DemoAction = {
    requestId,
    serverId: server.id,
    action: name,
    userId: caller.userId,
    projectId: caller.projectId ?? '',
    startedAt: Date.now(),
    updatedAt: null,
    message: null,
    events: [],
  };
  world.state.actions.unshift(entry);

  return {
    event: (event, host, result) => {
      const now = Date.now();
      entry.events.unshift({ event, host: host ?? CONTROLLER, startedAt: now, finishedAt: now, result });
      entry.updatedAt = now;
      if (result === 'Error') entry.message = 'Error';
    },
  };
}

function actionView(action: DemoAction, version: number): object {
  return {
    action: action.action,
    instance_uuid: action.serverId,
    request_id: action.requestId,
    user_id: action.userId,
    project_id: action.projectId,
    start_time: databaseTime(action.startedAt),
    message: action.message,
    ...(version >= UPDATED_SHOWN && { updated_at: databaseTime(action.updatedAt ?? action.startedAt) }),
  };
}

function eventViews(action: DemoAction, { caller, version }: NovaCall): object[] {
  return action.events.map(({ event, host, startedAt, finishedAt, result }) => ({
    event,
    start_time: databaseTime(startedAt),
    finish_time: finishedAt === null ? null : databaseTime(finishedAt),
    result,
    ...(caller.admin && { traceback: null, host }),
    ...(version >= HOST_ID_SHOWN && { hostId: hostIdOf(action.projectId, host) }),
    ...(caller.admin && version >= DETAILS_SHOWN && { details: null }),
  }));
}

const actionsOf = (world: World, server: DemoServer): readonly DemoAction[] =>
  world.state.actions.filter(({ serverId }) => serverId === server.id);

function list(call: NovaCall): NovaAnswer {
  const actions = actionsOf(call.world, visibleServer(call));
  return { body: { instanceActions: actions.map((action) => actionView(action, call.version)) } };
}

function show(call: NovaCall): NovaAnswer {
  const id = call.params.requestId ?? '';
  const action = actionsOf(call.world, visibleServer(call)).find(({ requestId }) => requestId === id);
  if (!action) throw new NovaFault(404, `Action ${id} not found`);
  const withEvents = call.caller.admin || call.version >= EVENTS_FOR_TENANTS;
  return {
    body: {
      instanceAction: {
        ...actionView(action, call.version),
        ...(withEvents && { events: eventViews(action, call) }),
      },
    },
  };
}

/** Serves `servers/{id}/os-instance-actions`. */
export function addActionLogRoutes(route: NovaRouter): void {
  route('GET', '/servers/:id/os-instance-actions', list);
  route('GET', '/servers/:id/os-instance-actions/:requestId', show);
}
