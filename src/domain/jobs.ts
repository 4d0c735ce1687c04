/**
 * The port to the queue of jobs that `MaintenanceWrites.enqueue` puts there.
 *
 * Pure: a type. store/jobs implements it.
 */

import type { Job } from './maintenance-store.ts';

/**
 * Does one job to the end, or throws to have it tried again. `signal` tells that the job is no longer this process's
 * to do: it is stopping, or was taken for dead.
 */
export type HandleJob = (job: Job, signal: AbortSignal) => Promise<void>;

/**
 * Jobs are kept until they are done: a job whose handler threw, or whose process died, is handed out again, later and
 * later, at most a minute apart. So a handler may see the same job twice, and gives up a hopeless one by returning.
 * The actions of one window are done one at a time, in the order in which they were enqueued, by all processes together.
 * So is the work on one ticket, and a window's tending, but beside them: an action that waits for its next try does not
 * keep the window from being tended. Tendings are folded: one that waits does for every one that is enqueued before it
 * begins.
 */
export interface JobQueue {
  /** Begins to hand out jobs, those of earlier processes included. To be called once. */
  readonly start: (handle: HandleJob) => Promise<void>;
  /** Hands out no more and waits for the handlers that run, for ten seconds; then it aborts them and puts their jobs back. */
  readonly stop: () => Promise<void>;
}
