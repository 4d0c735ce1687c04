/**
 * Servers: whole lists, those of a host, and single ones, with as few calls as the question allows.
 *
 * Refuses to know Nova's filters and how old an answer is. No filter of Nova takes several hosts or ids, so the choice is between
 * one whole list and one call per host or id.
 */

import type DataLoader from 'dataloader';

import type { Cloud } from '../domain/compute.ts';
import { parseHostId } from '../domain/ids.ts';
import type { CloudName, HostId, ServerId } from '../domain/ids.ts';
import type { Server } from '../domain/server.ts';
import type { Batched } from './batched.ts';
import { asError, byCloud } from './by-cloud.ts';
import type { ReadsOf } from './by-cloud.ts';
import { partBy } from './part.ts';
import type { ListPart } from './part.ts';
import type { HostLoaders } from './hosts.ts';
import { memo } from './memo.ts';

/** On a real Nova one list of everything costs as much as single reads of about 20 servers, or lists of about a sixth of the hosts. */
const SINGLE_READS = 20;
const SHARE_OF_HOSTS = 6;

/** A server is asked for in one cloud; ids alone do not tell which. */
export interface ServerKey {
  readonly cloud: CloudName;
  readonly id: ServerId;
}

export interface ServerLoaders {
  /** All servers of one cloud that the caller may see. */
  readonly serversOfCloud: (cloud: CloudName) => Promise<ListPart<Server>>;
  /** Operators only: Nova tells nobody else where servers run. Null of a cloud that is not the caller's. */
  readonly serversByHost: DataLoader<HostId, ListPart<Server> | null>;
  /** Null for a server that Nova does not have or does not show to this caller. */
  readonly serverByKey: DataLoader<ServerKey, Server | null, string>;
}

export function createServerLoaders(
  batched: Batched,
  clouds: readonly Cloud[],
  readsOf: ReadsOf,
  knownHosts: HostLoaders['knownHosts'],
): ServerLoaders {
  const listed = memo((cloud: CloudName) => readsOf(cloud).servers());

  const wholeListPays = async (cloud: CloudName, hosts: number): Promise<boolean> => {
    if (listed.has(cloud)) return true;
    if (hosts === 1) return false;
    const known = await knownHosts(cloud);
    return known === null || hosts * SHARE_OF_HOSTS > known;
  };

  const serversOn = async (cloud: CloudName, hosts: readonly HostId[]): Promise<readonly ListPart<Server>[]> => {
    const one = (host: HostId) => readsOf(cloud).serversOn(parseHostId(host)?.name ?? '');
    if (readsOf(cloud).isKnown('server')) return Promise.all(hosts.map(one));
    if (await wholeListPays(cloud, hosts.length)) return partBy(hosts, await listed.get(cloud), (each) => each.host);
    return Promise.all(hosts.map(one));
  };

  const single = async (cloud: CloudName, ids: readonly ServerId[]): Promise<ReadonlyMap<ServerId, Server | Error>> => {
    if (ids.length > SINGLE_READS || listed.has(cloud)) {
      return new Map((await listed.get(cloud)).value.map((server) => [server.id, server]));
    }
    const reads = ids.map(async (id) => ({
      id,
      found: await readsOf(cloud)
        .server(id)
        .then(({ value }) => value, asError),
    }));
    return new Map((await Promise.all(reads)).flatMap(({ id, found }) => (found === null ? [] : [[id, found]])));
  };

  return {
    serversOfCloud: listed.get,
    serversByHost: batched((ids) => byCloud(clouds, ids, serversOn, null), { name: 'serversByHost' }),
    serverByKey: batched<ServerKey, Server | null, string>(
      async (keys) => {
        const own = Map.groupBy(keys, ({ cloud }) => cloud);
        const read = memo((cloud: CloudName) =>
          single(
            cloud,
            (own.get(cloud) ?? []).map(({ id }) => id),
          ),
        );
        return Promise.all(
          keys.map(async ({ cloud, id }) => {
            if (!clouds.some(({ name }) => name === cloud)) return null;
            return read.get(cloud).then((servers) => servers.get(id) ?? null, asError);
          }),
        );
      },
      { name: 'serverByKey', cacheKeyFn: ({ cloud, id }) => `${cloud}/${id}` },
    ),
  };
}
