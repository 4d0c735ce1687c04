/**
 * Windows, what they name and what they link, one query per kind and batch.
 *
 * Refuses to know SQL and rights: the store takes the caller's scope with every read.
 */

import type DataLoader from 'dataloader';

import type { HostId, ServerId, WindowId } from '../domain/ids.ts';
import type { MaintenanceEvent } from '../domain/event.ts';
import type { MaintenanceReads, WindowFilter } from '../domain/maintenance-store.ts';
import type { Page, PageRequest } from '../domain/page.ts';
import type { Scope } from '../domain/scope.ts';
import type { WindowServer } from '../domain/server-maintenance.ts';
import type { TicketLink } from '../domain/ticket.ts';
import type { MaintenanceWindow, WindowHost } from '../domain/window.ts';
import type { Workflow } from '../domain/workflow.ts';
import { CursorError, InvalidInputError } from '../errors.ts';
import { alignMany, alignOne } from './align.ts';
import type { Batched } from './batched.ts';
import type { Quiet } from './quiet.ts';

/** One server in one window. */
type ServerPlace = Pick<WindowServer, 'window' | 'server'>;

export interface WindowLoaders {
  /** By planned start. */
  readonly listWindows: (filter: WindowFilter, page: PageRequest) => Promise<Page<MaintenanceWindow>>;
  /** Null for a window that does not exist or that the caller may not see. */
  readonly windowById: DataLoader<WindowId, MaintenanceWindow | null>;
  readonly hostsByWindow: DataLoader<WindowId, readonly WindowHost[]>;
  readonly serversByWindow: DataLoader<WindowId, readonly WindowServer[]>;
  readonly linksByWindow: DataLoader<WindowId, readonly TicketLink[]>;
  /** By planned start. */
  readonly windowsByHost: DataLoader<HostId, readonly MaintenanceWindow[]>;
  readonly windowsByServer: DataLoader<ServerId, readonly WindowServer[]>;
  /** Is where this server of a window was seen last a host of another open window? */
  readonly mayMoveAgain: DataLoader<ServerPlace, boolean, string>;
  /** Oldest first. Throws InvalidInputError on a cursor that is not of the event log. */
  readonly historyOf: (window: WindowId, page: PageRequest) => Promise<Page<MaintenanceEvent>>;
  /** May the caller be told of the ticket behind this URL? Operators of any; owners of those linked for them. */
  readonly maySeeTicket: DataLoader<string, boolean>;
  /** The workflow that a window started with; null only if the store lost it. */
  readonly workflowOfWindow: DataLoader<MaintenanceWindow['workflow'], Workflow | null, string>;
}

export function createWindowLoaders(
  batched: Batched,
  scope: Scope,
  store: MaintenanceReads,
  quiet: Quiet,
): WindowLoaders {
  const windowById = batched<WindowId, MaintenanceWindow | null>(
    async (ids) => alignOne(ids, await quiet.track(store.windowsByIds(scope, ids)), (window) => window.id),
    { name: 'windowById' },
  );

  const windowsOfHosts = async (hosts: readonly HostId[]): Promise<MaintenanceWindow[][]> => {
    const named = await quiet.track(store.windowsOfHosts(scope, hosts));
    const windows = await Promise.all(named.map(({ window }) => windowById.load(window)));
    const rows = named.flatMap(({ host }, place) => {
      const window = windows[place];
      return window == null ? [] : [{ host, window }];
    });
    return alignMany(hosts, rows, ({ host }) => host).map((own) => own.map(({ window }) => window).sort(byStart));
  };

  return {
    listWindows: (filter, page) => quiet.track(store.listWindows(scope, filter, page)),
    windowById,
    hostsByWindow: batched(
      async (ids) => alignMany(ids, await store.hostsOfWindows(scope, ids), (host) => host.window),
      { name: 'hostsByWindow' },
    ),
    serversByWindow: batched(
      async (ids) => alignMany(ids, await store.serversOfWindows(scope, ids), (server) => server.window),
      { name: 'serversByWindow' },
    ),
    linksByWindow: batched(
      async (ids) => alignMany(ids, await quiet.track(store.linksOfWindows(scope, ids)), (link) => link.window),
      { name: 'linksByWindow' },
    ),
    windowsByHost: batched(windowsOfHosts, { name: 'windowsByHost' }),
    windowsByServer: batched(
      async (ids) => alignMany(ids, await store.windowsOfServers(scope, ids), (each) => each.server),
      { name: 'windowsByServer' },
    ),
    mayMoveAgain: batched<ServerPlace, boolean, string>(
      async (places) => {
        const moving = new Set((await store.mayMoveAgain(places)).map(placeKey));
        return places.map((place) => moving.has(placeKey(place)));
      },
      { name: 'mayMoveAgain', cacheKeyFn: placeKey },
    ),
    historyOf: (window, page) => store.historyOf(scope, window, page).catch(refuseCursor),
    maySeeTicket: batched(
      async (urls) => {
        if (scope.kind === 'operator') return urls.map(() => true);
        const linked = await store.linkedUrls(scope, urls);
        return urls.map((url) => linked.includes(url));
      },
      { name: 'maySeeTicket' },
    ),
    workflowOfWindow: batched((keys) => Promise.all(keys.map(({ name, version }) => store.workflow(name, version))), {
      name: 'workflowOfWindow',
      cacheKeyFn: ({ name, version }) => JSON.stringify([name, version]),
    }),
  };
}

function placeKey({ window, server }: ServerPlace): string {
  return `${window}/${server}`;
}

function refuseCursor(error: unknown): never {
  if (!(error instanceof CursorError)) throw error;
  throw new InvalidInputError('after is not a cursor of this list: give an endCursor that it answered.');
}

/** Planned start, then id: the order of every list of windows. */
function byStart(a: MaintenanceWindow, b: MaintenanceWindow): number {
  return a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1);
}
