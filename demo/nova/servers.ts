/**
 * `servers`: lists and single servers, as far as the caller may see them.
 *
 * Compute API v2.1. Filters, views and pages are made elsewhere.
 */
import type { DemoServer } from '../world/model.ts';
import type { NovaAnswer, NovaCall, NovaRouter } from './call.ts';
import { badRequest, notFound } from './faults.ts';
import { pageOf } from './paging.ts';
import { selectServers } from './server-filters.ts';
import { briefView, detailView, singleView } from './server-view.ts';

type SortValue = (server: DemoServer) => number | string;

const SORT_KEYS: Readonly<Record<string, SortValue>> = {
  created_at: ({ createdAt }) => createdAt,
  display_name: ({ name }) => name,
  host: ({ host }) => host ?? '',
  launched_at: ({ launchedAt }) => launchedAt ?? 0,
  project_id: ({ projectId }) => projectId,
  updated_at: ({ updatedAt }) => updatedAt,
  uuid: ({ id }) => id,
  vm_state: ({ vmState }) => vmState,
};

const compare = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0);

type Order = (a: DemoServer, b: DemoServer) => number;

/** Youngest first unless asked otherwise; the internal id decides between equals. */
function orderOf(query: URLSearchParams): Order {
  const keys = query.getAll('sort_key');
  const directions = query.getAll('sort_dir');
  const order = (keys.length === 0 ? ['created_at'] : keys).map((key, index) => {
    const of = SORT_KEYS[key];
    if (!of) throw badRequest(`Invalid input for query parameters sort_key. Value: ${key}. '${key}' is not valid`);
    return { of, sign: (directions[index] ?? directions.at(-1) ?? 'desc') === 'asc' ? 1 : -1 };
  });
  const tieSign = order.at(-1)?.sign ?? -1;
  return (a, b) => {
    for (const { of, sign } of order) {
      const difference = compare(of(a), of(b)) * sign;
      if (difference !== 0) return difference;
    }
    return (a.number - b.number) * tieSign;
  };
}

/** A marker may be any project's server: the page goes on behind the place where it would stand. */
const behind =
  (rows: readonly DemoServer[], order: Order, { world }: NovaCall) =>
  (marker: string): number | undefined => {
    const server = world.server(marker);
    if (!server) return undefined;
    const next = rows.findIndex((row) => order(row, server) > 0);
    return next < 0 ? rows.length : next;
  };

const list =
  (detailed: boolean) =>
  (call: NovaCall): NovaAnswer => {
    const order = orderOf(call.query);
    const rows = selectServers(call, detailed).toSorted(order);
    const collection = detailed ? 'servers/detail' : 'servers';
    const page = pageOf({ rows, idOf: ({ id }) => id, collection, after: behind(rows, order, call) }, call);
    const view = detailed ? detailView : briefView;
    return {
      body: {
        servers: page.items.map((server) => view(server, call)),
        ...(page.links && { servers_links: page.links }),
      },
    };
  };

/** The server named in the path, if this caller may see it; a foreign one is as good as none: 404. */
export function visibleServer({ world, caller, params }: NovaCall): DemoServer {
  const id = params.id ?? '';
  const server = world.server(id);
  if (!server || server.vmState === 'deleted' || (!caller.admin && server.projectId !== caller.projectId)) {
    throw notFound('Instance', id);
  }
  return server;
}

/** Serves `servers`, `servers/detail` and `servers/{id}`. */
export function addServerRoutes(route: NovaRouter): void {
  route('GET', '/servers', list(false));
  route('GET', '/servers/detail', list(true));
  route('GET', '/servers/:id', (call) => ({ body: { server: singleView(visibleServer(call), call) } }));
}
