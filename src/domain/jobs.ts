/**
 * The port to the queue of jobs that `MaintenanceWrites.enqueue` puts there.
 *
 * Pure: a type. store/jobs implements it.
 */

import type { ActionJob } from './maintenance-store.ts';

/**
 * Does one job to the end, or throws to have it tried again. `signal` tells that the job is no longer this process's
 * to do: it is stopping, or was taken for dead.
 */
export type HandleJob = (job: ActionJob, signal: AbortSignal) => Promise<void>;

/**
 * Jobs are kept until they are done: a job whose handler threw, or whose process died, is handed out again, later and
 * later, at most a minute apart. So a handler may see the same job twice, and gives up a hopeless one by returning.
 * The jobs of one window are done one at a time, in the order in which they were enqueued, by all processes together.
 */
export interface JobQueue {
  /** Begins to hand out jobs, those of earlier processes included. To be called once. */
  readonly start: (handle: HandleJob) => Promise<void>;
  /** Hands out no more and waits for the handlers that run, for ten seconds; then it aborts them and puts their jobs back. */
  readonly stop: () => Promise<void>;
}
