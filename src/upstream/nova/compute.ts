/**
 * The Compute port on Nova's v2.1 API: hosts and servers here, what is done with servers next door.
 *
 * Knows Nova's paths, parameters and traps. Does not know whose token it is working with: `ask` adds it.
 */

import type { Compute } from '../../domain/compute.ts';
import type { Host, HostStatus, Hypervisor } from '../../domain/host.ts';
import { hostIdOf } from '../../domain/ids.ts';
import type { ServerId } from '../../domain/ids.ts';
import type { Server } from '../../domain/server.ts';
import { UpstreamError } from '../../errors.ts';
import { wasRefusedWith } from './ask.ts';
import type { ComputeOptions } from './ask.ts';
import { hypervisorsBody, isOutOfReach, serviceBody, servicesBody, toHost, toHypervisor } from './hosts.ts';
import { setServerMetadata } from './metadata.ts';
import { HYPERVISORS, SERVERS_AND_SERVICES } from './microversion.ts';
import { latestMigration, listMigrations } from './migrations.ts';
import { confirmMigration, move } from './moves.ts';
import { allPages } from './pages.ts';
import { listServerGroups } from './server-groups.ts';
import { canBeServer, serverBody, serversBody, toServer } from './servers.ts';

/** Nova on behalf of whoever `ask` asks for. */
export function createCompute(options: ComputeOptions): Compute {
  return {
    listHosts: (filter) => listHosts(options, filter?.name),
    listHypervisors: () => listHypervisors(options),
    listServers: (filter) => listServers(options, filter?.host),
    listChangedServers: ({ changedSince }) => listChangedServers(options, changedSince),
    getServer: (id) => getServer(options, id),
    move: (server, kind) => move(options, server, kind),
    confirmMigration: (server) => confirmMigration(options, server, () => getServer(options, server)),
    listMigrations: ({ changedSince }) => listMigrations(options, changedSince),
    latestMigration: (server) => latestMigration(options, server),
    listServerGroups: () => listServerGroups(options),
    setServerMetadata: (server, values) => setServerMetadata(options, server, values),
    setHostStatus: (host, status, reason) => setHostStatus(options, host, status, reason),
  };
}

/** One host whose cell does not answer is an error, not a guess; in the whole list it is shown as far as it is known. */
async function listHosts({ upstream, cloud, ask, now }: ComputeOptions, name?: string): Promise<readonly Host[]> {
  const query = { binary: 'nova-compute', ...(name === undefined ? {} : { host: name }) };
  const { services } = await ask(SERVERS_AND_SERVICES, { path: '/os-services', query, shape: servicesBody });
  const found = services.filter(({ binary, host }) => binary === 'nova-compute' && (name ?? host) === host);
  if (name !== undefined && found.some(isOutOfReach)) {
    throw new UpstreamError(upstream, 'FAILED', `the cell of ${name} does not answer`);
  }
  const fetchedAt = now();
  return found.map((service) => toHost(cloud, service, fetchedAt));
}

async function listHypervisors({ upstream, cloud, ask }: ComputeOptions): Promise<readonly Hypervisor[]> {
  const found = await allPages(upstream, async (query) => {
    const body = await ask(HYPERVISORS, { path: '/os-hypervisors/detail', query, shape: hypervisorsBody });
    return { items: body.hypervisors, hasNext: body.hypervisors_links };
  });
  return found.map((hypervisor) => toHypervisor(cloud, hypervisor));
}

async function listServers(options: ComputeOptions, host?: string): Promise<readonly Server[]> {
  const servers = await readServers(options, host === undefined ? {} : { host });
  if (host === undefined) return servers;
  // To whom Nova does not tell hosts, it ignores the filter in silence and gives every server.
  const wanted = hostIdOf(options.cloud, host);
  return servers.filter((server) => server.host === wanted);
}

function listChangedServers(options: ComputeOptions, changedSince: Date): Promise<readonly Server[]> {
  return readServers(options, { 'changes-since': `${changedSince.toISOString().slice(0, 19)}Z` });
}

async function readServers(
  { upstream, cloud, ask, allProjects, now }: ComputeOptions,
  filter: Readonly<Record<string, string>>,
): Promise<readonly Server[]> {
  const fetchedAt = now();
  return allPages(upstream, async (page) => {
    const query = { ...(allProjects ? { all_tenants: 1 } : {}), ...filter, ...page };
    const body = await ask(SERVERS_AND_SERVICES, { path: '/servers/detail', query, shape: serversBody });
    // Made ours page by page: Nova's own form takes several times the memory.
    return { items: body.servers.map((each) => toServer(cloud, each, fetchedAt)), hasNext: body.servers_links };
  });
}

async function getServer({ cloud, ask, now }: ComputeOptions, id: ServerId): Promise<Server | null> {
  if (!canBeServer(id)) return null;
  try {
    const { server } = await ask(SERVERS_AND_SERVICES, { path: `/servers/${id}`, shape: serverBody });
    return toServer(cloud, server, now());
  } catch (failure) {
    if (wasRefusedWith(failure, 404, 400)) return null;
    throw failure;
  }
}

/** Enabling clears the reason by itself, and Nova refuses one that is sent along. */
async function setHostStatus(
  { upstream, cloud, ask, now }: ComputeOptions,
  host: Pick<Host, 'name' | 'serviceId'>,
  status: HostStatus,
  reason: string | null,
): Promise<Host> {
  if (host.serviceId === '') throw new UpstreamError(upstream, 'FAILED', `the cell of ${host.name} does not answer`);
  const disabling = { status: 'disabled', ...(reason === null ? {} : { disabled_reason: reason }) };
  const { service } = await ask(SERVERS_AND_SERVICES, {
    method: 'PUT',
    path: `/os-services/${encodeURIComponent(host.serviceId)}`,
    body: status === 'ENABLED' ? { status: 'enabled' } : disabling,
    shape: serviceBody,
  });
  return toHost(cloud, service, now());
}
