/**
 * Looks at Nova for one window: its hosts, what runs on them, and what became of the servers that were there.
 *
 * With the service credential. One list of everything where several hosts are looked at, filtered lists where it is
 * one. What cannot be read is said to be unknown, never empty.
 */

import type { Cloud, Compute } from '../../domain/compute.ts';
import type { Host } from '../../domain/host.ts';
import { parseHostId } from '../../domain/ids.ts';
import type { HostId, ServerId } from '../../domain/ids.ts';
import type { Migration } from '../../domain/move.ts';
import type { Server } from '../../domain/server.ts';
import { hasLeft } from '../../domain/server-maintenance.ts';
import type { WindowServer } from '../../domain/server-maintenance.ts';
import { TRACE_MS } from '../../domain/move.ts';
import type { MaintenanceWindow } from '../../domain/window.ts';
import { operatorsOf } from '../../domain/scope.ts';
import type { Dependencies } from '../dependencies.ts';

/** What Nova says, all of it read after `at`. */
export interface Observation {
  readonly hosts: ReadonlyMap<HostId, Host>;
  /** The window's servers and whatever else is on its hosts. A server of the window that is missing is gone. */
  readonly servers: ReadonlyMap<ServerId, Server>;
  readonly migrations: readonly Migration[];
}

/** What Nova says of a window's hosts and servers, as the store knows them. Throws UpstreamError when Nova does not answer. */
export async function lookAt(
  { store }: Pick<Dependencies, 'store'>,
  cloud: Cloud,
  window: MaintenanceWindow,
): Promise<Observation> {
  const scope = operatorsOf(window);
  const [hosts, servers] = await Promise.all([
    store.hostsOfWindows(scope, [window.id]),
    store.serversOfWindows(scope, [window.id]),
  ]);
  return observe(
    cloud.service,
    hosts.map(({ host }) => host),
    servers,
  );
}

async function observe(
  compute: Compute,
  hostIds: readonly HostId[],
  known: readonly WindowServer[],
): Promise<Observation> {
  const names = hostIds.flatMap((id) => parseHostId(id)?.name ?? []);
  const only = names.length === 1 ? names[0] : undefined;
  const [hosts, listed, migrations] = await Promise.all([
    compute.listHosts(only === undefined ? {} : { name: only }),
    compute.listServers(only === undefined ? {} : { host: only }),
    readMigrations(compute, known),
  ]);
  const servers = new Map(listed.map((server) => [server.id, server]));
  // Absent from a list says little: a server that moves from page to page, or away, is looked up by itself. One that
  // left is seen again when it comes back.
  const missing = known.filter(({ server, outcome }) => !servers.has(server) && !hasLeft({ outcome }));
  for (const found of await Promise.all(missing.map(({ server }) => compute.getServer(server)))) {
    if (found !== null) servers.set(found.id, found);
  }
  return {
    hosts: new Map(hosts.filter(({ id }) => hostIds.includes(id)).map((host) => [host.id, host])),
    servers,
    migrations,
  };
}

/** Of all servers that are under way, in one call. */
async function readMigrations(compute: Compute, known: readonly WindowServer[]): Promise<readonly Migration[]> {
  const asked = known.flatMap(({ outcome, move }) =>
    outcome === 'MOVING' && move !== null ? [move.askedAt.getTime()] : [],
  );
  if (asked.length === 0) return [];
  // Nova's clock and ours differ.
  return compute.listMigrations({ changedSince: new Date(Math.min(...asked) - 4 * TRACE_MS) });
}
