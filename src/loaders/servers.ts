/**
 * Servers: whole lists, those of a host, and single ones, with as few calls as the question allows.
 *
 * Refuses to know Nova's filters; Compute does. No filter of Nova takes several hosts or ids, so the choice is between
 * one whole list and one call per host or id.
 */

import DataLoader from 'dataloader';

import type { Cloud } from '../domain/compute.ts';
import { parseHostId } from '../domain/ids.ts';
import type { CloudName, HostId, ServerId } from '../domain/ids.ts';
import type { Server } from '../domain/server.ts';
import { alignMany } from './align.ts';
import { asError, byCloud } from './by-cloud.ts';
import type { ComputeOf } from './by-cloud.ts';
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
  readonly serversOfCloud: (cloud: CloudName) => Promise<readonly Server[]>;
  /** Operators only: Nova tells nobody else where servers run. */
  readonly serversByHost: DataLoader<HostId, readonly Server[]>;
  /** Null for a server that Nova does not have or does not show to this caller. */
  readonly serverByKey: DataLoader<ServerKey, Server | null, string>;
}

export function createServerLoaders(
  clouds: readonly Cloud[],
  computeOf: ComputeOf,
  knownHosts: HostLoaders['knownHosts'],
): ServerLoaders {
  const listed = memo((cloud: CloudName) => computeOf(cloud).listServers());

  const wholeListPays = async (cloud: CloudName, hosts: number): Promise<boolean> => {
    if (listed.has(cloud)) return true;
    if (hosts === 1) return false;
    const known = await knownHosts(cloud);
    return known === null || hosts * SHARE_OF_HOSTS > known;
  };

  const serversOn = async (cloud: CloudName, hosts: readonly HostId[]): Promise<readonly Server[]> => {
    if (await wholeListPays(cloud, hosts.length)) return listed.get(cloud);
    const names = hosts.flatMap((host) => parseHostId(host)?.name ?? []);
    return (await Promise.all(names.map((host) => computeOf(cloud).listServers({ host })))).flat();
  };

  const single = async (cloud: CloudName, ids: readonly ServerId[]): Promise<ReadonlyMap<ServerId, Server | Error>> => {
    if (ids.length > SINGLE_READS || listed.has(cloud)) {
      return new Map((await listed.get(cloud)).map((server) => [server.id, server]));
    }
    const reads = ids.map(async (id) => ({ id, found: await computeOf(cloud).getServer(id).catch(asError) }));
    return new Map((await Promise.all(reads)).flatMap(({ id, found }) => (found === null ? [] : [[id, found]])));
  };

  return {
    serversOfCloud: listed.get,
    serversByHost: new DataLoader(
      (ids) =>
        byCloud(
          clouds,
          ids,
          async (cloud, own) => alignMany(own, await serversOn(cloud, own), (each) => each.host),
          [],
        ),
      { name: 'serversByHost' },
    ),
    serverByKey: new DataLoader<ServerKey, Server | null, string>(
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
