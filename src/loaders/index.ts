/**
 * Everything an operation reads, batched, on behalf of one caller.
 *
 * Lives for one operation, or one event of a subscription. Refuses to know HTTP, SQL and GraphQL.
 */

import type { Cloud } from '../domain/compute.ts';
import type { Identity } from '../domain/identity.ts';
import type { CloudName } from '../domain/ids.ts';
import type { MaintenanceReads } from '../domain/maintenance-store.ts';
import type { Caller } from '../domain/viewer.ts';
import { NotFoundError } from '../errors.ts';
import { createListings } from './listings.ts';
import type { Listings } from './listings.ts';
import { createHostLoaders } from './hosts.ts';
import type { HostLoaders } from './hosts.ts';
import { createProjectLoader } from './projects.ts';
import type { ProjectNameById } from './projects.ts';
import { createQuiet } from './quiet.ts';
import { createServerLoaders } from './servers.ts';
import type { ServerLoaders } from './servers.ts';
import { createTicketLoader } from './tickets.ts';
import type { ClaimTicket, TicketByUrl } from './tickets.ts';
import { createWindowLoaders } from './windows.ts';
import type { WindowLoaders } from './windows.ts';

export interface Loaders extends HostLoaders, ServerLoaders, WindowLoaders, Listings {
  /** The caller's clouds. */
  readonly clouds: readonly Pick<Cloud, 'name' | 'region'>[];
  readonly ticketByUrl: TicketByUrl;
  readonly projectNameById: ProjectNameById;
}

/** What the loaders read from. `clouds` are those of the caller. */
export interface LoaderSources {
  readonly clouds: readonly Cloud[];
  /** By the key that clouds name their Keystone with. */
  readonly identities: ReadonlyMap<string, Identity>;
  readonly store: MaintenanceReads;
  readonly claimTicket: ClaimTicket;
  readonly now: () => Date;
}

/** Fresh loaders for one operation of this caller. */
export function createLoaders(sources: LoaderSources, { viewer, token }: Caller): Loaders {
  const { clouds } = sources;
  const quiet = createQuiet();
  const computeOf = (name: CloudName) => {
    const cloud = clouds.find((each) => each.name === name);
    if (cloud === undefined) throw new NotFoundError(`There is no cloud ${name}.`);
    return cloud.as(token, { allProjects: viewer.operator });
  };
  const listProjects = async () => {
    const identity = sources.identities.get(clouds[0]?.identity ?? '');
    return identity === undefined ? [] : identity.listProjects(token);
  };
  const hosts = createHostLoaders(clouds, computeOf, quiet);
  const servers = createServerLoaders(clouds, computeOf, hosts.knownHosts);

  return {
    clouds,
    ...hosts,
    ...servers,
    ...createWindowLoaders(viewer.scope, sources.store, quiet),
    ...createListings(clouds, { ...hosts, ...servers }, sources.now),
    ticketByUrl: createTicketLoader(sources.claimTicket, quiet, sources.now),
    projectNameById: createProjectLoader(viewer.project, listProjects),
  };
}
