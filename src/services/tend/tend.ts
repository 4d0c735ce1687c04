/**
 * Tends one window: looks at Nova, and does whatever is due.
 *
 * Level-triggered: everything is read off how things stand, so a tending that was cut off, repeated or late comes to
 * the same. Refuses to know timers and queues. One window is tended by one process at a time.
 */

import type { WindowId } from '../../domain/ids.ts';
import type { MaintenanceWrites } from '../../domain/maintenance-store.ts';
import { readinessOf } from '../../domain/readiness.ts';
import { hasEnded } from '../../domain/window.ts';
import type { MaintenanceWindow } from '../../domain/window.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { everywhere } from '../dependencies.ts';
import type { Dependencies } from '../dependencies.ts';
import { readForSignals } from '../guard-facts.ts';
import { GATEWAY, tell } from '../tell.ts';
import { finishMoves } from './finish-moves.ts';
import { moveServers } from './move-servers.ts';
import { nextLook } from './next-look.ts';
import { lookAt } from './observe.ts';
import type { Observation } from './observe.ts';
import { arrivals, reconciled, reconciledHost } from './reconcile.ts';
import type { TendSituation } from './reconcile.ts';
import { takeSignals } from './signals.ts';
import { tellArrival, tellHost, tellServer } from './tell-changes.ts';

/** Throws to have it tried again: UpstreamError when Nova does not answer. */
export type Tend = (window: WindowId, signal: AbortSignal) => Promise<void>;

/** What this process cannot tend another one may, or the same with its configuration mended. */
const STRANGE_MS = 60_000;

export function createTend(dependencies: Dependencies): Tend {
  const { store, clouds, warn, now } = dependencies;
  const everything = everywhere(dependencies);

  const warned = new Set<WindowId>();

  return async (id, signal) => {
    const [window] = await store.windowsByIds(everything, [id]);
    const cloud = clouds.find(({ name }) => name === window?.cloud);
    const workflow = window && (await store.workflow(window.workflow.name, window.workflow.version));
    if (window === undefined || cloud === undefined || workflow == null) {
      if (!warned.has(id)) warn('a window is of no configured cloud or workflow: left alone for now', { window: id });
      warned.add(id);
      await store.transaction((writes) => writes.wake(id, new Date(now().getTime() + STRANGE_MS)));
      return;
    }
    if (hasEnded(window)) return finishMoves(dependencies, { cloud, workflow, signal }, window);
    const looked = now();
    const seen = await lookAt(dependencies, cloud, window);
    signal.throwIfAborted();
    const outside = await readForSignals(dependencies, window, workflow, looked);
    const after = await store.transaction(async (writes) => {
      const locked = await writes.lockWindow(everything, id);
      if (locked === null || hasEnded(locked)) return null;
      if (locked.revision !== window.revision) {
        // Hosts may have joined it since, with servers: Nova was not asked about those, so they would seem to be gone.
        await writes.wake(id, now());
        return null;
      }
      const current = await bringInLine(dependencies, writes, locked, workflow, { seen, looked });
      return takeSignals(dependencies, { writes, workflow, seen, outside, readFor: window.state, looked }, current);
    });
    // What has just ended is tended once more, for moves that are under way.
    if (after === null || hasEnded(after)) return;
    await moveServers(dependencies, { cloud, workflow, seen, signal }, after);
    await store.transaction(async (writes) => {
      const locked = await writes.lockWindow(everything, id);
      if (locked === null || hasEnded(locked)) return;
      await writes.wake(
        id,
        nextLook(dependencies, locked, await writes.serversOf(id), { looked, asksOwners: workflow.asksOwners }),
      );
    });
  };
}

/** Writes what is new of servers and hosts, and tells of it. Answers the window with its readiness. */
async function bringInLine(
  dependencies: Dependencies,
  writes: MaintenanceWrites,
  window: MaintenanceWindow,
  workflow: Workflow,
  { seen, looked }: { readonly seen: Observation; readonly looked: Date },
): Promise<MaintenanceWindow> {
  const now = dependencies.now();
  const known = await writes.serversOf(window.id);
  const hosts = await writes.hostsOf(window.id);
  const situation: TendSituation = {
    window,
    asksOwners: workflow.asksOwners,
    servers: known,
    hosts,
    seen,
    policies: dependencies.projectPolicies,
    persistence: dependencies.movingIn(window.cloud),
    now,
    looked,
  };
  const added = arrivals(situation);
  await writes.insertServers(added);
  for (const server of added) await tellArrival(writes, window, server);

  const servers = [...known, ...added].map((before) => ({ before, after: reconciled(situation, before) }));
  for (const { before, after } of servers) {
    if (after === before) continue;
    await writes.updateServer(after);
    await tellServer(writes, window, before, after);
  }
  const rows = hosts.map((before) => ({ before, after: reconciledHost(situation, before) }));
  for (const { before, after } of rows) {
    if (after === before) continue;
    await writes.updateHost(after);
    const held = known.some(({ host }) => host === after.host);
    await tellHost(writes, window, before, after, held);
  }
  const readiness = readinessOf(
    window,
    servers.map(({ after }) => after),
    rows.map(({ after }) => after),
    workflow.asksOwners,
  );
  return tellReadiness(writes, window, readiness.ready);
}

/** The revision stays: like answers and outcomes, of which it is made, readiness makes nobody's mutation stale. */
async function tellReadiness(
  writes: MaintenanceWrites,
  window: MaintenanceWindow,
  ready: boolean,
): Promise<MaintenanceWindow> {
  if (ready === window.ready) return window;
  const changed = { ...window, ready };
  await writes.updateWindow(changed);
  await tell(writes, changed, GATEWAY, {
    type: 'READINESS_CHANGED',
    changedFields: ['readiness'],
    audience: 'OPERATORS',
  });
  return changed;
}
