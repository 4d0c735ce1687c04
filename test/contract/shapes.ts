/**
 * Nova's and Keystone's documents as the gateway relies on them: strict, so that a field too few or too many fails.
 *
 * Own shapes on purpose, apart from the gateway's and the simulator's.
 */
import { z } from 'zod';

export const uuid = z.uuid();
export const hexId = z.string().regex(/^[0-9a-f]{32}$/);
/** `2026-11-22T12:00:00.000000`, as the database has it. */
export const databaseTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
export const isoSeconds = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const identityTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
const link = z.strictObject({ rel: z.enum(['self', 'bookmark']), href: z.url() });
export const links = z.array(link).length(2);
export const nextLinks = z.array(z.strictObject({ rel: z.literal('next'), href: z.url() })).length(1);

// Keystone

const named = z.strictObject({ id: z.string(), name: z.string() });
const endpoint = z.strictObject({
  id: hexId,
  interface: z.enum(['admin', 'internal', 'public']),
  region: z.string(),
  region_id: z.string(),
  url: z.url(),
});
export const catalogue = z.array(
  z.strictObject({ id: hexId, type: z.string(), name: z.string(), endpoints: z.array(endpoint) }),
);
const unscoped = {
  methods: z.array(z.string()).min(1),
  user: z.strictObject({ id: hexId, name: z.string(), domain: named, password_expires_at: z.null() }),
  audit_ids: z.array(z.string()).min(1),
  expires_at: identityTime,
  issued_at: identityTime,
};
const scoped = {
  ...unscoped,
  project: z.strictObject({ id: hexId, name: z.string(), domain: named }),
  is_domain: z.literal(false),
  roles: z.array(z.strictObject({ id: hexId, name: z.string() })).min(1),
};
export const unscopedToken = z.strictObject({ token: z.strictObject(unscoped) });
export const scopedToken = z.strictObject({ token: z.strictObject({ ...scoped, catalog: catalogue }) });
export const tokenWithoutCatalogue = z.strictObject({ token: z.strictObject(scoped) });
export const credentialToken = z.strictObject({
  token: z.strictObject({
    ...scoped,
    catalog: catalogue,
    application_credential: z.strictObject({ id: hexId, name: z.string(), restricted: z.literal(true) }),
  }),
});
export const projectList = z.strictObject({
  projects: z.array(
    z.strictObject({
      id: hexId,
      name: z.string(),
      domain_id: z.string(),
      description: z.string(),
      enabled: z.boolean(),
      parent_id: z.string().nullable(),
      is_domain: z.boolean(),
      tags: z.array(z.string()),
      options: z.strictObject({}),
      links: z.strictObject({ self: z.url() }),
    }),
  ),
  links: z.strictObject({ next: z.null(), self: z.url(), previous: z.null() }),
});
/** A user has more, and what depends on the deployment: nobody relies on it. */
export const oneUser = z.object({ user: z.object({ id: hexId, name: z.string(), enabled: z.boolean() }) });
export const roleAssignments = z.object({
  role_assignments: z.array(
    z.object({
      role: z.object({ id: hexId, name: z.string() }),
      scope: z.object({ project: z.object({ id: hexId }) }),
      user: z.object({ id: hexId }),
    }),
  ),
});
const identityVersion = z.strictObject({
  id: z.string().regex(/^v3\.\d+$/),
  status: z.literal('stable'),
  updated: isoSeconds,
  links: z.array(z.strictObject({ rel: z.literal('self'), href: z.url() })),
  'media-types': z.array(z.strictObject({ base: z.string(), type: z.string() })),
});
export const identityVersions = z.strictObject({
  versions: z.strictObject({ values: z.array(identityVersion).length(1) }),
});
export const identityV3 = z.strictObject({ version: identityVersion });

// Nova: services and hypervisors

const serviceFields = {
  binary: z.string(),
  host: z.string(),
  zone: z.string(),
  status: z.enum(['enabled', 'disabled']),
  state: z.enum(['up', 'down']),
  updated_at: databaseTime.nullable(),
  disabled_reason: z.string().nullable(),
};
export const service = z.strictObject({ ...serviceFields, id: uuid, forced_down: z.boolean() });
export const services = z.strictObject({ services: z.array(service) });
export const oneService = z.strictObject({ service });
export const servicesBefore253 = z.strictObject({
  services: z.array(z.strictObject({ ...serviceFields, id: z.int() })),
});

const hostedServers = z.array(z.strictObject({ name: z.string().regex(/^instance-[0-9a-f]{8}$/), uuid }));
const hypervisorFields = {
  hypervisor_hostname: z.string(),
  state: z.enum(['up', 'down']),
  status: z.enum(['enabled', 'disabled']),
  servers: hostedServers.optional(),
};
const hypervisorDetails = {
  ...hypervisorFields,
  hypervisor_type: z.string(),
  hypervisor_version: z.int(),
  host_ip: z.string(),
};
const sizes = {
  vcpus: z.int(),
  memory_mb: z.int(),
  local_gb: z.int(),
  vcpus_used: z.int(),
  memory_mb_used: z.int(),
  local_gb_used: z.int(),
  free_ram_mb: z.int(),
  free_disk_gb: z.int(),
  current_workload: z.int(),
  running_vms: z.int(),
  disk_available_least: z.int().nullable(),
};
const serviceOfHypervisor = { host: z.string(), disabled_reason: z.string().nullable() };
const hypervisorBefore288 = z.strictObject({
  ...hypervisorDetails,
  ...sizes,
  id: uuid,
  service: z.strictObject({ ...serviceOfHypervisor, id: uuid }),
  cpu_info: z.record(z.string(), z.unknown()),
});
export const hypervisors = z.strictObject({
  hypervisors: z.array(z.strictObject({ ...hypervisorFields, id: uuid })),
  hypervisors_links: nextLinks.optional(),
});
export const hypervisorsBefore288 = z.strictObject({ hypervisors: z.array(hypervisorBefore288) });
export const hypervisorsFrom288 = z.strictObject({
  hypervisors: z.array(
    z.strictObject({
      ...hypervisorDetails,
      id: uuid,
      service: z.strictObject({ ...serviceOfHypervisor, id: uuid }),
      uptime: z.string().nullable(),
    }),
  ),
});
export const hypervisorsBefore253 = z.strictObject({
  hypervisors: z.array(
    z.strictObject({
      ...hypervisorDetails,
      ...sizes,
      id: z.int(),
      service: z.strictObject({ ...serviceOfHypervisor, id: z.int() }),
      cpu_info: z.string(),
    }),
  ),
});
export const oneHypervisor = z.strictObject({ hypervisor: hypervisorBefore288 });
