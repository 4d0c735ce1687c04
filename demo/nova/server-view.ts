/**
 * A server as Nova shows it: the fields of each microversion, and what only an administrator sees.
 *
 * Compute API v2.1; pure but for the cache of host hashes.
 */
import { createHash } from 'node:crypto';

import type { DemoHost, DemoServer } from '../world/model.ts';
import { FLAVORS, IMAGE_ID } from '../world/seed.ts';
import type { NovaCall } from './call.ts';
import { statusOf } from './status.ts';
import { databaseTime, isoSeconds } from './times.ts';

const PROGRESS_STATUSES = ['ACTIVE', 'BUILD', 'MIGRATING', 'REBUILD', 'RESIZE', 'VERIFY_RESIZE'];
const hostIds = new Map<string, string>();

/** Nova's opaque host hash: sha224 of project id and host name, empty without a host. */
export function hostIdOf(projectId: string, host: string | null): string {
  if (host === null) return '';
  const key = projectId + host;
  const known = hostIds.get(key) ?? createHash('sha224').update(key).digest('hex');
  hostIds.set(key, known);
  return known;
}

/** The name the hypervisor knows the server by. */
export const instanceName = ({ number }: DemoServer): string => `instance-${number.toString(16).padStart(8, '0')}`;

/** Self and bookmark link, as every server document has them. */
export const serverLinks = ({ id }: DemoServer, { apiUrl, bookmarkUrl }: NovaCall): object[] => [
  { rel: 'self', href: `${apiUrl}/servers/${id}` },
  { rel: 'bookmark', href: `${bookmarkUrl}/servers/${id}` },
];

function flavorView({ flavorId }: DemoServer, { version, bookmarkUrl }: NovaCall): object {
  const flavor = FLAVORS.find(({ id }) => id === flavorId);
  if (version < 47 || !flavor) {
    return { id: flavorId, links: [{ rel: 'bookmark', href: `${bookmarkUrl}/flavors/${flavorId}` }] };
  }
  const { name, vcpus, ram, disk } = flavor;
  return { vcpus, ram, disk, ephemeral: 0, swap: 0, original_name: name, extra_specs: {} };
}

/** How the host stands, for administrators. */
function hostStatus(host: DemoHost | undefined): string {
  if (!host) return '';
  if (host.forcedDown) return 'DOWN';
  if (host.disabled) return 'MAINTENANCE';
  return host.reporting ? 'UP' : 'UNKNOWN';
}

function adminFields(server: DemoServer, { version, world }: NovaCall): object {
  const live = server.vmState !== 'deleted' && server.host !== null;
  return {
    'OS-EXT-SRV-ATTR:host': server.host,
    'OS-EXT-SRV-ATTR:instance_name': instanceName(server),
    'OS-EXT-SRV-ATTR:hypervisor_hostname': server.host,
    ...(version >= 3 && {
      'OS-EXT-SRV-ATTR:reservation_id': `r-${server.number.toString(36).padStart(8, '0')}`,
      'OS-EXT-SRV-ATTR:launch_index': 0,
      'OS-EXT-SRV-ATTR:hostname': server.name,
      'OS-EXT-SRV-ATTR:kernel_id': '',
      'OS-EXT-SRV-ATTR:ramdisk_id': '',
      'OS-EXT-SRV-ATTR:root_device_name': '/dev/sda',
      'OS-EXT-SRV-ATTR:user_data': null,
    }),
    ...(version >= 16 && { host_status: live ? hostStatus(world.host(server.host ?? '')) : '' }),
  };
}

/** What went wrong, for as long as it counts; the traceback is not for everyone, and there is none here. */
function faultOf({ fault }: DemoServer, status: string): object {
  if (fault === null || status !== 'ERROR') return {};
  return { fault: { code: 500, created: isoSeconds(fault.createdAt), message: fault.message } };
}

const laterFields = (server: DemoServer, { version, caller }: NovaCall): object => ({
  ...(version >= 9 && { locked: false }),
  ...(version >= 73 && { locked_reason: null }),
  ...(version >= 19 && { description: null }),
  ...(version >= 26 && { tags: [...server.tags] }),
  ...(version >= 63 && { trusted_image_certificates: null }),
  ...(version >= 90 && !caller.admin && { 'OS-EXT-SRV-ATTR:hostname': server.name }),
});

const times = (server: DemoServer): object => ({
  'OS-SRV-USG:launched_at': server.launchedAt === null ? null : databaseTime(server.launchedAt),
  'OS-SRV-USG:terminated_at': server.deletedAt === null ? null : databaseTime(server.deletedAt),
});

/** A server with everything, as `servers/detail` lists it. */
export function detailView(server: DemoServer, call: NovaCall): object {
  const status = statusOf(server);
  const zone = server.host === null ? '' : (call.world.host(server.host)?.zone ?? '');
  return {
    id: server.id,
    name: server.name,
    status,
    tenant_id: server.projectId,
    user_id: server.userId,
    metadata: server.vmState === 'deleted' ? {} : { ...server.metadata },
    hostId: hostIdOf(server.projectId, server.host),
    image: { id: IMAGE_ID, links: [{ rel: 'bookmark', href: `${call.bookmarkUrl}/images/${IMAGE_ID}` }] },
    flavor: flavorView(server, call),
    created: isoSeconds(server.createdAt),
    updated: isoSeconds(server.updatedAt),
    addresses: {},
    accessIPv4: '',
    accessIPv6: '',
    links: serverLinks(server, call),
    'OS-DCF:diskConfig': 'MANUAL',
    ...(PROGRESS_STATUSES.includes(status) && { progress: 0 }),
    ...faultOf(server, status),
    'OS-EXT-AZ:availability_zone': zone,
    config_drive: '',
    key_name: null,
    ...times(server),
    ...(call.caller.admin && adminFields(server, call)),
    'OS-EXT-STS:task_state': server.taskState,
    'OS-EXT-STS:vm_state': server.vmState,
    'OS-EXT-STS:power_state': server.powerState,
    'os-extended-volumes:volumes_attached': [],
    ...laterFields(server, call),
  };
}

/** The same for one server asked for by id: its server groups come with it from 2.71 on. */
export function singleView(server: DemoServer, call: NovaCall): object {
  const groups = call.world.state.serverGroups.filter(({ members }) => members.includes(server.id)).map(({ id }) => id);
  return { ...detailView(server, call), ...(call.version >= 71 && { server_groups: groups }) };
}

/** Id, name and links, as `servers` lists it. */
export const briefView = (server: DemoServer, call: NovaCall): object => ({
  id: server.id,
  name: server.name,
  links: serverLinks(server, call),
});
