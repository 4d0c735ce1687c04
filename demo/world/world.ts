/**
 * The simulated cloud's one state: looked up, changed in place, and announced when it changed.
 *
 * Knows nothing of HTTP, and none of Nova's rules about who may change what.
 */
import type { DemoHost, DemoProject, DemoServer, DemoUser, WorldState } from './model.ts';
import type { Seed } from './seed.ts';
import type { Timers } from './timers.ts';

/** One region with everything in it. */
export interface World {
  readonly region: string;
  readonly projects: readonly DemoProject[];
  readonly users: readonly DemoUser[];
  /** Live: handlers change its members in place and then call `changed`. */
  readonly state: WorldState;
  readonly timers: Timers;
  /** Seconds a migration takes. */
  readonly migrationSeconds: number;
  readonly host: (name: string) => DemoHost | undefined;
  /** A server by id, deleted ones included. */
  readonly server: (id: string) => DemoServer | undefined;
  readonly addServer: (server: DemoServer) => void;
  readonly addHost: (host: DemoHost) => void;
  /** Forgets a host; servers on it keep its name, as in Nova. */
  readonly removeHost: (name: string) => void;
  /** Marks a server as changed now. */
  readonly touch: (server: DemoServer) => void;
  /** To be called after any change of the state. */
  readonly changed: () => void;
  /** Calls `listener` after every change. */
  readonly onChange: (listener: () => void) => void;
}

function createAnnouncer(): Pick<World, 'changed' | 'onChange'> {
  const listeners: (() => void)[] = [];
  return {
    changed: () => {
      for (const listener of listeners) listener();
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}

/** A world around a seed, or around the state saved by an earlier one. */
export function createWorld(
  region: string,
  { state, ...fixed }: Seed,
  timers: Timers,
  migrationSeconds: number,
): World {
  const servers = new Map(state.servers.map((server) => [server.id, server]));
  const hosts = new Map(state.hosts.map((host) => [host.name, host]));
  const { changed, onChange } = createAnnouncer();

  return {
    region,
    ...fixed,
    state,
    timers,
    migrationSeconds,
    host: (name) => hosts.get(name),
    server: (id) => servers.get(id),
    addServer: (server) => {
      state.servers.push(server);
      servers.set(server.id, server);
      changed();
    },
    addHost: (host) => {
      state.hosts.push(host);
      hosts.set(host.name, host);
      changed();
    },
    removeHost: (name) => {
      state.hosts = state.hosts.filter((host) => host.name !== name);
      hosts.delete(name);
      changed();
    },
    touch: (server) => {
      server.updatedAt = Date.now();
      changed();
    },
    changed,
    onChange,
  };
}

/** The number of the server that is made next. */
export const nextServerNumber = ({ state }: World): number =>
  state.servers.reduce((highest, { number }) => Math.max(highest, number), 0) + 1;

/** Nova's `state` of a service: reporting and not forced down. */
export const isUp = (host: DemoHost): boolean => host.reporting && !host.forcedDown;
