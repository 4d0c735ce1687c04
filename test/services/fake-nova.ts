/**
 * A Nova in memory whose moves end when the test says so.
 */

import type { Compute } from '../../src/domain/compute.ts';
import type { Host } from '../../src/domain/host.ts';
import { hostIdOf, projectId, serverId } from '../../src/domain/ids.ts';
import type { HostId, ServerId } from '../../src/domain/ids.ts';
import type { Migration } from '../../src/domain/move.ts';
import type { Server } from '../../src/domain/server.ts';
import { aHost, aServer, HOME } from '../loaders/fakes.ts';

const REFUGE = hostIdOf(HOME, 'refuge');

export interface FakeNova {
  readonly compute: Compute;
  /** The one that windows are over. */
  readonly host: HostId;
  /** Somebody boots a server on that host, or deletes one of its first. */
  readonly boot: (nth: number) => void;
  readonly remove: (nth: number) => void;
  readonly setHost: (change: Partial<Host>) => void;
  /** What is under way comes to an end. */
  readonly settle: (well: boolean) => void;
}

/** Two hosts, one of them with three servers of two tenants. */
export function createFakeNova(name: string): FakeNova {
  const host = hostIdOf(HOME, name);
  let hosts: readonly Host[] = [aHost(HOME, name), aHost(HOME, 'refuge')];
  const projects = ['tenant-a', 'tenant-a', 'tenant-b'];
  const first = projects.map((project, nth) => ({
    ...aServer(HOME, `${name}-${nth}`, name),
    project: projectId(project),
  }));
  const servers = new Map(first.map((server) => [server.id, server]));
  let migrations: readonly Migration[] = [];
  const change = (id: ServerId, values: Partial<Server>) => {
    const server = servers.get(id);
    if (server !== undefined) servers.set(id, { ...server, ...values });
  };
  const setHost = (values: Partial<Host>) => {
    hosts = hosts.map((each) => (each.id === host ? { ...each, ...values } : each));
  };
  const compute: Compute = {
    listHosts: (filter) => Promise.resolve(hosts.filter((each) => (filter?.name ?? each.name) === each.name)),
    listHypervisors: () => Promise.resolve([]),
    listServers: (filter) =>
      Promise.resolve(
        [...servers.values()].filter(
          (server) => filter?.host === undefined || server.host === hostIdOf(HOME, filter.host),
        ),
      ),
    listChangedServers: () => Promise.resolve([...servers.values()]),
    getServer: (id) => Promise.resolve(servers.get(id) ?? null),
    move: (server, kind) => {
      migrations = [...migrations, { id: migrations.length + 1, server, kind, state: 'RUNNING', status: 'running' }];
      change(server, { taskState: 'migrating' });
      return Promise.resolve();
    },
    confirmMigration: () => Promise.resolve(),
    listMigrations: () => Promise.resolve(migrations),
    latestMigration: (id) => Promise.resolve(migrations.findLast(({ server }) => server === id) ?? null),
    listServerGroups: () => Promise.resolve([]),
    setServerMetadata: (id) => Promise.resolve(servers.get(id)?.metadata ?? null),
    setHostStatus: (_host, status, disabledReason) => {
      setHost({ status, disabledReason });
      return compute.listHosts({ name }).then(([found]) => found ?? aHost(HOME, name));
    },
  };
  return {
    compute,
    host,
    boot: (nth) => {
      const id = serverId(`${name}-late-${nth}`);
      servers.set(id, { ...aServer(HOME, id, name), project: projectId('tenant-b') });
    },
    remove: (nth) => void servers.delete(serverId(`${name}-${nth}`)),
    setHost,
    settle: (well) => {
      for (const { server } of migrations.filter(({ state }) => state === 'RUNNING')) {
        change(server, { taskState: null, ...(well && { host: REFUGE }) });
      }
      const end = well
        ? ({ state: 'DONE', status: 'completed' } as const)
        : ({ state: 'FAILED', status: 'error' } as const);
      migrations = migrations.map((each) => (each.state === 'RUNNING' ? { ...each, ...end } : each));
    },
  };
}
