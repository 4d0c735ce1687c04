import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';

import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { scheduleWindow } from './windows.ts';

const HOSTS = 8;
/** No window names it. */
const ELSEWHERE = `compute-${String(HOSTS + 1)}`;
const SERVERS = 9;
const TENANTS = ['tenant-a', 'tenant-b', 'tenant-c'];
const RUNS = { numRuns: 12 };

const LIST = `query ($from: DateTime!, $to: DateTime!, $first: Int, $after: Cursor) {
  maintenanceWindows(filter: { from: $from, to: $to }, first: $first, after: $after) {
    totalCount
    nodes { id servers { totalCount nodes { serverId } } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const listShape = z.object({
  maintenanceWindows: z.object({
    totalCount: z.number(),
    nodes: z.array(
      z.object({
        id: z.string(),
        servers: z.object({ totalCount: z.number(), nodes: z.array(z.object({ serverId: z.string() })) }),
      }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

let gateway: Gateway;
let lastDay = Date.UTC(2096, 0, 1);

beforeAll(async () => {
  gateway = await startGateway({ cloud: { hosts: HOSTS + 1, servers: SERVERS } });
}, 180_000);

afterAll(() => gateway.close());

const hostName = fc.integer({ min: 1, max: HOSTS }).map((number) => `compute-${String(number)}`);
/** Where the servers run, and which hosts are worked on, one window a day. */
const scene = fc.record({
  places: fc.array(hostName, { minLength: SERVERS, maxLength: SERVERS }),
  windows: fc.array(fc.uniqueArray(hostName, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
});

interface Planned {
  readonly id: string;
  readonly startsAt: string;
  readonly hosts: readonly string[];
}

/** Schedules a window for all day, on a day that no window had before. */
async function planDay(hosts: readonly string[]): Promise<Planned> {
  const startsAt = new Date(lastDay).toISOString();
  lastDay += 86_400_000;
  const hostIds = hosts.map((name) => `home/${name}`);
  const id = await scheduleWindow(gateway, { hostIds, startsAt, endsAt: new Date(lastDay).toISOString() });
  return { id, startsAt, hosts };
}

async function listed(tenant: string, variables: Readonly<Record<string, unknown>>) {
  return listShape.parse(await gateway.ask(`demo-${tenant}`, LIST, variables)).maintenanceWindows;
}

/** The ids of all pages of two. */
async function listedInPages(tenant: string, span: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page = await listed(tenant, { ...span, first: 2, after });
    ids.push(...page.nodes.map(({ id }) => id));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return ids;
}

function ownServersOn(tenant: string, hosts: readonly string[]): readonly string[] {
  const own = gateway.cloud.servers().filter(({ projectId }) => projectId === gateway.cloud.projectIds[tenant]);
  return own
    .filter(({ host }) => host !== null && hosts.includes(host))
    .map(({ id }) => id)
    .sort();
}

test('a tenant lists exactly the windows that touch a server of its own, and of each its own servers', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ places, windows }) => {
      gateway.cloud.servers().forEach(({ id }, place) => {
        gateway.cloud.moveServer(id, places[place] ?? 'compute-1');
      });
      const planned: Planned[] = [];
      for (const hosts of windows) planned.push(await planDay(hosts));
      const span = { from: planned[0]?.startsAt ?? '', to: new Date(lastDay).toISOString() };
      // Whoever leaves afterwards stays in what was planned.
      const expected = TENANTS.map((tenant) =>
        planned
          .map(({ id, hosts }) => ({ id, servers: ownServersOn(tenant, hosts) }))
          .filter(({ servers }) => servers.length > 0),
      );
      gateway.cloud.servers().forEach(({ id }) => {
        gateway.cloud.moveServer(id, ELSEWHERE);
      });

      for (const [place, tenant] of TENANTS.entries()) {
        const { nodes, totalCount } = await listed(tenant, { ...span, first: 50 });
        const found = nodes.map(({ id, servers }) => ({ id, servers: servers.nodes.map(({ serverId }) => serverId) }));
        expect(found).toEqual(expected[place]);
        expect(totalCount).toBe(found.length);
        expect(nodes.map(({ servers }) => servers.totalCount)).toEqual(found.map(({ servers }) => servers.length));
        expect(await listedInPages(tenant, span)).toEqual(found.map(({ id }) => id));
      }
    }),
    RUNS,
  );
}, 180_000);

test("a server's windows come by planned start, in whatever order they were planned", async () => {
  const [server] = gateway.cloud.servers();
  const days = [5, 2, 7, 1, 4, 3, 6];
  gateway.cloud.moveServer(server?.id ?? '', 'compute-2');
  const ids: string[] = [];
  for (const day of days) {
    const times = { startsAt: `2095-01-0${String(day)}T10:00:00Z`, endsAt: `2095-01-0${String(day)}T11:00:00Z` };
    ids.push(await scheduleWindow(gateway, { hostIds: ['home/compute-2'], ...times }));
  }

  const data = await gateway.ask('demo-tenant-a', '{ servers { nodes { id maintenance { window { id } } } } }');

  const shape = z.object({
    servers: z.object({
      nodes: z.array(
        z.object({ id: z.string(), maintenance: z.array(z.object({ window: z.object({ id: z.string() }) })) }),
      ),
    }),
  });
  const all = shape.parse(data).servers.nodes.find(({ id }) => id === server?.id)?.maintenance ?? [];
  const order = all.map(({ window }) => window.id).filter((id) => ids.includes(id));
  expect(order).toEqual([1, 2, 3, 4, 5, 6, 7].map((day) => ids[days.indexOf(day)]));
});
