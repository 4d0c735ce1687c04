/**
 * Carries out a workflow's actions: finds the window of a job, and takes hold of its hosts or lets go of them.
 *
 * Refuses to know queues and callers; it works with the cloud's service credential.
 */

import type { ActionJob } from '../domain/maintenance-store.ts';
import type { OperatorScope } from '../domain/scope.ts';
import type { Dependencies } from './dependencies.ts';
import { letGo, takeHold } from './host-hold.ts';

/** Does one job to the end, or throws to have it tried again. */
export type CarryOut = (job: ActionJob, signal: AbortSignal) => Promise<void>;

export function createCarryOut(dependencies: Dependencies): CarryOut {
  const { clouds, store, warn } = dependencies;
  const everything: OperatorScope = { kind: 'operator', clouds: clouds.map(({ name }) => name) };

  return async ({ action, window: id }, signal) => {
    const [window] = await store.windowsByIds(everything, [id]);
    const cloud = clouds.find(({ name }) => name === window?.cloud);
    if (window === undefined || cloud === undefined) {
      warn('a job names a window of no configured cloud: dropped', { action, window: id });
      return;
    }
    const failures: unknown[] = [];
    for (const held of await store.hostsOfWindows(everything, [id])) {
      signal.throwIfAborted();
      const work = { dependencies, compute: cloud.service, window, held };
      // One host that fails keeps no other from its turn; the job is tried again for what is left.
      await (action === 'disableHosts' ? takeHold(work) : letGo(work)).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  };
}
