/**
 * Sees the moves of an ended window to their end: nobody stops a server half-way because its window was cancelled.
 *
 * A cold migration is confirmed, and owners are told what came of theirs. Begins nothing.
 */

import type { Cloud } from '../../domain/compute.ts';
import type { MaintenanceWindow } from '../../domain/window.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { operatorsOf } from '../../domain/scope.ts';
import type { Dependencies } from '../dependencies.ts';
import { moveServers } from './move-servers.ts';
import { lookAt } from './observe.ts';
import { reconciled } from './reconcile.ts';
import { tellServer } from './tell-changes.ts';

interface Finishing {
  readonly cloud: Cloud;
  readonly workflow: Workflow;
  readonly signal: AbortSignal;
}

/** Nothing when nothing is under way. Throws UpstreamError when Nova does not answer. */
export async function finishMoves(
  dependencies: Dependencies,
  { cloud, workflow, signal }: Finishing,
  window: MaintenanceWindow,
): Promise<void> {
  const { store, now, movingIn, projectPolicies, pace } = dependencies;
  const scope = operatorsOf(window);
  const rows = await store.serversOfWindows(scope, [window.id]);
  if (!rows.some(({ outcome }) => outcome === 'MOVING')) return;
  const looked = now();
  const seen = await lookAt(dependencies, cloud, window);
  signal.throwIfAborted();
  const left = await store.transaction(async (writes) => {
    const locked = await writes.lockWindow(scope, window.id);
    if (locked === null) return false;
    const servers = await writes.serversOf(window.id);
    const situation = {
      window: locked,
      // Nobody is waited for any more.
      asksOwners: false,
      servers,
      hosts: await writes.hostsOf(window.id),
      seen,
      policies: projectPolicies,
      persistence: movingIn(window.cloud),
      now: now(),
      looked,
    };
    const moving = servers.filter(({ outcome }) => outcome === 'MOVING');
    const after = moving.map((server) => ({ server, next: reconciled(situation, server) }));
    for (const { server, next } of after) {
      if (next === server) continue;
      await writes.updateServer(next);
      await tellServer(writes, locked, server, next);
    }
    return after.some(({ next }) => next.outcome === 'MOVING');
  });
  if (!left) return;
  await moveServers(dependencies, { cloud, workflow, seen, signal }, window);
  await store.transaction((writes) => writes.wake(window.id, new Date(now().getTime() + pace.moveMs)));
}
