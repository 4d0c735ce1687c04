/**
 * Hosts and hypervisors, each cloud's list read at most once per operation.
 *
 * Refuses to know Nova: it asks the Compute port, whole where several hosts are wanted and filtered where it is one.
 */

import DataLoader from 'dataloader';

import type { Cloud } from '../domain/compute.ts';
import type { Host, Hypervisor } from '../domain/host.ts';
import type { CloudName, HostId } from '../domain/ids.ts';
import { parseHostId } from '../domain/ids.ts';
import { alignMany, alignOne } from './align.ts';
import { memo } from './memo.ts';
import { byCloud } from './by-cloud.ts';
import type { ComputeOf } from './by-cloud.ts';
import type { Quiet } from './quiet.ts';

export interface HostLoaders {
  /** All hosts of one cloud. */
  readonly hostsOfCloud: (cloud: CloudName) => Promise<readonly Host[]>;
  /** How many hosts the cloud has, if this operation read its list already. */
  readonly knownHosts: (cloud: CloudName) => Promise<number | null>;
  /** Null for a host that Nova does not have, or of a cloud that is not the caller's. */
  readonly hostById: DataLoader<HostId, Host | null>;
  readonly hypervisorsByHost: DataLoader<HostId, readonly Hypervisor[]>;
}

export function createHostLoaders(clouds: readonly Cloud[], computeOf: ComputeOf, quiet: Quiet): HostLoaders {
  const listed = memo((cloud: CloudName) => quiet.track(computeOf(cloud).listHosts()));
  const hypervisors = memo((cloud: CloudName) => computeOf(cloud).listHypervisors());

  const someHosts = async (cloud: CloudName, ids: readonly HostId[]): Promise<readonly Host[]> => {
    const [only] = ids;
    const name = only === undefined ? undefined : parseHostId(only)?.name;
    if (ids.length > 1 || name === undefined || listed.has(cloud)) return listed.get(cloud);
    return quiet.track(computeOf(cloud).listHosts({ name }));
  };

  return {
    hostsOfCloud: listed.get,
    knownHosts: async (cloud) => (listed.has(cloud) ? (await listed.get(cloud)).length : null),
    hostById: new DataLoader(
      (ids) =>
        byCloud(clouds, ids, async (cloud, own) => alignOne(own, await someHosts(cloud, own), (host) => host.id), null),
      { name: 'hostById' },
    ),
    hypervisorsByHost: new DataLoader(
      (ids) =>
        byCloud(
          clouds,
          ids,
          async (cloud, own) => alignMany(own, await hypervisors.get(cloud), (each) => each.host),
          [],
        ),
      { name: 'hypervisorsByHost' },
    ),
  };
}
