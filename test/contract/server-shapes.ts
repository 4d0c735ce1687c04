/**
 * Servers, migrations and the action log as the gateway relies on them: strict, by microversion and by who asks.
 *
 * Own shapes on purpose, apart from the gateway's and the simulator's.
 */
import { z } from 'zod';

import { databaseTime, hexId, isoSeconds, links, nextLinks, uuid } from './shapes.ts';

const bookmark = z.array(z.strictObject({ rel: z.literal('bookmark'), href: z.url() })).length(1);

/** While a server is in ERROR. `details` is a traceback, for administrators. */
const fault = z.strictObject({
  code: z.int(),
  created: isoSeconds,
  message: z.string().min(1),
  details: z.string().optional(),
});
const common = {
  id: uuid,
  name: z.string(),
  status: z.string().regex(/^[A-Z_]+$/),
  tenant_id: hexId,
  user_id: hexId,
  metadata: z.record(z.string(), z.string()),
  hostId: z.string().regex(/^([0-9a-f]{56})?$/),
  image: z.strictObject({ id: uuid, links: bookmark }),
  created: isoSeconds,
  updated: isoSeconds,
  addresses: z.strictObject({}),
  accessIPv4: z.literal(''),
  accessIPv6: z.literal(''),
  links,
  'OS-DCF:diskConfig': z.enum(['AUTO', 'MANUAL']),
  progress: z.int().optional(),
  'OS-EXT-AZ:availability_zone': z.string(),
  config_drive: z.string(),
  key_name: z.string().nullable(),
  'OS-SRV-USG:launched_at': databaseTime.nullable(),
  'OS-SRV-USG:terminated_at': databaseTime.nullable(),
  'OS-EXT-STS:task_state': z.string().nullable(),
  'OS-EXT-STS:vm_state': z.string(),
  'OS-EXT-STS:power_state': z.int(),
  'os-extended-volumes:volumes_attached': z.array(z.unknown()),
  fault: fault.optional(),
};
const adminOnly = {
  'OS-EXT-SRV-ATTR:host': z.string().nullable(),
  'OS-EXT-SRV-ATTR:instance_name': z.string(),
  'OS-EXT-SRV-ATTR:hypervisor_hostname': z.string().nullable(),
};
const from290 = {
  flavor: z.strictObject({
    vcpus: z.int(),
    ram: z.int(),
    disk: z.int(),
    ephemeral: z.int(),
    swap: z.int(),
    original_name: z.string(),
    extra_specs: z.record(z.string(), z.string()),
  }),
  locked: z.boolean(),
  locked_reason: z.string().nullable(),
  description: z.string().nullable(),
  tags: z.array(z.string()),
  trusted_image_certificates: z.null(),
  'OS-EXT-SRV-ATTR:hostname': z.string(),
};
const adminFrom290 = {
  ...adminOnly,
  'OS-EXT-SRV-ATTR:reservation_id': z.string(),
  'OS-EXT-SRV-ATTR:launch_index': z.int(),
  'OS-EXT-SRV-ATTR:kernel_id': z.string(),
  'OS-EXT-SRV-ATTR:ramdisk_id': z.string(),
  'OS-EXT-SRV-ATTR:root_device_name': z.string().nullable(),
  'OS-EXT-SRV-ATTR:user_data': z.null(),
  host_status: z.enum(['UP', 'DOWN', 'MAINTENANCE', 'UNKNOWN', '']),
};
const groups = { server_groups: z.array(uuid) };

const page = <T extends z.ZodType>(server: T) =>
  z.strictObject({ servers: z.array(server), servers_links: nextLinks.optional() });

const adminServer = z.strictObject({ ...common, ...from290, ...adminFrom290 });
/** A server in an administrator's list at 2.90. */
export type AdminServer = z.infer<typeof adminServer>;

export const serversBrief = page(z.strictObject({ id: uuid, name: z.string(), links }));
export const serversForAdmin = page(adminServer);
export const serversForTenant = page(z.strictObject({ ...common, ...from290 }));
export const serversForAdminAt21 = page(
  z.strictObject({ ...common, ...adminOnly, flavor: z.strictObject({ id: z.string(), links: bookmark }) }),
);
export const serverForAdmin = z.strictObject({ server: z.strictObject({ ...adminServer.shape, ...groups }) });
export const serverForTenant = z.strictObject({ server: z.strictObject({ ...common, ...from290, ...groups }) });

export const metadata = z.strictObject({ metadata: z.record(z.string(), z.string()) });
export const meta = z.strictObject({ meta: z.record(z.string(), z.string()) });
export const tags = z.strictObject({ tags: z.array(z.string()) });

const migration = z.strictObject({
  id: z.int(),
  uuid,
  source_compute: z.string(),
  dest_compute: z.string().nullable(),
  source_node: z.string().nullable(),
  dest_node: z.string().nullable(),
  dest_host: z.string().nullable(),
  old_instance_type_id: z.int().nullable(),
  new_instance_type_id: z.int().nullable(),
  instance_uuid: uuid,
  status: z.string(),
  migration_type: z.enum(['live-migration', 'migration', 'evacuation', 'resize']),
  user_id: hexId,
  project_id: hexId,
  created_at: databaseTime,
  updated_at: databaseTime.nullable(),
  links: links.optional(),
});
/** A row of `os-migrations` at 2.80. */
export type Migration = z.infer<typeof migration>;
export const migrations = z.strictObject({ migrations: z.array(migration), migrations_links: nextLinks.optional() });

const bytes = z.int().nullable();
export const runningMigrations = z.strictObject({
  migrations: z.array(
    z.strictObject({
      id: z.int(),
      uuid,
      server_uuid: uuid,
      status: z.string(),
      source_compute: z.string(),
      source_node: z.string().nullable(),
      dest_compute: z.string().nullable(),
      dest_node: z.string().nullable(),
      dest_host: z.string().nullable(),
      user_id: hexId,
      project_id: hexId,
      created_at: databaseTime,
      updated_at: databaseTime.nullable(),
      memory_total_bytes: bytes,
      memory_processed_bytes: bytes,
      memory_remaining_bytes: bytes,
      disk_total_bytes: bytes,
      disk_processed_bytes: bytes,
      disk_remaining_bytes: bytes,
    }),
  ),
});

const serverGroup = z.strictObject({
  id: uuid,
  name: z.string(),
  policy: z.string(),
  rules: z.record(z.string(), z.unknown()),
  members: z.array(uuid),
  project_id: hexId,
  user_id: hexId,
});
export type ServerGroup = z.infer<typeof serverGroup>;
export const oneServerGroup = z.strictObject({ server_group: serverGroup });
export const serverGroups = z.strictObject({ server_groups: z.array(serverGroup) });

const action = {
  action: z.string(),
  instance_uuid: uuid,
  request_id: z.string().regex(/^req-/),
  user_id: hexId,
  project_id: hexId,
  start_time: databaseTime,
  updated_at: databaseTime.nullable(),
  message: z.string().nullable(),
};
const event = {
  event: z.string(),
  start_time: databaseTime,
  finish_time: databaseTime.nullable(),
  result: z.enum(['Success', 'Error']).nullable(),
  hostId: z.string(),
};
export const actions = z.strictObject({ instanceActions: z.array(z.strictObject(action)) });
export const actionForTenant = z.strictObject({
  instanceAction: z.strictObject({ ...action, events: z.array(z.strictObject(event)) }),
});
export const actionForAdmin = z.strictObject({
  instanceAction: z.strictObject({
    ...action,
    events: z.array(
      z.strictObject({ ...event, host: z.string(), traceback: z.string().nullable(), details: z.string().nullable() }),
    ),
  }),
});
export const created = z.strictObject({
  server: z.strictObject({
    id: uuid,
    links,
    'OS-DCF:diskConfig': z.string(),
    security_groups: z.array(z.unknown()),
    adminPass: z.string(),
  }),
});
