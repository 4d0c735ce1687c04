/**
 * Carries out a workflow's actions: finds the window of a job, and takes hold of its hosts or lets go of them.
 *
 * Refuses to know queues and callers; it works with the cloud's service credential.
 */

import type { JobAction } from '../domain/maintenance-store.ts';
import type { WindowId } from '../domain/ids.ts';
import { UnconfiguredCloudError } from '../errors.ts';
import { everywhere } from './dependencies.ts';
import type { Dependencies } from './dependencies.ts';
import { letGo, takeHold, tellRefusal } from './host-hold.ts';

/** Does one job to the end, or throws to have it tried again; UnconfiguredCloudError where that will take a configuration. */
export type CarryOut = (
  job: { readonly action: JobAction; readonly window: WindowId },
  signal: AbortSignal,
) => Promise<void>;

export function createCarryOut(dependencies: Dependencies): CarryOut {
  const { clouds, store, warn } = dependencies;
  const everything = everywhere(dependencies);
  const warned = new Set<WindowId>();

  return async ({ action, window: id }, signal) => {
    const [window] = await store.windowsByIds(everything, [id]);
    const cloud = clouds.find(({ name }) => name === window?.cloud);
    if (window === undefined || cloud === undefined) {
      // Its hosts may be disabled: who configures the cloud again finds them let go of.
      if (!warned.has(id))
        warn('a job names a window of no configured cloud: kept until it is', { action, window: id });
      warned.add(id);
      throw new UnconfiguredCloudError(`Window ${id} is of no configured cloud.`);
    }
    const failures: unknown[] = [];
    for (const held of await store.hostsOfWindows(everything, [id])) {
      signal.throwIfAborted();
      const work = { dependencies, compute: cloud.service, window, held };
      // One host that fails keeps no other from its turn; the job is tried again for what is left.
      await (action === 'disableHosts' ? takeHold(work) : letGo(work))
        .catch((error: unknown) => tellRefusal(work, error))
        .catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  };
}
