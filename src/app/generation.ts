/**
 * Everything that is made from a configuration and goes with it. A running gateway can be given another generation.
 *
 * Knows the parts; what outlives a configuration (store, event feed, port) it is given. Refuses to know transports.
 */

import { randomUUID } from 'node:crypto';

import type { Logger } from 'pino';

import { createAccess } from '../access/access.ts';
import type { Access } from '../access/access.ts';
import { createSignIn } from '../access/sign-in.ts';
import type { SignIn } from '../access/sign-in.ts';
import type { Config } from '../config/index.ts';
import type { ReadCalendar } from '../domain/calendar-feed.ts';
import type { ReceiveDelivery } from '../domain/ticket-system.ts';
import { NotFoundError } from '../errors.ts';
import type { Work } from '../live/jobs.ts';
import { createFlights } from '../picture/flights.ts';
import type { FollowingPicture } from '../picture/picture.ts';
import { readTicketsAnew } from '../loaders/tickets.ts';
import { createReceiveDelivery, createServices, toldToTickets } from '../services/index.ts';
import type { Dependencies } from '../services/index.ts';
import type { Store } from '../store/index.ts';
import type { Feed } from '../stream/feed.ts';
import type { ObservedCall } from '../upstream/http.ts';
import { connectCalendar, newCalendarAddress } from './calendar.ts';
import type { ContextSources } from './context.ts';
import { startLive, workOf } from './live.ts';
import { connectUpstreams } from './upstreams.ts';
import type { Upstreams } from './upstreams.ts';
import type { Watching } from './watching.ts';
import { workflowsOf } from './workflows.ts';

/** What outlives generations. */
export interface Lasting {
  readonly store: Store;
  readonly feed: Feed;
  readonly watching: Watching;
  readonly log: Logger;
  readonly now: () => Date;
  readonly heartbeatMs: number;
  /** The address that is listened on. */
  readonly listening: () => string;
  readonly onUpstreamCall: ((call: ObservedCall) => void) | undefined;
}

export interface Generation {
  readonly config: Config;
  readonly workflows: ReturnType<typeof workflowsOf>;
  readonly upstreams: Upstreams;
  /** Of the clouds that are configured. */
  readonly picture: FollowingPicture;
  readonly access: Access;
  readonly signIn: SignIn;
  readonly readCalendar: ReadCalendar;
  /** What contexts of operations are made of. */
  readonly sources: ContextSources;
  readonly receiveDelivery: ReceiveDelivery;
  readonly work: Work;
  readonly checks: readonly { readonly name: string; readonly ping: () => Promise<void> }[];
  /** Starts what runs by itself. Answers how to stop, which waits for what is under way. */
  readonly start: () => Promise<() => Promise<void>>;
}

/** Makes no connection yet; `upstreams` are to be closed. Throws ConfigError for faulty workflow files. */
export function createGeneration(config: Config, picture: FollowingPicture, lasting: Lasting): Generation {
  const { store, feed, watching, log, now, heartbeatMs } = lasting;
  const workflows = workflowsOf(config);
  const upstreams = connectUpstreams(config, { log, now, watching, onCall: lasting.onUpstreamCall });
  const dependencies = dependenciesOf(config, workflows.workflows, upstreams, lasting);
  const sources: ContextSources = {
    loading: {
      ...upstreams,
      picture,
      flights: createFlights(),
      reading: {
        maxAgeMs: config.reads.maxAgeMs,
        hypervisorMs: config.watching.hypervisorMs,
        budgetMs: config.limits.novaMs,
      },
      store: store.maintenance,
      observer: watching.observer,
      tracer: watching.tracer,
      now,
    },
    services: createServices(dependencies),
    streaming: { feed, heartbeatMs, now },
    workflows: workflows.workflows,
    projectPolicies: config.policies,
    ticketSources: upstreams.tickets,
  };
  return {
    config,
    workflows,
    upstreams,
    picture,
    access: accessOf(config, upstreams, log, now),
    signIn: createSignIn(identitiesOf(upstreams)),
    readCalendar: connectCalendar(config, upstreams, store, dependencies, () => publicUrlOf(config, lasting)),
    sources,
    receiveDelivery: createReceiveDelivery(dependencies),
    work: workOf(dependencies),
    checks: checksOf(store, upstreams),
    start: () => startLive({ config, dependencies, store, feed, log }),
  };
}

function dependenciesOf(
  config: Config,
  workflows: Dependencies['workflows'],
  { clouds, tickets, claimTicket }: Upstreams,
  lasting: Lasting,
): Dependencies {
  const { store, log, now } = lasting;
  return {
    clouds,
    store: toldToTickets({
      store: store.maintenance,
      claimTicket,
      clouds: config.clouds.map(({ name }) => name),
    }),
    workflows,
    projectPolicies: config.policies,
    movingIn: movingIn(config),
    readTickets: (urls) => readTicketsAnew(claimTicket, urls),
    tickets,
    claimTicket,
    urlOfWindow: (id) => `${publicUrlOf(config, lasting)}windows/${id}`,
    newCalendarAddress: () => newCalendarAddress(publicUrlOf(config, lasting)),
    pace: config.pace,
    now,
    newId: randomUUID,
    warn: (message, details) => {
      log.warn(details, message);
    },
  };
}

function publicUrlOf({ listen }: Config, { listening }: Lasting): string {
  return listen.publicUrl ?? `${listening()}/`;
}

function movingIn({ clouds }: Config): Dependencies['movingIn'] {
  const byName = new Map(clouds.map(({ name, moving }) => [name, moving]));
  return (name) => {
    const moving = byName.get(name);
    if (moving === undefined) throw new NotFoundError(`There is no cloud ${name}.`);
    return moving;
  };
}

function accessOf({ access, limits }: Config, upstreams: Upstreams, log: Logger, now: () => Date): Access {
  return createAccess({
    identities: identitiesOf(upstreams),
    operatorRoles: access.operatorRoles,
    recheckMs: access.recheckMs,
    globalOperators: access.globalOperators.map(({ cloud, user }) => ({
      keystone: upstreams.clouds.find(({ name }) => name === cloud)?.identity ?? '',
      user,
    })),
    patienceMs: limits.novaMs,
    log,
    now,
  });
}

function identitiesOf({ clouds, identities }: Upstreams) {
  const served = (key: string) => clouds.filter((cloud) => cloud.identity === key).map(({ name }) => name);
  return [...identities].map(([key, identity]) => ({ key, identity, clouds: served(key) }));
}

function checksOf(store: Store, { identities }: Upstreams): Generation['checks'] {
  const keystones = [...identities.values()].map((identity, index) => ({
    name: identities.size === 1 ? 'keystone' : `keystone ${index + 1}`,
    ping: () => identity.ping(),
  }));
  return [{ name: 'store', ping: store.ping }, ...keystones];
}
