/**
 * Maintenance in full on the real Nova: owners answer, hosts empty, outsiders interfere, hosts die.
 */

import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';

import type { Server } from '../../src/domain/server.ts';
import { until } from '../graph/until.ts';
import { startOutsider } from './outsider.ts';
import type { Outsider } from './outsider.ts';
import { startRealGateway } from './real-gateway.ts';
import type { RealGraph } from './real-gateway.ts';

jest.setTimeout(300_000);

const POLICY = 'maintenance:planned-temporary';
const ACKNOWLEDGE = `mutation ($input: AcknowledgeMaintenanceInput!) {
  acknowledgeMaintenance(input: $input) { servers { serverId answer } userErrors { code message } }
}`;
const DECLINE = `mutation ($input: DeclineMaintenanceInput!) {
  declineMaintenance(input: $input) { servers { serverId answer } userErrors { code message } }
}`;

let outsider: Outsider;
let graph: RealGraph;
/** Two servers of each tenant. */
let a: readonly Server[];
let b: readonly Server[];

beforeAll(async () => {
  outsider = await startOutsider();
  graph = await startRealGateway('{ perHost: 2, perWindow: 4, perCloud: 4, attempts: 2, backoffSeconds: 2 }');
  const servers = (await outsider.nova.listServers()).filter(({ status }) => status === 'ACTIVE');
  a = servers.filter(({ project }) => project === graph.projects.a).slice(0, 2);
  b = servers.filter(({ project }) => project === graph.projects.b).slice(0, 2);
  expect([a.length, b.length]).toEqual([2, 2]);
});

afterAll(async () => {
  await graph.close();
  await outsider.close();
});

const idOf = (server: Server | undefined) => server?.id ?? '';
const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const plan = (hosts: readonly string[], acknowledgeBy: string) => ({
  hostIds: hosts.map((host) => `real/${host}`),
  summary: 'Swap a DIMM',
  acknowledgeBy,
  startsAt: soon(3600),
  endsAt: soon(7200),
});
const hostNow = async (name: string) => (await outsider.nova.listHosts({ name }))[0];
const enabled = (name: string) =>
  until(`${name} to be enabled`, async () => (await hostNow(name))?.status === 'ENABLED', 60_000);

test('two hosts: one owner acknowledges, one is silent, one declines, one keeps; all is as they said', async () => {
  const [ready, silent] = [idOf(a[0]), idOf(a[1])];
  const [declines, keeps] = [idOf(b[0]), idOf(b[1])];
  await outsider.arrange({ 'compute-1': [ready, declines], 'compute-2': [silent, keeps] }, 'compute-3');
  await outsider.cli('tenant-b', 'server', 'set', '--property', `${POLICY}=keep`, keeps);
  const watch = graph.watch(
    graph.tokens.a,
    'subscription { maintenanceEvents { __typename ... on MaintenanceEvent { type server { serverId outcome outcomeDetail } } } }',
  );
  await watch.reaches(1);

  const id = await graph.schedule(plan(['compute-1', 'compute-2'], soon(20)));
  await graph.send(id, 'confirm');
  const said = await graph.ask(graph.tokens.a, ACKNOWLEDGE, {
    input: { windowId: id, serverIds: [ready], action: 'MIGRATE' },
  });
  expect(said).toMatchObject({ acknowledgeMaintenance: { servers: [{ answer: 'ACKNOWLEDGED' }], userErrors: [] } });
  const no = await graph.ask(graph.tokens.b, DECLINE, {
    input: { windowId: id, serverIds: [declines], note: 'Month end.' },
  });
  expect(no).toMatchObject({ declineMaintenance: { servers: [{ answer: 'DECLINED' }], userErrors: [] } });
  await graph.send(id, 'drain');

  const held = await graph.comesTo(
    id,
    'waits for the one who declined alone',
    ({ phase, readiness }) => phase === 'DRAINING' && readiness.blockers.every(({ kind }) => kind === 'DECLINED'),
  );
  const of = (server: string) => held.servers.nodes.find(({ serverId }) => serverId === server);
  expect(held.readiness.blockers).toMatchObject([{ serverId: declines, kind: 'DECLINED' }]);
  expect(of(ready)).toMatchObject({ action: 'MIGRATE', actionSource: 'OWNER', outcome: 'MOVED' });
  expect(of(silent)).toMatchObject({ answer: 'SILENT', outcome: 'MOVED' });
  expect(of(keeps)).toMatchObject({ action: 'KEEP', actionSource: 'SERVER_POLICY', outcome: 'KEPT' });
  expect((await outsider.server(declines)).host).toBe('real/compute-1');
  expect((await outsider.server(keeps)).host).toBe('real/compute-2');
  expect((await outsider.server(ready)).status).toBe('ACTIVE');

  await graph.ask(graph.tokens.b, ACKNOWLEDGE, { input: { windowId: id, serverIds: [declines] } });
  await graph.comesTo(id, 'is ready', ({ phase }) => phase === 'READY');
  const history = await graph.history(id);
  expect(history.filter(({ type }) => type === 'HOST_EMPTIED').map(({ host }) => host?.name)).toEqual(['compute-1']);
  const shown = JSON.stringify([watch.items, await graph.view(id, graph.tokens.a)]);
  for (const foreign of [declines, keeps, 'compute-']) expect(shown).not.toContain(foreign);
  expect(shown).toContain(silent);

  await graph.send(id, 'start');
  await graph.send(id, 'complete');
  await Promise.all([enabled('compute-1'), enabled('compute-2')]);
  await outsider.cli('tenant-b', 'server', 'unset', '--property', POLICY, keeps);
});

test('a live migration that fails is tried again, told with its reason, and retried on an operator’s word', async () => {
  const server = idOf(a[0]);
  await outsider.arrange({ 'compute-1': [server] }, 'compute-3');
  await outsider.cli('admin', 'server', 'set', '--property', 'fake_live_migration=fail', server);
  const before = (await outsider.nova.latestMigration(a[0]?.id ?? (server as Server['id'])))?.id ?? 0;

  const id = await graph.schedule(plan(['compute-1'], soon(1)));
  await graph.send(id, 'confirm');
  await graph.send(id, 'drain');
  const failed = await graph.comesTo(id, 'has a failed move', ({ readiness }) =>
    readiness.blockers.some(({ kind }) => kind === 'MOVE_FAILED'),
  );
  expect(failed.servers.nodes[0]).toMatchObject({
    outcome: 'FAILED',
    outcomeDetail: expect.stringMatching(/failed|error/u) as unknown,
  });
  const tried = (await outsider.nova.listMigrations({ changedSince: new Date(Date.now() - 3_600_000) })).filter(
    (migration) => migration.server === server && migration.id > before,
  );
  expect(tried).toHaveLength(2);

  await outsider.cli('admin', 'server', 'unset', '--property', 'fake_live_migration', server);
  await graph.send(id, 'retry');
  await graph.comesTo(id, 'is ready', ({ phase }) => phase === 'READY');
  expect((await outsider.server(server)).host).not.toBe('real/compute-1');
  await graph.send(id, 'cancel');
  await enabled('compute-1');
});

test('an outsider who enables the host in mid-drain stops it, and is not overruled at the end', async () => {
  const servers = [...a, ...b].map(idOf);
  await outsider.arrange({ 'compute-2': servers }, 'compute-3');
  const id = await graph.schedule({ ...plan(['compute-2'], soon(3000)), onSilence: 'HOLD' });
  await graph.send(id, 'confirm');
  await graph.send(id, 'drain');
  await until('the host to be disabled', async () => (await hostNow('compute-2'))?.status === 'DISABLED', 60_000);
  await outsider.cli('admin', 'compute', 'service', 'set', '--enable', 'compute-2', 'nova-compute');
  await graph.comesTo(id, 'names the host', ({ readiness }) =>
    readiness.blockers.some(
      ({ kind, detail }) => kind === 'HOST_UNREADABLE' && detail?.includes('somebody else') === true,
    ),
  );
  await graph.ask(graph.tokens.a, ACKNOWLEDGE, { input: { windowId: id } });
  await graph.ask(graph.tokens.b, ACKNOWLEDGE, { input: { windowId: id } });
  const off = ['compute', 'service', 'set', '--disable', '--disable-reason', 'ask Ann', 'compute-2', 'nova-compute'];
  await outsider.cli('admin', ...off);

  await graph.comesTo(id, 'is ready', ({ phase }) => phase === 'READY');
  await graph.send(id, 'start');
  await graph.send(id, 'complete');

  const left = async () => (await graph.history(id)).some(({ note }) => note?.includes('stays disabled') === true);
  await until('the gateway to have let go', left, 60_000);
  expect(await hostNow('compute-2')).toMatchObject({ status: 'DISABLED', disabledReason: 'ask Ann' });
  await outsider.cli('admin', 'compute', 'service', 'set', '--enable', 'compute-2', 'nova-compute');
});

test('a host that dies in mid-drain blocks, and is evacuated once it is forced down', async () => {
  const servers = [...a, ...b].map(idOf);
  await outsider.arrange({ 'compute-4': servers }, 'compute-3');
  const id = await graph.schedule({ ...plan(['compute-4'], soon(3000)), onSilence: 'HOLD' });
  await graph.send(id, 'confirm');
  await graph.send(id, 'drain');
  await until('the host to be disabled', async () => (await hostNow('compute-4'))?.status === 'DISABLED', 60_000);
  await graph.ask(graph.tokens.a, ACKNOWLEDGE, { input: { windowId: id } });
  await graph.comesTo(id, 'moves', ({ servers: { nodes } }) => nodes.some(({ outcome }) => outcome === 'MOVING'));
  await outsider.power('compute-4', 'kill');
  await graph.ask(graph.tokens.b, ACKNOWLEDGE, { input: { windowId: id } });
  await graph.comesTo(id, 'names the dead host', ({ readiness }) =>
    readiness.blockers.some(({ kind, detail }) => kind === 'HOST_UNREADABLE' && detail?.includes('DOWN') === true),
  );
  await outsider.cli('admin', 'compute', 'service', 'set', '--down', 'compute-4', 'nova-compute');

  const end = await graph.comesTo(
    id,
    'has nothing to wait for',
    ({ readiness, phase }) => phase === 'READY' || readiness.blockers.every(({ kind }) => kind === 'MOVE_FAILED'),
  );
  expect(end.readiness.blockers).toEqual([]);
  for (const server of servers) expect((await outsider.server(server)).host).not.toBe('real/compute-4');

  await outsider.power('compute-4', 'start');
  await until(
    'the host to be up again',
    async () => {
      await outsider.cli('admin', 'compute', 'service', 'set', '--up', 'compute-4', 'nova-compute').catch(() => '');
      return (await hostNow('compute-4'))?.state === 'UP';
    },
    120_000,
  );
  await graph.send(id, 'cancel');
  await enabled('compute-4');
});
