/**
 * Hands the queue's jobs to the service that carries them out, and tells the log how it went.
 *
 * Refuses to know what a job does and where the queue is kept.
 */

import type { Logger } from 'pino';

import type { JobQueue } from '../domain/jobs.ts';
import type { Job } from '../domain/maintenance-store.ts';
import { unobserved } from '../domain/observer.ts';
import type { Observer } from '../domain/observer.ts';
import { spanning, untraced } from '../domain/tracer.ts';
import type { Tracer } from '../domain/tracer.ts';
import { UnconfiguredCloudError } from '../errors.ts';
import { withLogContext } from '../log-context.ts';
import type { CarryOut, LookAtTicket, Tend, WriteBack } from '../services/index.ts';

/** What jobs come to. */
export interface Work {
  readonly carryOut: CarryOut;
  readonly tend: Tend;
  readonly writeBack: WriteBack;
  readonly lookAtTicket: LookAtTicket;
}

/** Who is told of each attempt. */
export interface JobWatchers {
  readonly observer?: Pick<Observer, 'job'>;
  readonly tracer?: Tracer;
}

/** Begins to work. A job that throws is tried again by the queue. */
export async function startJobs(
  queue: JobQueue,
  work: Work,
  log: Logger,
  { observer = unobserved, tracer = untraced }: JobWatchers = {},
): Promise<void> {
  const attempt = async (job: Job, signal: AbortSignal): Promise<void> => {
    const { action } = job;
    const start = performance.now();
    const attributes = { 'slipway.job': action, ...('window' in job && { 'slipway.window.id': job.window }) };
    const span = tracer.start(`job ${action}`, { kind: 'internal', from: {}, attributes });
    const tell = (failed: boolean): void => {
      observer.job({ action, failed, ms: performance.now() - start });
    };
    await withLogContext({ ...('window' in job && { windowId: job.window }), ...span.ids }, async () => {
      try {
        await spanning(span, () => toldTo(log, job, () => doJob(work, job, signal)));
        tell(false);
      } catch (error) {
        tell(true);
        throw error;
      }
    });
  };
  await queue.start(attempt);
}

async function toldTo(log: Logger, job: Job, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    if (job.action !== 'tend' && job.action !== 'lookAtTicket') log.info({ job }, 'a job is done');
  } catch (error) {
    // That one was told by the service, once; it may come back every minute for days.
    const level = error instanceof UnconfiguredCloudError ? 'debug' : 'warn';
    log[level]({ job, err: error }, 'a job failed and will be tried again');
    throw error;
  }
}

function doJob({ carryOut, tend, writeBack, lookAtTicket }: Work, job: Job, signal: AbortSignal): Promise<void> {
  switch (job.action) {
    case 'tend':
      return tend(job.window, signal);
    case 'writeBack':
      return writeBack(job);
    case 'lookAtTicket':
      return lookAtTicket(job);
    case 'disableHosts':
    case 'enableHosts':
      return carryOut(job, signal);
  }
}
