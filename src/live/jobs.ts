/**
 * Hands the queue's jobs to the service that carries them out, and tells the log how it went.
 *
 * Refuses to know what a job does and where the queue is kept.
 */

import type { Logger } from 'pino';

import type { JobQueue } from '../domain/jobs.ts';
import type { CarryOut } from '../services/index.ts';

/** Begins to work. A job that throws is tried again by the queue. */
export async function startJobs(queue: JobQueue, carryOut: CarryOut, log: Logger): Promise<void> {
  await queue.start(async (job, signal) => {
    try {
      await carryOut(job, signal);
      log.info({ action: job.action, window: job.window }, 'a job is done');
    } catch (error) {
      log.warn({ action: job.action, window: job.window, err: error }, 'a job failed and will be tried again');
      throw error;
    }
  });
}
