/** Facts about jobs. They share their queues, so each test looks at the jobs of its own window only. */

import { expect, test } from '@jest/globals';

import type { HandleJob } from '../../src/domain/jobs.ts';
import type { Job } from '../../src/domain/maintenance-store.ts';
import type { Store } from '../../src/store/index.ts';
import { aWindow, eventually } from './samples.ts';

/** Workers have looked for jobs by then. */
const LOOK_MS = 2_500;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** `handle` is what the store's jobs were started with: it looks up each window's handler here. */
export interface Handlers {
  readonly handle: HandleJob;
  readonly set: (window: string, handler: HandleJob) => void;
}

export function createHandlers(): Handlers {
  const handlers = new Map<string, HandleJob>();
  return {
    handle: async (job, signal) => {
      if ('window' in job) await handlers.get(job.window)?.(job, signal);
    },
    set: (window, handler) => {
      handlers.set(window, handler);
    },
  };
}

export function describeJobs(opened: () => Store, handlers: Handlers): void {
  const enqueue = (...jobs: Job[]) =>
    opened().maintenance.transaction(async (writes) => {
      for (const job of jobs) await writes.enqueue(job);
    });

  test('a job is handed out soon after its transaction, and none of a transaction that was rolled back', async () => {
    const { id: window } = aWindow();
    const done: Job[] = [];
    handlers.set(window, (job) => Promise.resolve(void done.push(job)));
    const rolledBack = opened().maintenance.transaction(async (writes) => {
      await writes.enqueue({ action: 'enableHosts', window });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    await enqueue({ action: 'disableHosts', window });
    await eventually(() => (done.length > 0 ? true : null), 5_000);
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

  test('an action that waits for its next try does not keep its window from being tended', async () => {
    const { id: window } = aWindow();
    const log: string[] = [];
    let away = true;
    handlers.set(window, ({ action }) => {
      log.push(action);
      if (action === 'tend') away = false;
      return away ? Promise.reject(new Error('Nova is away')) : Promise.resolve();
    });
    await enqueue({ action: 'disableHosts', window });
    await eventually(() => (log.length > 0 ? true : null));
    await enqueue({ action: 'enableHosts', window }, { action: 'tend', window });
    await eventually(() => (log.includes('enableHosts') ? true : null), 20_000);
    const done = log.slice(log.indexOf('tend'));
    expect(done).toEqual(['tend', 'disableHosts', 'enableHosts']);
  });

  test('a window is tended once at a time, and once more for all that was enqueued meanwhile', async () => {
    const { id: window } = aWindow();
    const log: string[] = [];
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    handlers.set(window, async () => {
      log.push('begin');
      await held;
      log.push('end');
    });
    await enqueue({ action: 'tend', window });
    await eventually(() => (log.length > 0 ? true : null));
    for (let wakes = 0; wakes < 5; wakes += 1) await enqueue({ action: 'tend', window }, { action: 'tend', window });
    release();
    await eventually(() => (log.length === 4 ? true : null), 20_000);
    await pause(LOOK_MS);
    expect(log).toEqual(['begin', 'end', 'begin', 'end']);
  });

  test('while tending fails, no more than one try and one more wait, and the last word is a look that succeeds', async () => {
    const { id: window } = aWindow();
    let wakes = 0;
    let seen = -1;
    let looks = 0;
    let away = true;
    handlers.set(window, () => {
      looks += 1;
      if (away) return Promise.reject(new Error('Nova is away'));
      seen = wakes;
      return Promise.resolve();
    });
    await enqueue({ action: 'tend', window });
    await eventually(() => (looks > 0 ? true : null));
    for (; wakes < 10; wakes += 1) await enqueue({ action: 'tend', window });
    away = false;
    const before = looks;
    await eventually(() => (seen === wakes ? true : null), 20_000);
    await pause(LOOK_MS);
    expect(looks - before).toBeLessThanOrEqual(3);
  });

  test('a tending that waits does not begin before the transaction that counts on it is over', async () => {
    const { id: window } = aWindow();
    let committed = false;
    const saw: boolean[] = [];
    handlers.set(window, () => {
      saw.push(committed);
      return saw.length === 1 ? Promise.reject(new Error('Nova is away')) : Promise.resolve();
    });
    await enqueue({ action: 'tend', window });
    await eventually(() => (saw.length > 0 ? true : null));
    // From then on it waits for its next try, and is folded with what is enqueued.
    await eventually(async () => {
      const jobs = await opened().census.jobs();
      return jobs.every(({ state, count }) => state !== 'active' || count === 0) ? true : null;
    });
    await opened().maintenance.transaction(async (writes) => {
      await writes.enqueue({ action: 'tend', window });
      // Its next try would be due meanwhile.
      await pause(3_500);
      committed = true;
    });
    await eventually(() => (saw.length > 1 ? true : null), 5_000);
    await pause(LOOK_MS);
    expect(saw).toEqual([false, true]);
  });

  test('what is enqueued in a transaction that is rolled back takes nothing from the tending that waits', async () => {
    const { id: window } = aWindow();
    let looks = 0;
    handlers.set(window, () => Promise.resolve(void (looks += 1)));
    const lost = opened().maintenance.transaction(async (writes) => {
      await writes.enqueue({ action: 'tend', window });
      throw new Error('no');
    });
    await expect(lost).rejects.toThrow('no');
    await enqueue({ action: 'tend', window });
    await eventually(() => (looks > 0 ? true : null));
    await pause(LOOK_MS);
    expect(looks).toBe(1);
  });
}
