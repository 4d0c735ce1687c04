/** Clouds and ticket systems in memory, which note every call; and loaders on top of them. */

import type { Cloud, Compute } from '../../src/domain/compute.ts';
import type { ServerGroup } from '../../src/domain/conflict.ts';
import type { Host, Hypervisor } from '../../src/domain/host.ts';
import { cloudName, hostIdOf, projectId, serverId, ticketKey } from '../../src/domain/ids.ts';
import type { CloudName } from '../../src/domain/ids.ts';
import type { Server } from '../../src/domain/server.ts';
import type { TicketReading, TicketSource, TicketSystem } from '../../src/domain/ticket-system.ts';
import { createTicketSource } from '../../src/upstream/tickets/memory.ts';
import { createClaim } from '../../src/upstream/tickets/registry.ts';
import type { Caller, Viewer } from '../../src/domain/viewer.ts';
import { createLoaders } from '../../src/loaders/index.ts';
import type { Loaders, LoaderSources } from '../../src/loaders/index.ts';
import { createCloudPicture } from '../../src/picture/cloud-picture.ts';
import { createFlights } from '../../src/picture/flights.ts';
import type { Picture } from '../../src/picture/picture.ts';
import { fakeStore } from './fake-store.ts';

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
    tags: [],
    fault: null,
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
  readonly groups?: readonly ServerGroup[];
  /** Every call is rejected with it. */
  readonly failure?: Error;
}

const refuse = () => Promise.reject(new Error('nothing here changes anything'));

export function fakeCloud(name: CloudName, contents: CloudContents = {}): FakeCloud {
  const { hosts = [], servers = [], hypervisors = [], groups = [], failure } = contents;
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
    listChangedServers: () => answer('listChangedServers', servers),
    getServer: (id) => answer(`getServer ${id}`, servers.find((server) => server.id === id) ?? null),
    listMigrations: () => answer('listMigrations', []),
    latestMigration: (id) => answer(`latestMigration ${id}`, null),
    listServerGroups: () => answer('listServerGroups', groups),
    move: refuse,
    confirmMigration: refuse,
    setServerMetadata: refuse,
    setHostStatus: refuse,
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
    news: null,
    calls,
    callers,
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
    urlOf: (key) => `https://${site}/${key}`,
    close: () => Promise.resolve(),
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
  return createClaim(systems.map(sourceOf));
}

/** What services are given of tickets where no ticket system is configured. */
export const NO_TICKETS = {
  readTickets: () => Promise.resolve([]),
  tickets: [],
  claimTicket: () => null,
  urlOfWindow: (id: string) => `https://slipway.example/windows/${id}`,
};

/** What services are given of calendars where nobody makes a feed. */
export const NO_CALENDARS = {
  newCalendarAddress: () => ({ url: 'https://slipway.example/calendar.ics?token=none', tokenHash: 'none' }),
};

/** A system behind a memory that nothing has been asked of yet. */
export function sourceOf(system: TicketSystem): TicketSource {
  return createTicketSource({
    system,
    url: 'https://jira.example/',
    expose: 'status',
    writeBack: null,
    template: null,
    budgetMs: 2000,
    now: () => NOW,
  });
}

const OPERATOR: Viewer = {
  userId: 'u1',
  userName: 'olga',
  project: null,
  roles: ['admin'],
  operator: true,
  scope: { kind: 'operator', clouds: [HOME, AWAY] },
  throughService: [],
  expiresAt: NOW,
};

/** Somebody who calls: an operator of both clouds, unless said otherwise. */
export function aCaller(viewer: Partial<Viewer> = {}): Caller {
  return { viewer: { ...OPERATOR, ...viewer }, token: 'a-token' };
}

/** Nothing is known of any cloud. */
const NO_PICTURE: Picture = { of: createCloudPicture, catchUp: () => Promise.resolve() };

/** Loaders of one operation. */
export function loadersOn(sources: Partial<LoaderSources>, caller: Caller = aCaller()): Loaders {
  return createLoaders(
    {
      clouds: [],
      identities: new Map(),
      store: fakeStore(),
      claimTicket: () => null,
      picture: NO_PICTURE,
      flights: createFlights(),
      reading: { maxAgeMs: 0, hypervisorMs: 0, budgetMs: 5000 },
      now: () => NOW,
      ...sources,
    },
    caller,
  );
}
