/**
 * Hosts and hypervisors, each cloud's list read at most once per operation.
 *
 * Refuses to know Nova and how old an answer is: it asks for the whole list where several hosts are wanted, and for
 * the one otherwise.
 */

import type DataLoader from 'dataloader';

import type { Cloud } from '../domain/compute.ts';
import type { Host, Hypervisor } from '../domain/host.ts';
import type { CloudName, HostId } from '../domain/ids.ts';
import { parseHostId } from '../domain/ids.ts';
import { alignOne } from './align.ts';
import type { Batched } from './batched.ts';
import { memo } from './memo.ts';
import { byCloud } from './by-cloud.ts';
import type { ReadsOf } from './by-cloud.ts';
import { partBy } from './part.ts';
import type { ListPart } from './part.ts';
import type { Quiet } from './quiet.ts';

export interface HostLoaders {
  /** All hosts of one cloud. */
  readonly hostsOfCloud: (cloud: CloudName) => Promise<ListPart<Host>>;
  /** How many hosts the cloud has, if this operation read its list already. */
  readonly knownHosts: (cloud: CloudName) => Promise<number | null>;
  /** Null for a host that Nova does not have, or of a cloud that is not the caller's. */
  readonly hostById: DataLoader<HostId, Host | null>;
  /** Null of a cloud that is not the caller's. */
  readonly hypervisorsByHost: DataLoader<HostId, ListPart<Hypervisor> | null>;
}

export function createHostLoaders(
  batched: Batched,
  clouds: readonly Cloud[],
  readsOf: ReadsOf,
  quiet: Quiet,
): HostLoaders {
  const listed = memo((cloud: CloudName) => quiet.track(readsOf(cloud).hosts()));
  const hypervisors = memo((cloud: CloudName) => readsOf(cloud).hypervisors());

  const someHosts = async (cloud: CloudName, ids: readonly HostId[]): Promise<readonly Host[]> => {
    const [only] = ids;
    const name = only === undefined ? undefined : parseHostId(only)?.name;
    if (ids.length > 1 || name === undefined || listed.has(cloud)) return (await listed.get(cloud)).value;
    const { value } = await quiet.track(readsOf(cloud).host(name));
    return value === null ? [] : [value];
  };

  return {
    hostsOfCloud: listed.get,
    knownHosts: async (cloud) => (listed.has(cloud) ? (await listed.get(cloud)).value.length : null),
    hostById: batched(
      (ids) =>
        byCloud(clouds, ids, async (cloud, own) => alignOne(own, await someHosts(cloud, own), (host) => host.id), null),
      { name: 'hostById' },
    ),
    hypervisorsByHost: batched(
      (ids) =>
        byCloud(
          clouds,
          ids,
          async (cloud, own) => partBy(own, await hypervisors.get(cloud), (each) => each.host),
          null,
        ),
      { name: 'hypervisorsByHost' },
    ),
  };
}
