/**
 * `os-hypervisors`: what each host has and runs. Each host has exactly one hypervisor of its own name.
 *
 * Compute API v2.1: integer ids before 2.53, sizes and counts before 2.88, uptime from 2.88 on.
 */
import { FLAVORS } from '../world/seed.ts';
import type { DemoFlavor, DemoHost, DemoServer } from '../world/model.ts';
import { isUp } from '../world/world.ts';
import type { World } from '../world/world.ts';
import { lastValue, requireAdmin } from './call.ts';
import type { NovaAnswer, NovaCall, NovaRouter } from './call.ts';
import { badRequest, NovaFault } from './faults.ts';
import { pageOf } from './paging.ts';
import { instanceName } from './server-view.ts';

const UUID_IDS = 53;
const EMPTY_SERVERS_SHOWN = 75;
const SIZES_REMOVED = 88;
const PARSED_CPU_INFO = 28;
const VCPUS = 64;
const MEMORY_MB = 262_144;
const DISK_GB = 4000;
const RESERVED_MB = 512;
const TRUE = ['1', 't', 'true', 'on', 'y', 'yes'];
const QUERY = ['hypervisor_hostname_pattern', 'limit', 'marker', 'page_size', 'with_servers'];
const CPU_INFO = {
  arch: 'x86_64',
  model: 'Nehalem',
  vendor: 'Intel',
  features: ['pge', 'clflush'],
  topology: { cores: 1, threads: 1, sockets: 4 },
};

const serversOn = (world: World, host: DemoHost): DemoServer[] =>
  world.state.servers.filter(({ host: name, vmState }) => name === host.name && vmState !== 'deleted');

function sizes(servers: readonly DemoServer[], version: number): object {
  const used = (of: (flavor: DemoFlavor) => number): number =>
    servers.reduce(
      (sum, { flavorId }) => sum + FLAVORS.filter(({ id }) => id === flavorId).reduce((n, it) => n + of(it), 0),
      0,
    );
  const memory = RESERVED_MB + used(({ ram }) => ram);
  const disk = used((flavor) => flavor.disk);
  return {
    vcpus: VCPUS,
    memory_mb: MEMORY_MB,
    local_gb: DISK_GB,
    vcpus_used: used(({ vcpus }) => vcpus),
    memory_mb_used: memory,
    local_gb_used: disk,
    free_ram_mb: MEMORY_MB - memory,
    free_disk_gb: DISK_GB - disk,
    current_workload: 0,
    running_vms: servers.length,
    disk_available_least: null,
    cpu_info: version >= PARSED_CPU_INFO ? CPU_INFO : JSON.stringify(CPU_INFO),
  };
}

function details(host: DemoHost, servers: readonly DemoServer[], version: number): object {
  return {
    hypervisor_type: 'fake',
    hypervisor_version: 1000,
    host_ip: host.ip,
    service: {
      id: version >= UUID_IDS ? host.serviceId : host.number,
      host: host.name,
      disabled_reason: host.disabledReason,
    },
    ...(version < SIZES_REMOVED
      ? sizes(servers, version)
      : { uptime: isUp(host) ? ' 12:00:00 up 40 days,  3:14,  0 users,  load average: 0.10, 0.12, 0.09' : null }),
  };
}

function withServersAsked({ query, version }: NovaCall): boolean {
  if (version < UUID_IDS) return false;
  const value = (lastValue(query, 'with_servers') ?? 'false').toLowerCase();
  if (!TRUE.includes(value) && !['0', 'f', 'false', 'off', 'n', 'no'].includes(value)) {
    throw badRequest(
      `Invalid input for query parameters with_servers. Value: ${value}. '${value}' is not one of [True, False]`,
    );
  }
  return TRUE.includes(value);
}

function view(host: DemoHost, call: NovaCall, detailed: boolean, withServers: boolean): object {
  const servers = serversOn(call.world, host);
  const listed = withServers && (servers.length > 0 || call.version >= EMPTY_SERVERS_SHOWN);
  return {
    id: call.version >= UUID_IDS ? host.hypervisorId : host.number - 2,
    hypervisor_hostname: host.name,
    state: isUp(host) ? 'up' : 'down',
    status: host.disabled ? 'disabled' : 'enabled',
    ...(detailed && details(host, servers, call.version)),
    ...(listed && { servers: servers.map((server) => ({ name: instanceName(server), uuid: server.id })) }),
  };
}

function matching({ world, query, version }: NovaCall): readonly DemoHost[] {
  const pattern = version >= UUID_IDS ? lastValue(query, 'hypervisor_hostname_pattern') : undefined;
  if (pattern === undefined) return world.state.hosts;
  if (query.has('limit') || query.has('marker')) {
    throw badRequest('Paging over hypervisors with the hypervisor_hostname_pattern query parameter is not supported.');
  }
  const found = world.state.hosts.filter(({ name }) => name.includes(pattern));
  if (found.length === 0) throw new NovaFault(404, `No hypervisor matching '${pattern}' could be found.`);
  return found;
}

function refuseUnknown({ query, version }: NovaCall): void {
  const unknown = [...query.keys()].find((key) => !QUERY.includes(key));
  if (version >= UUID_IDS && unknown !== undefined) {
    throw badRequest(`Additional properties are not allowed ('${unknown}' was unexpected)`);
  }
}

const list =
  (detailed: boolean) =>
  (call: NovaCall): NovaAnswer => {
    refuseUnknown(call);
    requireAdmin(call.caller, detailed ? 'os-hypervisors:list-detail' : 'os-hypervisors:list');
    const withServers = withServersAsked(call);
    const page = pageOf(
      { rows: matching(call), idOf: ({ hypervisorId }) => hypervisorId, collection: 'os-hypervisors' },
      call,
    );
    return {
      body: {
        hypervisors: page.items.map((host) => view(host, call, detailed, withServers)),
        ...(page.links && { hypervisors_links: page.links }),
      },
    };
  };

function show(call: NovaCall): NovaAnswer {
  requireAdmin(call.caller, 'os-hypervisors:show');
  const id = call.params.id ?? '';
  const host = call.world.state.hosts.find((it) =>
    call.version >= UUID_IDS ? it.hypervisorId === id : String(it.number - 2) === id,
  );
  if (!host) throw new NovaFault(404, `Hypervisor with ID '${id}' could not be found.`);
  return { body: { hypervisor: view(host, call, true, withServersAsked(call)) } };
}

/** Serves `os-hypervisors`. */
export function addHypervisorRoutes(route: NovaRouter): void {
  route('GET', '/os-hypervisors', list(false));
  route('GET', '/os-hypervisors/detail', list(true));
  route('GET', '/os-hypervisors/:id', show);
}
