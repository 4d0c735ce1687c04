/** Clouds, a store and ticket systems in memory, which note every call; and loaders on top of them. */

import type { Cloud, Compute } from '../../src/domain/compute.ts';
import type { Host, Hypervisor } from '../../src/domain/host.ts';
import { cloudName, hostIdOf, projectId, serverId, ticketKey } from '../../src/domain/ids.ts';
import type { CloudName } from '../../src/domain/ids.ts';
import type { MaintenanceReads } from '../../src/domain/maintenance-store.ts';
import type { Server } from '../../src/domain/server.ts';
import type { TicketLink, TicketReading, TicketSystem } from '../../src/domain/ticket.ts';
import type { Caller, Viewer } from '../../src/domain/viewer.ts';
import type { MaintenanceWindow, WindowHost } from '../../src/domain/window.ts';
import { createLoaders } from '../../src/loaders/index.ts';
import type { Loaders, LoaderSources } from '../../src/loaders/index.ts';

export const HOME = cloudName('home');
export const AWAY = cloudName('away');
export const NOW = new Date('2026-11-22T12:00:00Z');

export const homeHost = (name: string) => hostIdOf(HOME, name);
export const awayHost = (name: string) => hostIdOf(AWAY, name);

export function aHost(cloud: CloudName, name: string): Host {
  return {
    id: hostIdOf(cloud, name),
    cloud,
    name,
    serviceId: `service-${name}`,
    availabilityZone: 'nova',
    status: 'ENABLED',
    state: 'UP',
    forcedDown: false,
    disabledReason: null,
    fetchedAt: NOW,
  };
}

export function aServer(cloud: CloudName, id: string, host: string | null): Server {
  return {
    id: serverId(id),
    cloud,
    name: `vm-${id}`,
    status: 'ACTIVE',
    taskState: null,
    project: projectId('p1'),
    host: host === null ? null : hostIdOf(cloud, host),
    hostHash: null,
    metadata: {},
    createdAt: null,
    updatedAt: null,
    fetchedAt: NOW,
  };
}

export function aHypervisor(cloud: CloudName, id: string, host: string): Hypervisor {
  const on = hostIdOf(cloud, host);
  return { id, host: on, hostname: id, type: 'QEMU', state: 'UP', status: 'ENABLED', runningServers: null };
}

/** A cloud of the test's making; `calls` are all calls so far, as `method argument`. */
export interface FakeCloud extends Cloud {
  readonly calls: readonly string[];
  /** On whose behalf it was asked, once for each time. */
  readonly callers: readonly string[];
}

export interface CloudContents {
  readonly hosts?: readonly Host[];
  readonly servers?: readonly Server[];
  readonly hypervisors?: readonly Hypervisor[];
  /** Every call is rejected with it. */
  readonly failure?: Error;
}

export function fakeCloud(name: CloudName, contents: CloudContents = {}): FakeCloud {
  const { hosts = [], servers = [], hypervisors = [], failure } = contents;
  const calls: string[] = [];
  const callers: string[] = [];
  const answer = async <Value>(call: string, value: Value): Promise<Value> => {
    calls.push(call);
    await new Promise(setImmediate);
    if (failure !== undefined) throw failure;
    return value;
  };
  const compute: Compute = {
    listHosts: ({ name: only } = {}) =>
      only === undefined
        ? answer('listHosts', hosts)
        : answer(
            `listHosts ${only}`,
            hosts.filter((host) => host.name === only),
          ),
    listHypervisors: () => answer('listHypervisors', hypervisors),
    listServers: ({ host: on } = {}) =>
      on === undefined
        ? answer('listServers', servers)
        : answer(
            `listServers ${on}`,
            servers.filter(({ host }) => host === hostIdOf(name, on)),
          ),
    getServer: (id) => answer(`getServer ${id}`, servers.find((server) => server.id === id) ?? null),
    setHostStatus: () => Promise.reject(new Error('nothing here changes anything')),
  };
  return {
    name,
    region: null,
    identity: 'https://keystone.example/v3',
    as: (token, { allProjects }) => {
      callers.push(`${token}${allProjects ? ' for all projects' : ''}`);
      return compute;
    },
    service: compute,
    calls,
    callers,
  };
}

/** A store of the test's making; `calls` are the names of all reads so far. */
export interface FakeStore extends MaintenanceReads {
  readonly calls: readonly string[];
}

export interface StoreContents {
  readonly windows?: readonly MaintenanceWindow[];
  readonly hosts?: readonly WindowHost[];
  readonly links?: readonly TicketLink[];
  readonly urls?: readonly string[];
}

export function fakeStore({ windows = [], hosts = [], links = [], urls = [] }: StoreContents = {}): FakeStore {
  const calls: string[] = [];
  const answer = async <Value>(call: string, value: Value): Promise<Value> => {
    calls.push(call);
    // Long enough for Nova to answer meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 5));
    return value;
  };
  return {
    calls,
    windowsByIds: (_scope, ids) =>
      answer(
        'windowsByIds',
        windows.filter(({ id }) => ids.includes(id)),
      ),
    listWindows: () =>
      answer('listWindows', { items: [], hasNextPage: false, hasPreviousPage: false, totalCount: null }),
    hostsOfWindows: () => answer('hostsOfWindows', hosts),
    serversOfWindows: () => answer('serversOfWindows', []),
    windowsOfHosts: (_scope, ids) =>
      answer(
        'windowsOfHosts',
        hosts.filter(({ host }) => ids.includes(host)),
      ),
    windowsOfServers: () => answer('windowsOfServers', []),
    linksOfWindows: () => answer('linksOfWindows', links),
    linkedUrls: () => answer('linkedUrls', urls),
    workflow: (name, version) => answer(`workflow ${name} ${version}`, null),
    standaloneReasons: () => answer('standaloneReasons', []),
  };
}

/** A ticket system that knows every key but those with GONE in them; `calls` are the keys of each call. */
export interface FakeTickets extends TicketSystem {
  readonly calls: readonly (readonly string[])[];
}

export function fakeTickets(name: string, site: string): FakeTickets {
  const calls: string[][] = [];
  return {
    name,
    calls,
    keyOf: (url) => (url.hostname === site ? ticketKey(url.pathname.slice(1)) : null),
    fetchMany: (keys) => {
      calls.push([...keys]);
      return Promise.resolve(
        keys.map((key): TicketReading => {
          if (key.includes('GONE')) return { problem: { code: 'TICKET_NOT_FOUND', message: 'gone', retryable: false } };
          const rest = { type: null, priority: null, assignee: null, updatedAt: null };
          return { facts: { key, summary: `about ${key}`, status: 'To Do', statusCategory: 'TODO', ...rest } };
        }),
      );
    },
  };
}

/** Which of these systems a URL belongs to. */
export function claimBy(...systems: readonly TicketSystem[]): LoaderSources['claimTicket'] {
  return (url) => {
    for (const system of systems) {
      const key = system.keyOf(new URL(url));
      if (key !== null) return { system, key };
    }
    return null;
  };
}

const OPERATOR: Viewer = {
  userId: 'u1',
  userName: 'olga',
  project: null,
  roles: ['admin'],
  operator: true,
  scope: { kind: 'operator', clouds: [HOME, AWAY] },
  expiresAt: NOW,
};

/** Somebody who calls: an operator of both clouds, unless said otherwise. */
export function aCaller(viewer: Partial<Viewer> = {}): Caller {
  return { viewer: { ...OPERATOR, ...viewer }, token: 'a-token' };
}

/** Loaders of one operation. */
export function loadersOn(sources: Partial<LoaderSources>, caller: Caller = aCaller()): Loaders {
  return createLoaders(
    {
      clouds: [],
      identities: new Map(),
      store: fakeStore(),
      claimTicket: () => null,
      now: () => NOW,
      ...sources,
    },
    caller,
  );
}
