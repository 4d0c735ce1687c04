/**
 * Lists over all clouds of a caller, honest about the cloud that did not answer.
 *
 * Refuses to fail as a whole: a cloud that cannot be read is STALE in `coverage` with what was known of it, or MISSING
 * where nothing was, and the others are there.
 */

import type { Cloud } from '../domain/compute.ts';
import type { Host, Hypervisor } from '../domain/host.ts';
import type { CloudName, HostId } from '../domain/ids.ts';
import { parseHostId } from '../domain/ids.ts';
import type { Coverage, Problem } from '../domain/problem.ts';
import type { Server } from '../domain/server.ts';
import { UpstreamError } from '../errors.ts';
import type { ListPart } from './part.ts';
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
  /** Hypervisors of a host, and why they could not be read or are old. */
  readonly listHypervisorsOf: (host: HostId) => Promise<{ items: readonly Hypervisor[]; problem: Problem | null }>;
}

export function createListings(clouds: readonly Cloud[], loaders: HostLoaders & ServerLoaders): Listings {
  const named = (cloud: string | null) =>
    clouds.map(({ name }) => name).filter((name) => cloud === null || name === cloud);

  return {
    listHosts: (cloud) => listingOf(named(cloud), loaders.hostsOfCloud),
    listServers: (cloud) => listingOf(named(cloud), loaders.serversOfCloud),
    listServersOnHost: (host) =>
      listingOf(named(parseHostId(host)?.cloud ?? ''), () => loaders.serversByHost.load(host)),
    listHypervisorsOf: async (host) => {
      try {
        const found = await loaders.hypervisorsByHost.load(host);
        return { items: found?.value ?? [], problem: found?.problem ?? null };
      } catch (error) {
        return { items: [], problem: problemOf(error) };
      }
    },
  };
}

/** Reads every cloud at once. Anything but an outage of an upstream is thrown on. */
async function listingOf<Item>(
  clouds: readonly CloudName[],
  read: (cloud: CloudName) => Promise<ListPart<Item> | null>,
): Promise<Listing<Item>> {
  const parts = await Promise.all(
    clouds.map(async (cloud): Promise<Listing<Item>> => {
      try {
        const part = await read(cloud);
        if (part === null) return { items: [], coverage: [] };
        const { value, fetchedAt, problem } = part;
        return {
          items: value,
          coverage: [{ cloud, status: problem === null ? 'FRESH' : 'STALE', fetchedAt, problem }],
        };
      } catch (error) {
        const problem = problemOf(error);
        return { items: [], coverage: [{ cloud, status: 'MISSING', fetchedAt: null, problem }] };
      }
    }),
  );
  const [only] = parts;
  // The very list, so that whoever sorted it knows it again.
  if (only !== undefined && parts.length === 1) return only;
  return { items: parts.flatMap(({ items }) => items), coverage: parts.flatMap(({ coverage }) => coverage) };
}

/** An upstream's failure as data; throws on what is not one. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof UpstreamError)) throw error;
  return error.problem;
}
