/**
 * Jobs, kept by pg-boss in the same database, in a schema of its own.
 *
 * Knows pg-boss, and which of its promises hold only when asked for. Refuses to know what a job does.
 */

import { CompiledQuery, sql } from 'kysely';
import type { Transaction } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { ConnectionOptions, QueueOptions } from 'pg-boss';
import type { Logger } from 'pino';
import { z } from 'zod';

import { ticketRef, windowId } from '../domain/ids.ts';
import type { HandleJob, JobQueue } from '../domain/jobs.ts';
import { JOB_ACTIONS } from '../domain/maintenance-store.ts';
import type { Job } from '../domain/maintenance-store.ts';
import { PHASES } from '../domain/workflow.ts';
import type { Database } from './engine.ts';
import type { Schema } from './schema.ts';

/** Apart, so that an action that waits for its next try does not keep its window from being tended. */
const QUEUES = { actions: 'window-actions', care: 'window-care', tickets: 'ticket-work' } as const;
type Queue = (typeof QUEUES)[keyof typeof QUEUES];
/** By name. */
export const QUEUE_NAMES: readonly Queue[] = Object.values(QUEUES);
/** How many windows one process works on at once, in each queue. */
const WORKERS = 4;
const STOP_MS = 10_000;
/** A new job is notified; a job that waits for its next try is found by looking. */
const POLL_S = 2;

/** In seconds. No job is ever given up: pg-boss would count its tries, and forget jobs that waited for two weeks. */
const KEPT: QueueOptions = {
  retryLimit: 2 ** 31 - 1,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  retentionSeconds: 10 * 365 * 86_400,
  deleteAfterSeconds: 7 * 86_400,
  expireInSeconds: 900,
  heartbeatSeconds: 10,
};

const window = z.string().transform(windowId);
const ticket = z.string().transform(ticketRef);
const jobShape = z.union([
  z.object({ action: z.enum([...JOB_ACTIONS, 'tend']), window }),
  z.object({ action: z.literal('lookAtTicket'), ticket, url: z.string() }),
  z.object({
    action: z.literal('writeBack'),
    ticket,
    window,
    url: z.string(),
    revision: z.int(),
    phase: z.enum(PHASES).nullable(),
  }),
]);

/** The queues, and how a transaction puts a job into one. */
export interface StoredJobs extends JobQueue {
  readonly enqueue: (trx: Transaction<Schema>, job: Job) => Promise<void>;
}

/** Makes pg-boss's tables where they are missing and opens the queues; jobs are handed out from `start` on. */
export async function openJobs(database: Database, log: Logger): Promise<StoredJobs> {
  const boss = new PgBoss({
    db: { executeSql: database.executeSql, listen: listenFor(database) },
    backend: database.engine,
    schema: 'pgboss',
    useListenNotify: true,
    schedule: false,
    // How soon jobs of a process that died are noticed.
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    registerInstance: false,
    reindex: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => {
    log.error({ err: error }, 'the job queue failed');
  });
  boss.on('warning', (warning) => {
    log.warn({ warning }, 'the job queue warns');
  });
  await boss.start().catch(async (error: unknown) => {
    await boss.stop({ graceful: false });
    throw error;
  });
  // First in, first out for each key, the window: a job that waits for its next try keeps those behind it waiting.
  for (const queue of Object.values(QUEUES)) {
    await boss.createQueue(queue, { policy: 'key_strict_fifo', notify: true, ...KEPT });
  }
  return {
    enqueue: (trx, job) => enqueue(boss, trx, job),
    start: async (handle) => {
      for (const queue of Object.values(QUEUES)) {
        for (let worker = 0; worker < WORKERS; worker += 1) await startWorker(boss, queue, handle);
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_MS }),
  };
}

async function startWorker(boss: PgBoss, queue: Queue, handle: HandleJob): Promise<void> {
  const options = { pollingIntervalSeconds: POLL_S, notifyPollingIntervalSeconds: POLL_S };
  const worker = await boss.work(queue, options, async ([job]) => {
    if (job === undefined) return;
    // The window's next job becomes free with this one's end, which nobody notifies.
    boss.notifyWorker(worker);
    await handle(jobShape.parse(job.data), job.signal);
  });
}

async function enqueue(boss: PgBoss, trx: Transaction<Schema>, job: Job): Promise<void> {
  const [queue, key] = placeOf(job);
  const options = { singletonKey: key, db: boundTo(trx) };
  if (job.action === 'tend') {
    // One that waits, also for its next try, will look at everything: its row stays locked, so that it cannot begin
    // before what this transaction writes is there to be seen. One that runs already does not count.
    await boss.upsert(queue, { ...job }, options);
    return;
  }
  const id = await boss.send(queue, { ...job }, options);
  if (id === null) throw new Error(`The job ${job.action} of ${key} was not enqueued.`);
  // pg-boss orders by when the transaction began. Ours may have waited for another that enqueued meanwhile, and two
  // jobs of one transaction have an order too.
  await sql`update pgboss.job set created_on = clock_timestamp() where name = ${queue} and id = ${id}::uuid`.execute(
    trx,
  );
}

/** Its queue, and what it is done one at a time for. */
function placeOf(job: Job): readonly [Queue, string] {
  if ('ticket' in job) return [QUEUES.tickets, job.ticket];
  return [job.action === 'tend' ? QUEUES.care : QUEUES.actions, job.window];
}

function boundTo(trx: Transaction<Schema>): NonNullable<ConnectionOptions['db']> {
  return {
    executeSql: async (text, values = []) => ({ rows: (await trx.executeQuery(CompiledQuery.raw(text, values))).rows }),
  };
}

function listenFor({ listen }: Database): NonNullable<NonNullable<ConnectionOptions['db']>['listen']> {
  return async (channel, notified, connected) => ({ close: await listen(channel, { notified, connected }) });
}
