/**
 * What every argument of the schema may name, and for a caller: things of others beside things that do not exist, and
 * things of its own.
 *
 * An argument that is missing here fails the tests that walk the schema.
 */

import { z } from 'zod';

import { cursorOf } from '../../src/domain/page.ts';
import type { ListName } from '../../src/domain/page.ts';
import { neighbour, serversOf } from './tenancy-world.ts';
import type { TenancyWorld } from './tenancy-world.ts';

/** `word`: free text that is never looked up. `place`: in the one event log of all. `mutationId`: a `clientMutationId`. */
export type Kind =
  | 'cloud'
  | 'feed'
  | 'host'
  | 'hostCursor'
  | 'hostHash'
  | 'hostName'
  | 'mutationId'
  | 'partCursor'
  | 'place'
  | 'project'
  | 'server'
  | 'serverCursor'
  | 'serverName'
  | 'status'
  | 'ticket'
  | 'window'
  | 'windowCursor'
  | 'windowOfHostCursor'
  | 'word';

const SERVER_LIST = {
  'filter.cloud': 'cloud',
  'filter.ids': 'server',
  'filter.hostId': 'hostHash',
  'filter.status': 'status',
  'filter.projectId': 'project',
  'filter.name': 'serverName',
  after: 'serverCursor',
} as const;
const HOST_LIST = {
  'filter.cloud': 'cloud',
  'filter.names': 'hostName',
  'filter.availabilityZone': 'word',
  after: 'hostCursor',
} as const;

const NAMES_OF_FIELDS: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  'Query.hosts': HOST_LIST,
  'Query.host': { id: 'host' },
  'Query.servers': SERVER_LIST,
  'Query.server': { id: 'server' },
  'Query.maintenanceWindow': { id: 'window' },
  'Query.maintenanceWindows': {
    'filter.cloud': 'cloud',
    'filter.hostIds': 'host',
    'filter.serverIds': 'server',
    'filter.ticket': 'ticket',
    after: 'windowCursor',
  },
  'Query.ticket': { url: 'ticket' },
  'Cloud.hosts': HOST_LIST,
  'Host.servers': SERVER_LIST,
  'Host.maintenanceWindows': { after: 'windowOfHostCursor' },
  'MaintenanceWindow.servers': { 'filter.projectId': 'project', after: 'partCursor' },
  'MaintenanceWindow.history': { after: 'place' },
  'Mutation.scheduleMaintenance': {
    'input.clientMutationId': 'mutationId',
    'input.hostIds': 'host',
    'input.summary': 'word',
    'input.description': 'word',
    'input.workflow': 'word',
    'input.tickets.url': 'word',
    'input.tickets.rel': 'word',
    'input.tickets.title': 'word',
  },
  'Mutation.updateMaintenance': {
    'input.clientMutationId': 'mutationId',
    'input.id': 'window',
    'input.hostIds': 'host',
    'input.summary': 'word',
    'input.description': 'word',
  },
  'Mutation.rescheduleMaintenance': {
    'input.clientMutationId': 'mutationId',
    'input.id': 'window',
    'input.reason': 'word',
  },
  'Mutation.acknowledgeMaintenance': {
    'input.clientMutationId': 'mutationId',
    'input.windowId': 'window',
    'input.serverIds': 'server',
    'input.changeReference': 'word',
    'input.note': 'word',
  },
  'Mutation.declineMaintenance': {
    'input.clientMutationId': 'mutationId',
    'input.windowId': 'window',
    'input.serverIds': 'server',
    'input.note': 'word',
  },
  'Mutation.setServerMaintenancePolicy': { 'input.clientMutationId': 'mutationId', 'input.serverId': 'server' },
  'Mutation.sendMaintenanceEvent': {
    'input.clientMutationId': 'mutationId',
    'input.id': 'window',
    'input.event': 'word',
    'input.note': 'word',
  },
  'Mutation.linkTicket': {
    'input.clientMutationId': 'mutationId',
    'input.windowId': 'window',
    'input.link.url': 'word',
    'input.link.rel': 'word',
    'input.link.title': 'word',
  },
  'Mutation.createTicket': {
    'input.clientMutationId': 'mutationId',
    'input.windowId': 'window',
    'input.system': 'word',
    'input.summary': 'word',
    'input.description': 'word',
    'input.rel': 'word',
  },
  'Mutation.unlinkTicket': {
    'input.clientMutationId': 'mutationId',
    'input.windowId': 'window',
    'input.url': 'ticket',
  },
  'Mutation.setHostStatus': { 'input.clientMutationId': 'mutationId', 'input.hostId': 'host', 'input.reason': 'word' },
  'Mutation.createCalendarFeed': { 'input.clientMutationId': 'mutationId', 'input.name': 'word' },
  'Mutation.revokeCalendarFeed': { 'input.clientMutationId': 'mutationId', 'input.id': 'feed' },
  'Subscription.maintenanceEvents': {
    'filter.cloud': 'cloud',
    'filter.windowIds': 'window',
    'filter.hostIds': 'host',
    'filter.serverIds': 'server',
    after: 'place',
  },
  'Subscription.maintenanceWindow': { id: 'window' },
};

/** By the argument's coordinate, e.g. `Query.servers(filter.ids)`. */
export const NAMES: ReadonlyMap<string, Kind> = new Map(
  Object.entries(NAMES_OF_FIELDS).flatMap(([field, names]) =>
    Object.entries(names).map(([path, kind]): [string, Kind] => [`${field}(${path})`, kind]),
  ),
);

/** Something that exists and is not the caller's, beside something of the same form that does not exist. */
export interface Foreign {
  readonly kind: Kind;
  readonly foreign: string;
  readonly missing: string;
}

const STARTS_AT = '2096-12-01T10:00:00.000Z';
const NO_HASH = '0'.repeat(56);

/** What is not tenant a's: of other tenants, of operators, and of another cloud. */
export async function foreignToTenantA(world: TenancyWorld): Promise<readonly Foreign[]> {
  const { gateway, windows, tickets } = world;
  const inSharedWindow = serversOf(gateway.cloud, 'tenant-b').find(({ host }) => host === 'compute-3')?.id ?? '';
  const elsewhere = serversOf(gateway.cloud, 'tenant-c')[0].id;
  const project = gateway.cloud.projectIds['tenant-b'] ?? '';
  const { name } = serversOf(gateway.cloud, 'tenant-b')[0];
  const hash = await hostHashOf(world, 'demo-tenant-b', inSharedWindow);
  const feeds = [await feedOf(world, 'demo-tenant-b'), await feedOf(world, world.operators.home)];
  return [
    ...feeds.map(besideNeighbour('feed')),
    ...[inSharedWindow, elsewhere, world.offshoreServer].map(besideNeighbour('server')),
    ...[windows.others, windows.offshore].map(besideNeighbour('window')),
    { kind: 'host', foreign: 'home/compute-3', missing: 'home/compute-7' },
    { kind: 'hostName', foreign: 'compute-3', missing: 'compute-7' },
    { kind: 'cloud', foreign: 'offshore', missing: 'nowhere' },
    { kind: 'project', foreign: project, missing: neighbour(project) },
    { kind: 'serverName', foreign: name, missing: 'b-web-99' },
    { kind: 'hostHash', foreign: hash, missing: NO_HASH },
    { kind: 'status', foreign: 'SHUTOFF', missing: 'SHUTOUT' },
    { kind: 'mutationId', foreign: 'of-tenant-b', missing: 'of-nobody' },
    ...[tickets.secret, tickets.others, tickets.offshore, tickets.unlinked].map((foreign): Foreign => ({
      kind: 'ticket',
      foreign,
      missing: tickets.absent,
    })),
    ...[inSharedWindow].map(besideNeighbour('partCursor')),
    ...[inSharedWindow].map(besideNeighbour('serverCursor', (id) => `home/${name}/${id}`)),
    ...[windows.others].map(besideNeighbour('windowCursor', (id) => `${STARTS_AT} ${id}`)),
  ];
}

/** What an operator of `home` has no part in: all of `offshore`. */
export async function foreignToOperatorOfHome(world: TenancyWorld): Promise<readonly Foreign[]> {
  const { offshoreServer, windows, tickets, operators } = world;
  const feeds = [await feedOf(world, operators.offshore), await feedOf(world, 'demo-tenant-a')];
  return [
    ...feeds.map(besideNeighbour('feed')),
    ...[offshoreServer].map(besideNeighbour('server')),
    ...[windows.offshore].map(besideNeighbour('window')),
    { kind: 'host', foreign: 'offshore/compute-3', missing: 'nowhere1/compute-3' },
    { kind: 'cloud', foreign: 'offshore', missing: 'nowhere' },
    { kind: 'serverName', foreign: 'a-far-01', missing: 'a-far-99' },
    { kind: 'ticket', foreign: tickets.offshore, missing: tickets.absent },
    { kind: 'mutationId', foreign: 'of-offshore', missing: 'of-nobody' },
    ...[offshoreServer].map(besideNeighbour('partCursor')),
    ...[offshoreServer].map(besideNeighbour('serverCursor', (id) => `offshore/a-far-01/${id}`)),
    ...[windows.offshore].map(besideNeighbour('windowCursor', (id) => `${STARTS_AT} ${id}`)),
    ...[windows.offshore].map(besideNeighbour('windowOfHostCursor', (id) => `${STARTS_AT} ${id}`)),
    {
      kind: 'hostCursor',
      foreign: cursorOf('hosts', 'offshore/compute-3'),
      missing: cursorOf('hosts', 'nowhere/compute-3'),
    },
  ];
}

/** One thing of each kind that is tenant a's own, and so is found: what is compared above are not two errors. */
export async function ownOfTenantA(world: TenancyWorld): Promise<Partial<Record<Kind, string>>> {
  const { gateway, windows, tickets } = world;
  const own = serversOf(gateway.cloud, 'tenant-a').find(({ host }) => host === 'compute-3');
  return {
    cloud: 'home',
    server: own?.id ?? '',
    serverName: own?.name ?? '',
    project: gateway.cloud.projectIds['tenant-a'] ?? '',
    hostHash: await hostHashOf(world, 'demo-tenant-a', own?.id ?? ''),
    status: 'ACTIVE',
    window: windows.shared,
    ticket: tickets.shared,
  };
}

/** Which list's cursors are of a kind. */
const LISTS: Partial<Record<Kind, ListName>> = {
  hostCursor: 'hosts',
  serverCursor: 'servers',
  partCursor: 'windowServers',
  windowCursor: 'windows',
  windowOfHostCursor: 'windows',
};

/** A pair of an id and its neighbour; for cursors `keyOf` says where in a list they are. */
function besideNeighbour(kind: Kind, keyOf = (id: string) => id): (id: string) => Foreign {
  const list = LISTS[kind];
  const written = (id: string) => (list === undefined ? id : cursorOf(list, keyOf(id)));
  return (id) => ({ kind, foreign: written(id), missing: written(neighbour(id)) });
}

const hashShape = z.object({ server: z.object({ hostId: z.string() }) });

async function hostHashOf({ gateway }: TenancyWorld, token: string, id: string): Promise<string> {
  return hashShape.parse(await gateway.ask(token, `{ server(id: "${id}") { hostId } }`)).server.hostId;
}

const madeShape = z.object({ createCalendarFeed: z.object({ feed: z.object({ id: z.string() }) }) });

/** A new calendar feed of whoever has this token; its id. */
async function feedOf({ gateway }: TenancyWorld, token: string): Promise<string> {
  const made = await gateway.ask(token, 'mutation { createCalendarFeed(input: {}) { feed { id } } }');
  return madeShape.parse(made).createCalendarFeed.feed.id;
}
