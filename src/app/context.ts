/**
 * Makes the context of an operation from what the process has: loaders and verbs on behalf of its caller.
 *
 * Refuses to know GraphQL and transports.
 */

import {
  actorAsSeenBy,
  answererAsSeenBy,
  blockerDetailAsSeenBy,
  cloudsOf,
  outcomeDetailAsSeenBy,
  seesEvent,
  ticketAsSeenBy,
} from '../access/rules.ts';
import type { BoundServices, Context, Show } from '../context.ts';
import type { ProjectPolicy } from '../domain/policy.ts';
import type { Caller, Viewer } from '../domain/viewer.ts';
import { createLoaders } from '../loaders/index.ts';
import type { Loaders, LoaderSources } from '../loaders/index.ts';
import { withLogContext } from '../log-context.ts';
import type { LogContext } from '../log-context.ts';
import type { Services } from '../services/index.ts';
import type { TicketSource } from '../domain/ticket-system.ts';
import type { Workflow } from '../domain/workflow.ts';
import type { OperationAbout } from '../server/context-for.ts';
import { tellingRefusals } from './refused-tokens.ts';
import { streamMaintenanceEvents } from '../stream/maintenance-events.ts';
import type { StreamSources } from '../stream/maintenance-events.ts';
import { streamOneWindow } from '../stream/one-window.ts';

/** What contexts are made of; the same for all operations. */
export interface ContextSources {
  readonly loading: LoaderSources;
  readonly services: Services;
  readonly streaming: Omit<StreamSources, 'sees' | 'store'>;
  /** The default first. */
  readonly workflows: readonly Workflow[];
  readonly projectPolicies: readonly ProjectPolicy[];
  readonly ticketSources: readonly TicketSource[];
}

/**
 * A fresh context. Its loaders are made anew after each mutation, so that a writer sees what it wrote. `onRefused`: an
 * upstream does not accept the caller's token.
 */
export function createContext(
  sources: ContextSources,
  caller: Caller,
  { maxAgeMs = null, onRefused, ...origin }: OperationAbout,
): Context {
  const { loading, services, streaming, workflows, projectPolicies, ticketSources } = sources;
  const { viewer } = caller;
  const streams: StreamSources = { ...streaming, store: loading.store, sees: seesEvent };
  const reading = onRefused === undefined ? loading : tellingRefusals(loading, onRefused);
  const own: LoaderSources = { ...reading, clouds: cloudsOf(viewer, reading.clouds) };
  let loaders: Loaders = createLoaders(own, caller, maxAgeMs);
  const refresh = async () => {
    loading.flights.forget(caller.token);
    // What it wrote is in the store. Where that cannot be read, the next look will find it.
    await loading.picture.catchUp().catch(() => undefined);
    loaders = createLoaders(own, caller, maxAgeMs);
  };

  return {
    caller,
    origin,
    viewer,
    get loaders() {
      return loaders;
    },
    services: bind(services, caller, refresh),
    streams: {
      maintenanceEvents: (filter, after) => streamMaintenanceEvents(streams, viewer.scope, filter, after),
      maintenanceWindow: (id) => streamOneWindow(streams, loading.store, viewer.scope, id),
    },
    show: showTo(viewer),
    workflows,
    projectPolicies,
    ticketSources,
  };
}

function showTo(viewer: Viewer): Show {
  return {
    ticket: (ticket, linked) => ticketAsSeenBy(viewer, ticket, linked),
    actor: (actor) => actorAsSeenBy(viewer, actor),
    answerer: (server) => answererAsSeenBy(viewer, server),
    outcomeDetail: (server) => outcomeDetailAsSeenBy(viewer, server),
    blockerDetail: (blocker) => blockerDetailAsSeenBy(viewer, blocker),
  };
}

function bind(services: Services, caller: Caller, refresh: () => Promise<void>): BoundServices {
  const bound =
    <Input, Outcome>(verb: (caller: Caller, input: Input) => Promise<Outcome>) =>
    (input: Input): Promise<Outcome> =>
      withLogContext(windowOf(input), () => verb(caller, input)).finally(refresh);
  return {
    schedule: bound(services.schedule),
    update: bound(services.update),
    reschedule: bound(services.reschedule),
    advance: bound(services.advance),
    acknowledge: bound(services.acknowledge),
    decline: bound(services.decline),
    link: bound(services.link),
    unlink: bound(services.unlink),
    createTicket: bound(services.createTicket),
    setHostStatus: bound(services.setHostStatus),
    setServerPolicy: bound(services.setServerPolicy),
    createCalendarFeed: bound(services.createCalendarFeed),
    revokeCalendarFeed: bound(services.revokeCalendarFeed),
  };
}

const WINDOW_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** The window that a mutation names, for the log; what is no window's id is not repeated there. */
function windowOf(input: unknown): LogContext {
  if (typeof input !== 'object' || input === null) return {};
  const id = 'windowId' in input ? input.windowId : 'id' in input ? input.id : null;
  return typeof id === 'string' && WINDOW_ID.test(id) ? { windowId: id } : {};
}
