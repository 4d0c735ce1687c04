/**
 * Has Nova move the servers of a window, as many at once as the limits allow.
 *
 * Each attempt is recorded before Nova is asked, in a transaction of its own: whoever comes after a crash finds the
 * record and looks for its trace in Nova, instead of asking a second time.
 */

import type { Cloud, Compute } from '../../domain/compute.ts';
import type { HostId } from '../../domain/ids.ts';
import type { MaintenanceWrites } from '../../domain/maintenance-store.ts';
import { failed, nextMove } from '../../domain/move.ts';
import type { MoveSituation } from '../../domain/move.ts';
import type { MoveKind, WindowServer } from '../../domain/server-maintenance.ts';
import type { MaintenanceWindow, WindowHost } from '../../domain/window.ts';
import { hasEnded } from '../../domain/window.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { operatorsOf } from '../../domain/scope.ts';
import { UpstreamError } from '../../errors.ts';
import type { Dependencies, Moving } from '../dependencies.ts';
import type { Observation } from './observe.ts';
import { tellServer } from './tell-changes.ts';

interface Work {
  readonly cloud: Cloud;
  readonly workflow: Workflow;
  readonly seen: Observation;
  readonly signal: AbortSignal;
}

/** Takes the next step of every server that has one. One that fails keeps no other from its turn. */
export async function moveServers(dependencies: Dependencies, work: Work, window: MaintenanceWindow): Promise<void> {
  const scope = operatorsOf(window);
  const [servers, hosts] = await Promise.all([
    dependencies.store.serversOfWindows(scope, [window.id]),
    dependencies.store.hostsOfWindows(scope, [window.id]),
  ]);
  const failures: unknown[] = [];
  const places = placesIn(dependencies.movingIn(window.cloud), servers);
  for (const server of servers) {
    if (work.signal.aborted) return;
    const step = nextMove(situationOf(dependencies, work, window, server, hosts));
    const from = work.seen.servers.get(server.server)?.host ?? null;
    if (step.do === 'confirm') await confirm(dependencies, work, window, server.server).catch(kept(failures));
    if (step.do === 'ask' && from !== null && places.take(from)) {
      await ask(dependencies, work, window, server).catch(kept(failures));
    }
  }
  if (failures.length > 0) throw failures[0];
}

function kept(failures: unknown[]): (failure: unknown) => void {
  return (failure) => failures.push(failure);
}

/** What the limits of a window and its hosts leave room for; the cloud's is counted when an attempt is recorded. */
function placesIn({ perWindow, perHost }: Moving, servers: readonly WindowServer[]) {
  const busy = servers.flatMap(({ outcome, move }) => (outcome === 'MOVING' && move !== null ? [move.from] : []));
  return {
    take: (from: HostId): boolean => {
      const fits = busy.length < perWindow && busy.filter((host) => host === from).length < perHost;
      if (fits) busy.push(from);
      return fits;
    },
  };
}

function situationOf(
  { movingIn, now }: Dependencies,
  { workflow, seen }: Work,
  window: MaintenanceWindow,
  server: WindowServer,
  hosts: readonly WindowHost[],
): MoveSituation {
  return {
    window,
    asksOwners: workflow.asksOwners,
    server,
    seen: seen.servers.get(server.server) ?? null,
    hosts: seen.hosts,
    windowHosts: hosts.map(({ host }) => host),
    migrations: seen.migrations.filter((migration) => migration.server === server.server),
    persistence: movingIn(window.cloud),
    now: now(),
  };
}

/** Nova refuses while the source host is down: said once, and asked again when it is back. */
async function confirm(
  { store, now }: Dependencies,
  { cloud }: Work,
  { id }: MaintenanceWindow,
  server: WindowServer['server'],
): Promise<void> {
  try {
    await cloud.service.confirmMigration(server);
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.failure !== 'REFUSED') throw error;
    const outcomeDetail = `Moved, but not confirmed: ${error.message}`;
    await store.transaction(async (writes) => {
      const window = await writes.lockWindow(operatorsOf({ cloud: cloud.name }), id);
      const row = (await writes.serversOf(id)).find((each) => each.server === server);
      if (window === null || row?.outcome !== 'MOVING' || row.outcomeDetail === outcomeDetail) return;
      const after = { ...row, outcomeDetail, updatedAt: now() };
      await writes.updateServer(after);
      await tellServer(writes, window, row, after);
    });
  }
}

async function ask(
  dependencies: Dependencies,
  work: Work,
  window: MaintenanceWindow,
  { server }: Pick<WindowServer, 'server'>,
): Promise<void> {
  const compute: Compute = work.cloud.service;
  // Somebody else may have moved it since the look that this turn began with.
  const [latest, instance] = await Promise.all([compute.latestMigration(server), compute.getServer(server)]);
  if (instance === null) return;
  const fresh = { ...work, seen: { ...work.seen, servers: new Map([[server, instance]]) } };
  const intent = await dependencies.store.transaction((writes) =>
    intend(dependencies, fresh, writes, window, server, latest?.id ?? null),
  );
  if (intent === null) return;
  try {
    await compute.move(server, intent.kind);
  } catch (error) {
    // Nova said no. With any other failure nobody knows whether it heard us: the next look finds out.
    if (!(error instanceof UpstreamError) || error.failure !== 'REFUSED') throw error;
    await recordRefusal(dependencies, window, server, error.message);
  }
}

/** Records the attempt if it is still wanted and there is a place for it. */
async function intend(
  dependencies: Dependencies,
  work: Work,
  writes: MaintenanceWrites,
  { id, cloud }: MaintenanceWindow,
  server: WindowServer['server'],
  lastMigration: number | null,
): Promise<{ readonly kind: MoveKind } | null> {
  const window = await writes.lockWindow(operatorsOf({ cloud }), id);
  if (window === null || hasEnded(window)) return null;
  const row = (await writes.serversOf(id)).find((each) => each.server === server);
  if (row === undefined) return null;
  const step = nextMove(situationOf(dependencies, work, window, row, await writes.hostsOf(id)));
  const from = work.seen.servers.get(server)?.host ?? null;
  if (step.do !== 'ask' || from === null) return null;

  if ((await writes.countMoving(cloud)) >= dependencies.movingIn(cloud).perCloud) return null;

  const now = dependencies.now();
  const attempt = (row.move?.attempt ?? 0) + 1;
  const move = { kind: step.kind, from, attempt, askedAt: now, lastMigration };
  const after: WindowServer = { ...row, outcome: 'MOVING', outcomeDetail: null, move, retryAt: null, updatedAt: now };
  await writes.updateServer(after);
  await tellServer(writes, window, row, after);
  return { kind: step.kind };
}

async function recordRefusal(
  dependencies: Dependencies,
  { id, cloud }: MaintenanceWindow,
  server: WindowServer['server'],
  why: string,
): Promise<void> {
  const { store, movingIn, now } = dependencies;
  await store.transaction(async (writes) => {
    const window = await writes.lockWindow(operatorsOf({ cloud }), id);
    const row = (await writes.serversOf(id)).find((each) => each.server === server);
    if (window === null || row?.outcome !== 'MOVING' || row.move === null) return;
    const step = failed({ persistence: movingIn(cloud), now: now() }, row.move, why);
    const after = { ...row, ...(step.do === 'record' && step.change), updatedAt: now() };
    await writes.updateServer(after);
    await tellServer(writes, window, row, after);
  });
}
