/** Facts about jobs. They share one queue, so each test looks at the jobs of its own window only. */

import { expect, test } from '@jest/globals';

import type { HandleJob } from '../../src/domain/jobs.ts';
import type { ActionJob } from '../../src/domain/maintenance-store.ts';
import type { Store } from '../../src/store/index.ts';
import { aWindow, eventually } from './samples.ts';

/** `handle` is what the store's jobs were started with: it looks up each window's handler here. */
export interface Handlers {
  readonly handle: HandleJob;
  readonly set: (window: string, handler: HandleJob) => void;
}

export function createHandlers(): Handlers {
  const handlers = new Map<string, HandleJob>();
  return {
    handle: async (job, signal) => {
      await handlers.get(job.window)?.(job, signal);
    },
    set: (window, handler) => {
      handlers.set(window, handler);
    },
  };
}

export function describeJobs(opened: () => Store, handlers: Handlers): void {
  const enqueue = (...jobs: ActionJob[]) =>
    opened().maintenance.transaction(async (writes) => {
      for (const job of jobs) await writes.enqueue(job);
    });

  test('a job is handed out soon after its transaction, and none of a transaction that was rolled back', async () => {
    const { id: window } = aWindow();
    const done: ActionJob[] = [];
    handlers.set(window, (job) => Promise.resolve(void done.push(job)));
    const rolledBack = opened().maintenance.transaction(async (writes) => {
      await writes.enqueue({ action: 'enableHosts', window });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    await enqueue({ action: 'disableHosts', window });
    await eventually(() => (done.length > 0 ? true : null), 1_500);
    expect(done).toEqual([{ action: 'disableHosts', window }]);
  });

  test('the jobs of one window are done in the order of enqueueing, one at a time, also when one has to be tried again', async () => {
    const { id: window } = aWindow();
    const actions = ['disableHosts', 'enableHosts', 'enableHosts', 'disableHosts', 'enableHosts'] as const;
    const log: string[] = [];
    let failed = false;
    handlers.set(window, async ({ action }) => {
      log.push(`begin ${action}`);
      await new Promise((resolve) => setImmediate(resolve));
      if (!failed) {
        failed = true;
        log.push('fail');
        throw new Error('Nova is away');
      }
      log.push(`end ${action}`);
    });
    await enqueue(...actions.slice(0, 3).map((action) => ({ action, window })));
    for (const action of actions.slice(3)) await enqueue({ action, window });

    await eventually(() => (log.length === 2 + 2 * actions.length ? true : null), 20_000);
    expect(log).toEqual([
      'begin disableHosts',
      'fail',
      ...actions.flatMap((action) => [`begin ${action}`, `end ${action}`]),
    ]);
  });

  test('jobs of different windows do not wait for each other', async () => {
    const [slow, quick] = [aWindow().id, aWindow().id];
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const begun: string[] = [];
    handlers.set(slow, async () => {
      begun.push(slow);
      await held;
    });
    handlers.set(quick, () => Promise.resolve(void begun.push(quick)));
    await enqueue({ action: 'disableHosts', window: slow });
    await eventually(() => (begun.includes(slow) ? true : null));
    await enqueue({ action: 'disableHosts', window: quick });
    await eventually(() => (begun.includes(quick) ? true : null));
    release();
    expect(begun).toEqual([slow, quick]);
  });
}
