/**
 * Makes the context of an operation from what the process has: loaders and verbs on behalf of its caller.
 *
 * Refuses to know GraphQL and transports.
 */

import { actorAsSeenBy, cloudsOf, seesEvent, ticketAsSeenBy } from '../access/rules.ts';
import type { BoundServices, Context } from '../context.ts';
import type { Caller } from '../domain/viewer.ts';
import { createLoaders } from '../loaders/index.ts';
import type { Loaders, LoaderSources } from '../loaders/index.ts';
import type { Services } from '../services/index.ts';
import type { Workflow } from '../domain/workflow.ts';
import { streamMaintenanceEvents } from '../stream/maintenance-events.ts';
import type { StreamSources } from '../stream/maintenance-events.ts';
import { streamOneWindow } from '../stream/one-window.ts';

/** What contexts are made of; the same for all operations. */
export interface ContextSources {
  readonly loading: LoaderSources;
  readonly services: Services;
  readonly streaming: Omit<StreamSources, 'sees' | 'store'>;
  readonly workflows: readonly Workflow[];
}

/** A fresh context. Its loaders are made anew after each mutation, so that a writer sees what it wrote. */
export function createContext({ loading, services, streaming, workflows }: ContextSources, caller: Caller): Context {
  const { viewer } = caller;
  const streams: StreamSources = { ...streaming, store: loading.store, sees: seesEvent };
  const own: LoaderSources = { ...loading, clouds: cloudsOf(viewer, loading.clouds) };
  let loaders: Loaders = createLoaders(own, caller);
  const refresh = () => {
    loaders = createLoaders(own, caller);
  };

  return {
    caller,
    viewer,
    get loaders() {
      return loaders;
    },
    services: bind(services, caller, refresh),
    streams: {
      maintenanceEvents: (filter, after) => streamMaintenanceEvents(streams, viewer.scope, filter, after),
      maintenanceWindow: (id) => streamOneWindow(streams, loading.store, viewer.scope, id),
    },
    show: {
      ticket: (ticket, linked) => ticketAsSeenBy(viewer, ticket, linked),
      actor: (actor) => actorAsSeenBy(viewer, actor),
    },
    workflows,
  };
}

function bind(services: Services, caller: Caller, refresh: () => void): BoundServices {
  const bound =
    <Input, Outcome>(verb: (caller: Caller, input: Input) => Promise<Outcome>) =>
    (input: Input): Promise<Outcome> =>
      verb(caller, input).finally(refresh);
  return {
    schedule: bound(services.schedule),
    advance: bound(services.advance),
    link: bound(services.link),
    unlink: bound(services.unlink),
    setHostStatus: bound(services.setHostStatus),
  };
}
