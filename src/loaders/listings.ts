/**
 * Lists over all clouds of a caller, honest about the cloud that did not answer.
 *
 * Refuses to fail as a whole: a cloud that cannot be read is MISSING in `coverage`, and the others are there.
 */

import type { Cloud } from '../domain/compute.ts';
import type { Host, Hypervisor } from '../domain/host.ts';
import type { CloudName, HostId } from '../domain/ids.ts';
import { parseHostId } from '../domain/ids.ts';
import type { Coverage, Problem } from '../domain/problem.ts';
import type { Server } from '../domain/server.ts';
import { UpstreamError } from '../errors.ts';
import type { HostLoaders } from './hosts.ts';
import type { ServerLoaders } from './servers.ts';

/** A list and where its parts came from. */
export interface Listing<Item> {
  readonly items: readonly Item[];
  readonly coverage: readonly Coverage[];
}

export interface Listings {
  /** Hosts of the caller's clouds, or of the one named. */
  readonly listHosts: (cloud: string | null) => Promise<Listing<Host>>;
  /** Servers of the caller's clouds, or of the one named. */
  readonly listServers: (cloud: string | null) => Promise<Listing<Server>>;
  readonly listServersOnHost: (host: HostId) => Promise<Listing<Server>>;
  /** Hypervisors of a host, or why they could not be read. */
  readonly listHypervisorsOf: (host: HostId) => Promise<{ items: readonly Hypervisor[]; problem: Problem | null }>;
}

export function createListings(
  clouds: readonly Cloud[],
  loaders: HostLoaders & ServerLoaders,
  now: () => Date,
): Listings {
  const named = (cloud: string | null) =>
    clouds.map(({ name }) => name).filter((name) => cloud === null || name === cloud);

  return {
    listHosts: (cloud) => listingOf(named(cloud), loaders.hostsOfCloud, now),
    listServers: (cloud) => listingOf(named(cloud), loaders.serversOfCloud, now),
    listServersOnHost: (host) =>
      listingOf(named(parseHostId(host)?.cloud ?? ''), () => loaders.serversByHost.load(host), now),
    listHypervisorsOf: async (host) => {
      try {
        return { items: await loaders.hypervisorsByHost.load(host), problem: null };
      } catch (error) {
        return { items: [], problem: problemOf(error) };
      }
    },
  };
}

/** Reads every cloud at once. Anything but an outage of an upstream is thrown on. */
async function listingOf<Item>(
  clouds: readonly CloudName[],
  read: (cloud: CloudName) => Promise<readonly Item[]>,
  now: () => Date,
): Promise<Listing<Item>> {
  const parts = await Promise.all(
    clouds.map(async (cloud): Promise<Listing<Item>> => {
      try {
        const items = await read(cloud);
        return { items, coverage: [{ cloud, status: 'FRESH', fetchedAt: now(), problem: null }] };
      } catch (error) {
        const problem = problemOf(error);
        return { items: [], coverage: [{ cloud, status: 'MISSING', fetchedAt: null, problem }] };
      }
    }),
  );
  return { items: parts.flatMap(({ items }) => items), coverage: parts.flatMap(({ coverage }) => coverage) };
}

/** An upstream's failure as data; throws on what is not one. */
function problemOf(error: unknown): Problem {
  if (!(error instanceof UpstreamError)) throw error;
  return { code: `UPSTREAM_${error.failure}`, message: error.message, retryable: error.retryable };
}
