/**
 * What a test may do to the simulated cloud behind Nova's back.
 *
 * In-process only; nothing here can be reached over HTTP.
 */
import type { DemoHost, DemoServer } from './world/model.ts';
import { uuid } from './world/ids.ts';
import { newHost } from './world/seed.ts';
import type { World } from './world/world.ts';

/** What can be said about a host. Fields left out stay as they are. */
export type HostChange = Partial<Pick<DemoHost, 'disabled' | 'disabledReason' | 'forcedDown' | 'reporting' | 'zone'>>;

/** A server to be made. It runs at once. */
export interface ServerWish {
  readonly name: string;
  /** Project name, e.g. `tenant-a`. */
  readonly project: string;
  readonly host: string;
  readonly metadata?: Readonly<Record<string, string>>;
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
  /** Up again after having been down: its nova-compute starts anew and clears what evacuations left. */
  readonly setHostState: (name: string, state: 'down' | 'up') => void;
  readonly addServer: (wish: ServerWish) => Readonly<DemoServer>;
  readonly deleteServer: (id: string) => void;
  /** The server is on that host from now on; no migration is recorded. */
  readonly moveServer: (id: string, host: string) => void;
}

function known<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new Error(`the simulated cloud has no ${what}`);
  return thing;
}

function makeServer({ name, project, host, metadata = {} }: ServerWish, world: World): DemoServer {
  const projectId = known(
    world.projects.find((it) => it.name === project),
    `project ${project}`,
  ).id;
  known(world.host(host), `host ${host}`);
  const number = world.state.servers.reduce((highest, it) => Math.max(highest, it.number), 0) + 1;
  const now = Date.now();
  return {
    id: uuid(`server:${project}:${name}:${String(number)}`),
    number,
    name,
    projectId,
    userId: world.users.find((user) => user.projectId === projectId)?.id ?? '',
    host,
    flavorId: '1',
    vmState: 'active',
    taskState: null,
    powerState: 1,
    metadata: { ...metadata },
    tags: [],
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
  }
  world.changed();
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
    deleteServer: (id) => {
      markDeleted(server(id), world);
    },
    moveServer: (id, name) => {
      const moved = server(id);
      moved.host = host(name).name;
      world.touch(moved);
    },
  };
}
