/**
 * The cases of maintenance that nobody can answer for in time, or that leave nothing behind, on the real Nova: a host
 * that dies, and one that goes for good. What its owner wrote into a server by the command line decides.
 */

import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { z } from 'zod';

import type { Server } from '../../src/domain/server.ts';
import { until } from '../graph/until.ts';
import { startOutsider } from './outsider.ts';
import type { Outsider } from './outsider.ts';
import { startRealGateway } from './real-gateway.ts';
import type { RealGraph } from './real-gateway.ts';

jest.setTimeout(300_000);

const HOST = 'compute-2';
const SPARE = 'compute-3';
const UNPLANNED = 'maintenance:unplanned-temporary';
const PERMANENT = 'maintenance:planned-permanent';
const WINDOWS = `{ maintenanceWindows(filter: { phase: [TENTATIVE] }, first: 50) { nodes {
  id cause kind phase hosts { name }
} } }`;
const windowsShape = z.object({
  maintenanceWindows: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        cause: z.string(),
        kind: z.string(),
        phase: z.string(),
        hosts: z.array(z.object({ name: z.string() })),
      }),
    ),
  }),
});
const EVENTS = `subscription { maintenanceEvents { __typename ... on MaintenanceEvent {
  type window { id cause summary servers { nodes { serverId action actionSource } } }
} } }`;

let outsider: Outsider;
let graph: RealGraph;
let a: Server;
let b: Server;

beforeAll(async () => {
  outsider = await startOutsider();
  graph = await startRealGateway('{ perHost: 2, perWindow: 2, attempts: 2, backoffSeconds: 2 }', {
    onHostDown: 'notify',
  });
  const servers = (await outsider.nova.listServers()).filter(({ status }) => status === 'ACTIVE');
  a = of(servers, graph.projects.a);
  b = of(servers, graph.projects.b);
});

afterAll(async () => {
  await graph.close();
  // Whatever a failed test left behind.
  await outsider.power(HOST, 'start');
  await becomes('UP');
  await outsider.close();
});

function of(servers: readonly Server[], project: string): Server {
  const found = servers.find((server) => server.project === project);
  if (found === undefined) throw new Error(`project ${project} has no server`);
  return found;
}

const hostNow = async () => (await outsider.nova.listHosts({ name: HOST }))[0];
const becomes = (state: 'UP' | 'DOWN') =>
  until(`${HOST} to be ${state}`, async () => (await hostNow())?.state === state, 150_000);
/** The window that the gateway opened by itself. */
async function unplanned() {
  const { nodes } = windowsShape.parse(await graph.ask(graph.tokens.admin, WINDOWS)).maintenanceWindows;
  return nodes.find(({ cause }) => cause === 'UNPLANNED');
}

test('a host that dies with servers on it has a tentative window, and their owners are told', async () => {
  await outsider.arrange({ [HOST]: [a.id, b.id] }, SPARE);
  await outsider.cli('tenant-a', 'server', 'set', '--property', `${UNPLANNED}=own-action`, a.id);
  const watch = graph.watch(graph.tokens.a, EVENTS);
  await watch.reaches(1);

  await outsider.power(HOST, 'kill');
  await becomes('DOWN');
  await until('a window', async () => (await unplanned()) !== undefined, 60_000);

  const window = await unplanned();
  const id = window?.id ?? '';
  expect(window).toMatchObject({ cause: 'UNPLANNED', kind: 'TEMPORARY', phase: 'TENTATIVE', hosts: [{ name: HOST }] });
  const { servers } = await graph.view(id);
  expect(servers.nodes.map(({ serverId }) => serverId).toSorted()).toEqual([a.id, b.id].toSorted());
  expect(servers.nodes.find(({ serverId }) => serverId === a.id)).toMatchObject({
    action: 'OWN_ACTION',
    actionSource: 'SERVER_POLICY',
  });
  const told = () => watch.items.map((item) => JSON.stringify(item)).filter((item) => item.includes(id));
  await until('its owner to be told', () => told().length > 0, 30_000);
  expect(told()[0]).toContain('SCHEDULED');
  expect(told()[0]).toContain(a.id);
  for (const foreign of [b.id, 'compute-']) expect(told().join()).not.toContain(foreign);
  // Nothing was decided behind anybody's back.
  expect(await hostNow()).toMatchObject({ status: 'ENABLED' });
  expect((await outsider.server(a.id)).host).toBe(`real/${HOST}`);

  await outsider.power(HOST, 'start');
  await becomes('UP');
  await graph.send(id, 'cancel');
  await outsider.cli('tenant-a', 'server', 'unset', '--property', UNPLANNED, a.id);
});

test('a host that goes for good is emptied as its servers say, and has no end', async () => {
  await outsider.arrange({ [HOST]: [a.id, b.id] }, SPARE);
  await outsider.cli('tenant-a', 'server', 'set', '--property', `${PERMANENT}=migrate`, a.id);
  const acknowledgeBy = new Date(Date.now() + 5000).toISOString();
  const startsAt = new Date(Date.now() + 3_600_000).toISOString();

  const plan = { hostIds: [`real/${HOST}`], summary: 'Out of warranty', kind: 'PERMANENT', acknowledgeBy, startsAt };
  const id = await graph.schedule(plan);
  await graph.send(id, 'confirm');
  await graph.send(id, 'drain');

  const ready = await graph.comesTo(id, 'is ready', ({ phase }) => phase === 'READY');
  const byId = new Map(ready.servers.nodes.map((server) => [server.serverId, server]));
  expect(byId.get(a.id)).toMatchObject({ action: 'MIGRATE', actionSource: 'SERVER_POLICY', outcome: 'MOVED' });
  expect(byId.get(b.id)).toMatchObject({ action: 'LIVE_MIGRATE', actionSource: 'WINDOW_DEFAULT', outcome: 'MOVED' });
  expect(await outsider.serversOn(HOST)).toEqual([]);
  expect(await outsider.server(a.id)).toMatchObject({ status: 'ACTIVE', taskState: null });

  await graph.send(id, 'cancel');
  await until(`${HOST} to be enabled`, async () => (await hostNow())?.status === 'ENABLED', 60_000);
  await outsider.cli('tenant-a', 'server', 'unset', '--property', PERMANENT, a.id);
});
