/**
 * Everything an operation reads, batched, on behalf of one caller.
 *
 * Lives for one operation, or one event of a subscription. Refuses to know HTTP, SQL and GraphQL.
 */

import { feedOwnerOf } from '../domain/calendar-feed.ts';
import type { CalendarFeed } from '../domain/calendar-feed.ts';
import type { Cloud } from '../domain/compute.ts';
import { computeFor } from '../domain/compute-for.ts';
import type { Identity } from '../domain/identity.ts';
import type { CloudName } from '../domain/ids.ts';
import type { MaintenanceReads } from '../domain/maintenance-store.ts';
import type { ThingKind } from '../domain/picture.ts';
import type { ClaimTicket } from '../domain/ticket-system.ts';
import type { Caller } from '../domain/viewer.ts';
import { NotFoundError } from '../errors.ts';
import { createCloudReads } from '../picture/cloud-reads.ts';
import type { Flights } from '../picture/flights.ts';
import type { Picture } from '../picture/picture.ts';
import { createBatched } from './batched.ts';
import type { BatchWatchers } from './batched.ts';
import { createListings } from './listings.ts';
import type { Listings } from './listings.ts';
import { createHostLoaders } from './hosts.ts';
import type { HostLoaders } from './hosts.ts';
import { createProjectLoader } from './projects.ts';
import type { ProjectNameById } from './projects.ts';
import { createQuiet } from './quiet.ts';
import { createServerLoaders } from './servers.ts';
import type { ServerLoaders } from './servers.ts';
import { createStandingLoaders } from './standing.ts';
import type { StandingLoaders } from './standing.ts';
import { createTicketLoaders } from './tickets.ts';
import type { TicketLoaders } from './tickets.ts';
import { createWindowLoaders } from './windows.ts';
import type { WindowLoaders } from './windows.ts';

export interface Loaders extends HostLoaders, ServerLoaders, WindowLoaders, StandingLoaders, TicketLoaders, Listings {
  /** The caller's clouds. */
  readonly clouds: readonly Pick<Cloud, 'name' | 'region'>[];
  readonly projectNameById: ProjectNameById;
  /** The caller's own in this project, the newest first. */
  readonly calendarFeeds: () => Promise<readonly CalendarFeed[]>;
}

/** What the loaders read from. `clouds` are those of the caller. */
export interface LoaderSources extends BatchWatchers {
  readonly clouds: readonly Cloud[];
  /** By the key that clouds name their Keystone with. */
  readonly identities: ReadonlyMap<string, Identity>;
  readonly store: MaintenanceReads;
  readonly claimTicket: ClaimTicket;
  /** The last known picture of the clouds. */
  readonly picture: Picture;
  readonly flights: Flights;
  readonly reading: ReadingLimits;
  readonly now: () => Date;
}

/** How old answers may be, and how long Nova is waited for. */
export interface ReadingLimits {
  /** When the caller does not say. 0: Nova is asked. */
  readonly maxAgeMs: number;
  /** Hypervisors are read so seldom that their usual age is more. */
  readonly hypervisorMs: number;
  /** And then something that is known is the answer, or nothing; and how long tickets wait for it, to be asked for all at once. */
  readonly budgetMs: number;
}

/** Fresh loaders for one operation of this caller; `maxAgeMs` is what the caller said. */
export function createLoaders(sources: LoaderSources, caller: Caller, maxAgeMs: number | null = null): Loaders {
  const { clouds } = sources;
  const { viewer, token } = caller;
  const batched = createBatched(sources);
  const quiet = createQuiet(sources.reading.budgetMs);
  const computeOf = (name: CloudName) => {
    const cloud = clouds.find((each) => each.name === name);
    if (cloud === undefined) throw new NotFoundError(`There is no cloud ${name}.`);
    return computeFor(cloud, caller);
  };
  const readsOf = memoized((cloud: CloudName) =>
    createCloudReads({
      cloud,
      compute: computeOf(cloud),
      scope: viewer.scope,
      picture: sources.picture.of(cloud),
      maxAgeMs: (kind) => maxAgeMs ?? usualAgeMs(sources.reading, kind),
      budgetMs: sources.reading.budgetMs,
      flights: sources.flights,
      whose: token,
      now: sources.now,
      observer: sources.observer,
    }),
  );
  const listProjects = async () => {
    // That of the Keystone that issued the token.
    const own = clouds.find(({ name }) => !viewer.throughService.includes(name));
    const identity = sources.identities.get(own?.identity ?? '');
    return identity === undefined ? [] : identity.listProjects(token);
  };
  const feedOwner = feedOwnerOf(viewer);
  const hosts = createHostLoaders(batched, clouds, readsOf, quiet);
  const servers = createServerLoaders(batched, clouds, readsOf, hosts.knownHosts);
  const windows = createWindowLoaders(batched, viewer.scope, sources.store, quiet);
  const tickets = createTicketLoaders(batched, sources.claimTicket, quiet, {
    scope: viewer.scope,
    store: sources.store,
    windowById: windows.windowById,
  });

  return {
    clouds,
    ...hosts,
    ...servers,
    ...windows,
    ...tickets,
    ...createStandingLoaders({
      ...windows,
      ...tickets,
      batched,
      scope: viewer.scope,
      computeOf,
      quiet,
      now: sources.now,
    }),
    ...createListings(clouds, { ...hosts, ...servers }),
    projectNameById: createProjectLoader(batched, viewer.project, listProjects),
    calendarFeeds: async () => (feedOwner === null ? [] : sources.store.calendarFeedsOf(feedOwner)),
  };
}

/** Where Nova is to be asked each time, that goes for hypervisors too. */
function usualAgeMs({ maxAgeMs, hypervisorMs }: ReadingLimits, kind: ThingKind): number {
  // Twice: the reading itself takes its time, and one may fail.
  return kind === 'hypervisor' && maxAgeMs > 0 ? Math.max(maxAgeMs, 2 * hypervisorMs) : maxAgeMs;
}

function memoized<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
