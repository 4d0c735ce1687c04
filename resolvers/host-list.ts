/**
 * Lists of hosts: all that the caller's clouds have, filtered and paged here, because Nova filters by little.
 *
 * Refuses to know how hosts are read.
 */

import type { Context } from '../src/context.ts';
import type { Host } from '../src/domain/host.ts';
import { hasEnded } from '../src/domain/window.ts';
import type { HostFilter } from '../src/generated/types.ts';
import { listConnection, pageRequest } from './connection.ts';
import type { PageArguments } from './connection.ts';

/** A page of the hosts that the filter lets through. */
export async function hostConnection(context: Context, args: PageArguments, filter: HostFilter) {
  const request = pageRequest('hosts', args);
  const { items, coverage } = await context.loaders.listHosts(filter.cloud ?? null);
  const wanted = Object.keys(filter).length === 0 ? items : items.filter((host) => lets(filter, host));
  return listConnection(
    'hosts',
    { items: await inMaintenance(context, wanted, filter.inMaintenance), coverage },
    ({ id }) => id,
    request,
  );
}

function lets(filter: HostFilter, host: Host): boolean {
  return (
    (filter.names == null || filter.names.includes(host.name)) &&
    (filter.status == null || filter.status === host.status) &&
    (filter.state == null || filter.state === host.state) &&
    (filter.availabilityZone == null || filter.availabilityZone === host.availabilityZone)
  );
}

async function inMaintenance({ loaders }: Context, hosts: readonly Host[], wanted: HostFilter['inMaintenance']) {
  if (wanted == null) return hosts;
  const windows = await Promise.all(hosts.map(({ id }) => loaders.windowsByHost.load(id)));
  return hosts.filter((_host, place) => windows[place]?.some((window) => !hasEnded(window)) === wanted);
}
