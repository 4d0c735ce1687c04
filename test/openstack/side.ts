/**
 * A gateway on the real cloud with a window of one host, and a client that watches it at a WebSocket.
 */

import { z } from 'zod';

import type { Watch } from '../graph/client.ts';
import { until } from '../graph/until.ts';
import { startRealGateway } from './real-gateway.ts';
import type { RealGraph, Wishes } from './real-gateway.ts';

const EVENTS = `subscription { maintenanceEvents { __typename ... on MaintenanceEvent {
  type note window { id } host { name } server { serverId }
} } }`;
const HOSTS = `{ hosts(first: 500) {
  nodes { name status disabledReason }
  coverage { status fetchedAt problem { code message } }
} }`;
const eventShape = z.object({
  maintenanceEvents: z.object({
    type: z.string(),
    note: z.string().nullable(),
    window: z.object({ id: z.string() }),
    host: z.object({ name: z.string() }).nullish(),
    server: z.object({ serverId: z.string() }).nullable(),
  }),
});
const hostsShape = z.object({
  hosts: z.object({
    nodes: z.array(z.object({ name: z.string(), status: z.string(), disabledReason: z.string().nullable() })),
    coverage: z.tuple([
      z.object({
        status: z.string(),
        fetchedAt: z.string().nullable(),
        problem: z.object({ code: z.string() }).nullable(),
      }),
    ]),
  }),
});

/** A gateway, its window of the host, and a client that watches. */
export interface Side {
  readonly graph: RealGraph;
  readonly id: string;
  readonly watch: Watch;
}

/** Longer than Nova takes to miss a host. */
export const LATE_MS = 90_000;

/** Has read the cloud before anything changes, and planned a window of this host in two hours. */
export async function startSide(host: string, wishes: Wishes): Promise<Side> {
  const graph = await startRealGateway('{}', wishes);
  const watch = graph.watch(graph.tokens.admin, EVENTS);
  await watch.reaches(1);
  const hour = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const plan = { hostIds: [`real/${host}`], summary: 'Swap a DIMM', acknowledgeBy: hour(1) };
  const id = await graph.schedule({ ...plan, startsAt: hour(2), endsAt: hour(3) });
  await until('the cloud to be read', async () => (await hosts(graph)).coverage[0].status === 'FRESH', LATE_MS);
  return { graph, id, watch };
}

/** What a client was told of the window, as texts: type, what it is about, note. */
export function told({ watch, id }: Pick<Side, 'watch' | 'id'>): readonly string[] {
  return watch.items.flatMap((item) => {
    const read = eventShape.safeParse(item);
    if (!read.success) return [];
    const { type, note, window, host, server } = read.data.maintenanceEvents;
    if (window.id !== id) return [];
    return [[type, host?.name ?? server?.serverId, note].filter((part) => part != null).join(' ')];
  });
}

/** Two changes that are seen at once are told as one: what else happened stands behind. */
export const count = (side: Side, text: string) => told(side).filter((each) => each.startsWith(text)).length;

/** Not older than `maxAge` seconds, where the caller cares. */
export async function hosts(graph: RealGraph, token = graph.tokens.admin, maxAge?: number) {
  const headers = maxAge === undefined ? {} : { 'cache-control': `max-age=${maxAge}` };
  return hostsShape.parse(await graph.ask(token, HOSTS, {}, headers)).hosts;
}

/** Waits until the gateway has read Nova's hosts again, twice: whatever it could tell a second time, it would have told. */
export async function readsOn({ graph }: Side): Promise<void> {
  for (let time = 0; time < 2; time += 1) {
    const before = (await hosts(graph)).coverage[0].fetchedAt;
    await until('another reading', async () => (await hosts(graph)).coverage[0].fetchedAt !== before, LATE_MS);
  }
}
