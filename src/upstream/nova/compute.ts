/**
 * The Compute port on Nova's v2.1 API.
 *
 * Knows Nova's paths, parameters and traps. Does not know whose token it is working with: `ask` adds it.
 */

import type { Compute } from '../../domain/compute.ts';
import type { Host, HostStatus, Hypervisor } from '../../domain/host.ts';
import { hostIdOf } from '../../domain/ids.ts';
import type { CloudName, ServerId } from '../../domain/ids.ts';
import type { Server } from '../../domain/server.ts';
import { UpstreamError } from '../../errors.ts';
import type { HttpCall } from '../http.ts';
import { hypervisorsBody, isOutOfReach, serviceBody, servicesBody, toHost, toHypervisor } from './hosts.ts';
import { HYPERVISORS, SERVERS_AND_SERVICES } from './microversion.ts';
import type { VersionRange } from './microversion.ts';
import { allPages } from './pages.ts';
import { serverBody, serversBody, toServer } from './servers.ts';

/** Sends one request to Nova, at the newest microversion of the range that it understands. Answers the body. */
export type AskNova = <Body>(versions: VersionRange, call: HttpCall<Body>) => Promise<Body>;

/** `allProjects`: ask for the servers of every project, which Nova grants to administrators only. */
export interface ComputeOptions {
  readonly upstream: string;
  readonly cloud: CloudName;
  readonly ask: AskNova;
  readonly allProjects: boolean;
  readonly now: () => Date;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** Nova on behalf of whoever `ask` asks for. */
export function createCompute(options: ComputeOptions): Compute {
  return {
    listHosts: (filter) => listHosts(options, filter?.name),
    listHypervisors: () => listHypervisors(options),
    listServers: (filter) => listServers(options, filter?.host),
    getServer: (id) => getServer(options, id),
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
  const { upstream, cloud, ask, allProjects, now } = options;
  const filter = { ...(allProjects ? { all_tenants: 1 } : {}), ...(host === undefined ? {} : { host }) };
  const fetchedAt = now();
  const found = await allPages(upstream, async (page) => {
    const query = { ...filter, ...page };
    const body = await ask(SERVERS_AND_SERVICES, { path: '/servers/detail', query, shape: serversBody });
    return { items: body.servers, hasNext: body.servers_links };
  });
  const servers = found.map((server) => toServer(cloud, server, fetchedAt));
  if (host === undefined) return servers;
  // To whom Nova does not tell hosts, it ignores the filter in silence and gives every server.
  const wanted = hostIdOf(cloud, host);
  return servers.filter((server) => server.host === wanted);
}

/** An id that is no UUID cannot be a server's, but might be another path: `detail` is one. */
async function getServer({ cloud, ask, now }: ComputeOptions, id: ServerId): Promise<Server | null> {
  if (!UUID.test(id)) return null;
  try {
    const { server } = await ask(SERVERS_AND_SERVICES, { path: `/servers/${id}`, shape: serverBody });
    return toServer(cloud, server, now());
  } catch (failure) {
    if (failure instanceof UpstreamError && (failure.status === 404 || failure.status === 400)) return null;
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
