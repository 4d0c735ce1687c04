/**
 * The cloud as it is before anyone touched it: the same hosts, servers and ids at every start.
 *
 * Pure but for nothing: same options, same result.
 */
import { hexId, uuid } from './ids.ts';
import type { DemoFlavor, DemoHost, DemoProject, DemoServer, DemoServerGroup, DemoUser, WorldState } from './model.ts';

/** How big the seeded cloud is. */
export interface SeedOptions {
  /** Compute hosts `compute-1` … `compute-N`; 6 by default. */
  readonly hosts?: number;
  /** Servers, dealt over projects and hosts; 40 by default. */
  readonly servers?: number;
  /** Projects `tenant-a`, `tenant-b` …, at most 26; 3 by default. */
  readonly projects?: number;
  /** Where the ticket of the host that is disabled from the start is found. */
  readonly ticketUrl?: string;
}

/** A seeded cloud: what stays as it is, and the state that moves on from here. */
export interface Seed {
  readonly projects: readonly DemoProject[];
  readonly users: readonly DemoUser[];
  readonly state: WorldState;
}

/** When the seeded servers were made; later servers are a minute younger each. */
const EPOCH = Date.UTC(2026, 8, 1, 8);
const MINUTE = 60_000;
const ZONES = 3;
const ADMIN_ROLES = ['admin', 'member', 'reader'];
const TENANT_ROLES = ['member', 'reader'];
/** The host somebody has disabled by hand before we came. */
const DISABLED_HOST = 5;
const GROUP_SIZE = 3;

/** Sizes a server can have; ids as Nova's classic ones. */
export const FLAVORS: readonly DemoFlavor[] = [
  { id: '1', name: 'm1.tiny', vcpus: 1, ram: 512, disk: 1 },
  { id: '2', name: 'm1.small', vcpus: 1, ram: 2048, disk: 20 },
  { id: '3', name: 'm1.medium', vcpus: 2, ram: 4096, disk: 40 },
];
/** The one image there is. */
export const IMAGE_ID = uuid('image');

const APPS = [
  { app: 'web', flavorId: '1', criticality: 'high', maintenance: 'live' },
  { app: 'db', flavorId: '2', criticality: 'high', maintenance: 'cold' },
  { app: 'batch', flavorId: '3', criticality: 'low', maintenance: 'any' },
  { app: 'cache', flavorId: '1', criticality: 'medium', maintenance: 'live' },
  { app: 'api', flavorId: '2', criticality: 'medium', maintenance: 'live' },
] as const;

const user = (name: string, password: string, project: DemoProject, roles: readonly string[]): DemoUser => ({
  id: hexId(`user:${name}`),
  name,
  password,
  projectId: project.id,
  roles,
  enabled: true,
  applicationCredential: { id: hexId(`credential:${name}`), secret: `${name}-secret`, name: `${name}-gateway` },
});

const project = (name: string): DemoProject => ({ id: hexId(`project:${name}`), name });

/** Host number `n`, counted from 1, enabled and reporting. */
export function newHost(n: number, name = `compute-${String(n)}`): DemoHost {
  return {
    name,
    zone: `az-${String(((n - 1) % ZONES) + 1)}`,
    number: n + 2,
    serviceId: uuid(`service:${name}`),
    hypervisorId: uuid(`hypervisor:${name}`),
    ip: `10.20.${String(Math.floor((n + 1) / 256))}.${String((n + 1) % 256)}`,
    disabled: false,
    disabledReason: null,
    forcedDown: false,
    reporting: true,
    updatedAt: EPOCH,
  };
}

function seedHosts(count: number, ticketUrl: string): DemoHost[] {
  const hosts = Array.from({ length: count }, (_, index) => newHost(index + 1));
  const disabled = hosts[DISABLED_HOST - 1];
  if (disabled) {
    disabled.disabled = true;
    disabled.disabledReason = `mkorhonen: uncorrectable ECC errors, DIMM on order, see ${ticketUrl}`;
  }
  return hosts;
}

/** Server number `index`: dealt to the projects in turn, and within a project over all hosts in turn. */
function seedServer(index: number, tenants: readonly DemoUser[], hosts: readonly DemoHost[]): DemoServer {
  const tenant = index % tenants.length;
  const round = Math.floor(index / tenants.length);
  const owner = tenants[tenant];
  const { app, flavorId, criticality, maintenance } = APPS[round % APPS.length] ?? APPS[0];
  const ordinal = String(Math.floor(round / APPS.length) + 1).padStart(2, '0');
  const createdAt = EPOCH + index * MINUTE;
  return {
    id: uuid(`server:${String(index)}`),
    number: index + 1,
    name: `${String.fromCharCode(97 + tenant)}-${app}-${ordinal}`,
    projectId: owner?.projectId ?? '',
    userId: owner?.id ?? '',
    host: hosts[(round + 2 * tenant) % hosts.length]?.name ?? null,
    flavorId,
    vmState: 'active',
    taskState: null,
    powerState: 1,
    metadata: { owner: owner?.name ?? '', app, criticality, maintenance },
    tags: criticality === 'high' ? ['critical'] : [],
    fault: null,
    createdAt,
    updatedAt: createdAt + 3000,
    launchedAt: createdAt + 3000,
    deletedAt: null,
  };
}

/** Each project keeps its first databases apart. */
function seedGroup(owner: DemoUser, servers: readonly DemoServer[]): DemoServerGroup {
  return {
    id: uuid(`group:${owner.name}`),
    name: 'databases-apart',
    policy: 'anti-affinity',
    projectId: owner.projectId,
    userId: owner.id,
    members: servers
      .filter(({ projectId, metadata }) => projectId === owner.projectId && metadata.app === 'db')
      .slice(0, GROUP_SIZE)
      .map(({ id }) => id),
  };
}

/** The seeded cloud. Users: `admin`/`admin` in project admin, `demo-<project>`/`secret` in each other project. */
export function seedWorld(options: SeedOptions): Seed {
  const { hosts: hostCount = 6, servers: serverCount = 40, projects: projectCount = 3, ticketUrl } = options;
  const letters = Array.from({ length: Math.min(projectCount, 26) }, (_, index) => String.fromCharCode(97 + index));
  const tenantProjects = letters.map((letter) => project(`tenant-${letter}`));
  const adminProject = project('admin');
  const tenants = tenantProjects.map((tenant) => user(`demo-${tenant.name}`, 'secret', tenant, TENANT_ROLES));
  const hosts = seedHosts(hostCount, ticketUrl ?? 'https://jira.example.com/browse/OPS-104');
  const servers =
    tenants.length === 0 ? [] : Array.from({ length: serverCount }, (_, index) => seedServer(index, tenants, hosts));

  return {
    projects: [adminProject, ...tenantProjects],
    users: [user('admin', 'admin', adminProject, ADMIN_ROLES), ...tenants],
    state: { hosts, servers, migrations: [], actions: [], serverGroups: tenants.map((it) => seedGroup(it, servers)) },
  };
}
