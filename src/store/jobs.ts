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

import { windowId } from '../domain/ids.ts';
import type { HandleJob, JobQueue } from '../domain/jobs.ts';
import type { ActionJob } from '../domain/maintenance-store.ts';
import { ACTIONS } from '../domain/workflow.ts';
import type { Database } from './engine.ts';
import type { Schema } from './schema.ts';

const QUEUE = 'window-actions';
/** How many windows one process works on at once. */
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

const jobShape = z.object({ action: z.enum(ACTIONS), window: z.string().transform(windowId) });

/** The queue, and how a transaction puts a job into it. */
export interface StoredJobs extends JobQueue {
  readonly enqueue: (trx: Transaction<Schema>, job: ActionJob) => Promise<void>;
}

/** Makes pg-boss's tables where they are missing and opens the queue; jobs are handed out from `start` on. */
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
  await boss.createQueue(QUEUE, { policy: 'key_strict_fifo', notify: true, ...KEPT });
  return {
    enqueue: (trx, job) => enqueue(boss, trx, job),
    start: async (handle) => {
      for (let worker = 0; worker < WORKERS; worker += 1) await startWorker(boss, handle);
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_MS }),
  };
}

async function startWorker(boss: PgBoss, handle: HandleJob): Promise<void> {
  const options = { pollingIntervalSeconds: POLL_S, notifyPollingIntervalSeconds: POLL_S };
  const worker = await boss.work(QUEUE, options, async ([job]) => {
    if (job === undefined) return;
    // The window's next job becomes free with this one's end, which nobody notifies.
    boss.notifyWorker(worker);
    await handle(jobShape.parse(job.data), job.signal);
  });
}

async function enqueue(boss: PgBoss, trx: Transaction<Schema>, job: ActionJob): Promise<void> {
  const id = await boss.send(QUEUE, { ...job }, { singletonKey: job.window, db: boundTo(trx) });
  if (id === null) throw new Error(`The job ${job.action} of window ${job.window} was not enqueued.`);
  // pg-boss orders by when the transaction began. Ours may have waited for another that enqueued meanwhile, and two
  // jobs of one transaction have an order too.
  await sql`update pgboss.job set created_on = clock_timestamp() where name = ${QUEUE} and id = ${id}::uuid`.execute(
    trx,
  );
}

function boundTo(trx: Transaction<Schema>): NonNullable<ConnectionOptions['db']> {
  return {
    executeSql: async (text, values = []) => ({ rows: (await trx.executeQuery(CompiledQuery.raw(text, values))).rows }),
  };
}

function listenFor({ listen }: Database): NonNullable<NonNullable<ConnectionOptions['db']>['listen']> {
  return async (channel, notified, connected) => ({ close: await listen(channel, { notified, connected }) });
}
