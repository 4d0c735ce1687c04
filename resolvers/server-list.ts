/**
 * Lists of servers: what the caller's clouds show it, filtered and paged here, because several of Nova's filters pass
 * silently for who is not an admin.
 *
 * Refuses to know how servers are read.
 */

import type { Context } from '../src/context.ts';
import type { HostId, ServerId } from '../src/domain/ids.ts';
import type { Server } from '../src/domain/server.ts';
import { hasEnded } from '../src/domain/window.ts';
import type { ServerFilter } from '../src/generated/types.ts';
import type { PageRequest } from '../src/domain/page.ts';
import type { Coverage } from '../src/domain/problem.ts';
import { listConnection, pageRequest } from './connection.ts';
import type { PageArguments } from './connection.ts';

/** A page of the servers of all clouds that the filter lets through. */
export async function serverConnection(context: Context, args: PageArguments, filter: ServerFilter) {
  const request = pageRequest('servers', args);
  return page(context, await context.loaders.listServers(filter.cloud ?? null), filter, request);
}

/** A page of the servers of one host that the filter lets through. */
export async function serversOfHostConnection(
  context: Context,
  host: HostId,
  args: PageArguments,
  filter: ServerFilter,
) {
  const request = pageRequest('servers', args);
  return page(context, await context.loaders.listServersOnHost(host), filter, request);
}

async function page(
  context: Context,
  { items, coverage }: { readonly items: readonly Server[]; readonly coverage: readonly Coverage[] },
  filter: ServerFilter,
  request: PageRequest,
) {
  const found = Object.keys(filter).length === 0 ? items : items.filter((server) => lets(filter, server));
  const wanted = await inMaintenance(context, found, filter.inMaintenance);
  return listConnection(
    'servers',
    { items: wanted, coverage },
    ({ cloud, name, id }) => `${cloud}/${name}/${id}`,
    request,
  );
}

function lets(filter: ServerFilter, server: Server): boolean {
  return (
    (filter.cloud == null || filter.cloud === server.cloud) &&
    (filter.ids == null || filter.ids.includes(server.id)) &&
    (filter.hostId == null || filter.hostId === server.hostHash) &&
    (filter.status == null || filter.status === server.status) &&
    (filter.projectId == null || filter.projectId === server.project) &&
    (filter.name == null || server.name.toLowerCase().includes(filter.name.toLowerCase()))
  );
}

async function inMaintenance(context: Context, servers: readonly Server[], wanted: ServerFilter['inMaintenance']) {
  if (wanted == null) return servers;
  const flags = await Promise.all(servers.map(({ id }) => takesPart(context, id)));
  return servers.filter((_server, place) => flags[place] === wanted);
}

async function takesPart({ loaders }: Context, id: ServerId): Promise<boolean> {
  const parts = await loaders.windowsByServer.load(id);
  const windows = await Promise.all(parts.map(({ window }) => loaders.windowById.load(window)));
  return windows.some((window) => window !== null && !hasEnded(window));
}
