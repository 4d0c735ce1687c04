/**
 * What a test may do to the simulated cloud behind Nova's back.
 *
 * In-process only; nothing here can be reached over HTTP.
 */
import { abandonTask } from './nova/task.ts';
import type { DemoHost, DemoMigration, DemoServer, DemoServerGroup, DemoUser } from './world/model.ts';
import { uuid } from './world/ids.ts';
import { newHost } from './world/seed.ts';
import { nextServerNumber } from './world/world.ts';
import type { World } from './world/world.ts';

/** What can be said about a host. Fields left out stay as they are. */
export type HostChange = Partial<Pick<DemoHost, 'disabled' | 'disabledReason' | 'forcedDown' | 'reporting' | 'zone'>>;

/** What can be said about a server. Fields left out stay as they are; `metadata` and `tags` are replaced whole. */
export type ServerChange = Partial<
  Pick<DemoServer, 'fault' | 'metadata' | 'name' | 'powerState' | 'tags' | 'taskState' | 'vmState'>
>;

/** What can be said about a user. Fields left out stay as they are. */
export type UserChange = Partial<Pick<DemoUser, 'enabled' | 'roles'>>;

/** A server to be made. It runs at once. */
export interface ServerWish {
  readonly name: string;
  /** Project name, e.g. `tenant-a`. */
  readonly project: string;
  readonly host: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly tags?: readonly string[];
}

/** A server group to be made. */
export interface ServerGroupWish {
  readonly name: string;
  /** Project name, e.g. `tenant-a`. */
  readonly project: string;
  /** Nova's word; `anti-affinity` if left out. The scheduler heeds none. */
  readonly policy?: string;
  readonly members: readonly string[];
}

/** Hosts and servers, changed directly. Every method throws if what it names does not exist. */
export interface CloudControls {
  /** All hosts, as they are now. */
  readonly hosts: () => readonly Readonly<DemoHost>[];
  /** All servers that are not deleted, as they are now. */
  readonly servers: () => readonly Readonly<DemoServer>[];
  readonly addHost: (name?: string) => Readonly<DemoHost>;
  readonly removeHost: (name: string) => void;
  readonly changeHost: (name: string, change: HostChange) => void;
  /**
   * Down: its nova-compute stops reporting and leaves what it was doing undone. Up again: it starts anew, clears what
   * evacuations left and gives up what it had left undone.
   */
  readonly setHostState: (name: string, state: 'down' | 'up') => void;
  readonly addServer: (wish: ServerWish) => Readonly<DemoServer>;
  readonly changeServer: (id: string, change: ServerChange) => void;
  /** From now on live migrations of that server are rolled back; with `false` they are not. Kept in its metadata, as a real one's. */
  readonly failLiveMigrations: (id: string, fails?: boolean) => void;
  readonly addServerGroup: (wish: ServerGroupWish) => Readonly<DemoServerGroup>;
  readonly deleteServer: (id: string) => void;
  /** The server is on that host from now on; no migration is recorded. */
  readonly moveServer: (id: string, host: string) => void;
  /** Disables the user of a project, or takes its roles there away. */
  readonly changeUser: (project: string, change: UserChange) => void;
  /** All migrations, the oldest first. */
  readonly migrations: () => readonly Readonly<DemoMigration>[];
}

function known<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new Error(`the simulated cloud has no ${what}`);
  return thing;
}

const projectIdOf = (project: string, { projects }: World): string =>
  known(
    projects.find((it) => it.name === project),
    `project ${project}`,
  ).id;

const ownerOf = (projectId: string, { users }: World): string =>
  users.find((user) => user.projectId === projectId)?.id ?? '';

function makeServer({ name, project, host, metadata = {}, tags = [] }: ServerWish, world: World): DemoServer {
  const projectId = projectIdOf(project, world);
  known(world.host(host), `host ${host}`);
  const number = nextServerNumber(world);
  const now = Date.now();
  return {
    id: uuid(`server:${project}:${name}:${String(number)}`),
    number,
    name,
    projectId,
    userId: ownerOf(projectId, world),
    host,
    flavorId: '1',
    vmState: 'active',
    taskState: null,
    powerState: 1,
    metadata: { ...metadata },
    tags: [...tags],
    fault: null,
    createdAt: now,
    updatedAt: now,
    launchedAt: now,
    deletedAt: null,
  };
}

/** Marks a server as deleted: it is still found by `changes-since`. */
export function markDeleted(server: DemoServer, world: World): void {
  server.vmState = 'deleted';
  server.taskState = null;
  server.powerState = 0;
  server.deletedAt = Date.now();
  world.touch(server);
}

function setHostState(host: DemoHost, state: 'down' | 'up', world: World): void {
  host.reporting = state === 'up';
  host.updatedAt = Date.now();
  if (state === 'up') {
    for (const migration of world.state.migrations) {
      if (migration.type === 'evacuation' && migration.source === host.name && migration.status === 'done') {
        migration.status = 'completed';
      }
    }
    giveUp(host, world);
  }
  world.changed();
}

/** What a nova-compute that starts finds half done. Its servers are free again; records of migrations that were running are in error. */
function giveUp({ name }: DemoHost, { state, touch }: World): void {
  const stuck = state.servers.filter(
    (server) => server.host === name && (server.taskState === 'migrating' || server.taskState === 'resize_migrating'),
  );
  for (const server of stuck) {
    for (const migration of state.migrations) {
      if (migration.serverId === server.id && migration.status === 'running') {
        Object.assign(migration, { status: 'error', updatedAt: Date.now() });
      }
    }
    abandonTask(server);
    touch(server);
  }
}

function makeGroup({ name, project, policy, members }: ServerGroupWish, world: World): DemoServerGroup {
  const projectId = projectIdOf(project, world);
  return {
    id: uuid(`group:${project}:${name}`),
    name,
    policy: policy ?? 'anti-affinity',
    projectId,
    userId: ownerOf(projectId, world),
    members: members.map((id) => known(world.server(id), `server ${id}`).id),
  };
}

/** That key of the metadata, set or gone. */
function withFlag(metadata: DemoServer['metadata'], key: string, isSet: boolean): DemoServer['metadata'] {
  const others = Object.entries(metadata).filter(([name]) => name !== key);
  return Object.fromEntries(isSet ? [...others, [key, 'fail']] : others);
}

/** The controls of one world. */
export function createControls(world: World): CloudControls {
  const host = (name: string): DemoHost => known(world.host(name), `host ${name}`);
  const server = (id: string): DemoServer => known(world.server(id), `server ${id}`);

  return {
    hosts: () => world.state.hosts,
    servers: () => world.state.servers.filter(({ vmState }) => vmState !== 'deleted'),
    addHost: (name) => {
      const added = newHost(world.state.hosts.reduce((highest, { number }) => Math.max(highest, number), 2) - 1, name);
      world.addHost(added);
      return added;
    },
    removeHost: (name) => {
      world.removeHost(host(name).name);
    },
    changeHost: (name, change) => {
      Object.assign(host(name), change, { updatedAt: Date.now() });
      world.changed();
    },
    setHostState: (name, state) => {
      setHostState(host(name), state, world);
    },
    addServer: (wish) => {
      const added = makeServer(wish, world);
      world.addServer(added);
      return added;
    },
    changeServer: (id, change) => {
      const changed = server(id);
      Object.assign(changed, change);
      world.touch(changed);
    },
    failLiveMigrations: (id, fails = true) => {
      const changed = server(id);
      changed.metadata = withFlag(changed.metadata, 'fake_live_migration', fails);
      world.touch(changed);
    },
    addServerGroup: (wish) => {
      const added = makeGroup(wish, world);
      world.state.serverGroups.push(added);
      world.changed();
      return added;
    },
    deleteServer: (id) => {
      markDeleted(server(id), world);
    },
    moveServer: (id, name) => {
      const moved = server(id);
      moved.host = host(name).name;
      world.touch(moved);
    },
    changeUser: (project, change) => {
      const id = ownerOf(projectIdOf(project, world), world);
      Object.assign(
        known(
          world.users.find((user) => user.id === id),
          `user of ${project}`,
        ),
        change,
      );
    },
    migrations: () => world.state.migrations,
  };
}
