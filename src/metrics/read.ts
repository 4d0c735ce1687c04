/**
 * What is read when somebody scrapes: windows, jobs, the event log, pictures.
 *
 * Read at most once in 10 seconds, however many scrape, and never for longer than a scrape may take. What cannot be
 * read is left out rather than told as it was. Refuses to know the store.
 */

import { Counter, Gauge } from 'prom-client';
import type { Registry } from 'prom-client';

import type { JobCount, WindowCount } from '../domain/census.ts';

/** How far this process's reader of the event log is behind: events (at most 200 are counted), and the age of the first of them. */
export interface LogLag {
  readonly events: number;
  readonly oldestMs: number;
}

/** When a cloud was looked at last for the live picture; null: never. */
export interface PictureAge {
  readonly cloud: string;
  readonly ageMs: number | null;
}

/** Where to read. Each may reject, and that one is left out then. */
export interface Readings {
  /** Those that are configured now. Of others nothing is told. */
  readonly clouds: () => readonly string[];
  readonly phases: readonly string[];
  readonly windows: () => Promise<readonly WindowCount[]>;
  readonly jobs: () => Promise<readonly JobCount[]>;
  readonly eventLog: () => Promise<LogLag>;
  readonly pictures: () => Promise<readonly PictureAge[]>;
}

type Reading = 'windows' | 'jobs' | 'eventLog' | 'pictures';
type Gauges = Readonly<Record<Reading, { readonly reset: () => void; readonly read: () => Promise<void> }>>;

const KEPT_MS = 10_000;
const PATIENCE_MS = 4_000;
const SECOND = 1000;

/** Registers the gauges. Answers what brings them up to date. `onError` is told what could not be read, and why. */
export function createRead(
  registry: Registry,
  readings: Readings,
  onError: (reading: string, error: unknown) => void,
): () => Promise<void> {
  const registers = [registry];
  const failures = new Counter({
    name: 'slipway_scrape_failures_total',
    help: 'Groups of metrics that could not be read when they were scraped.',
    labelNames: ['group'],
    registers,
  });
  const gauges: Gauges = {
    windows: ofWindows(registers, readings),
    jobs: ofJobs(registers, readings),
    eventLog: ofEventLog(registers, readings),
    pictures: ofPictures(registers, readings),
  };
  const readAll = async (): Promise<void> => {
    await Promise.all(
      Object.entries(gauges).map(async ([group, { read, reset }]) => {
        try {
          await inTime(read());
        } catch (error) {
          reset();
          failures.inc({ group });
          onError(group, error);
        }
      }),
    );
  };
  let readAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | null = null;
  return () => {
    if (underWay === null && performance.now() - readAt >= KEPT_MS) {
      underWay = readAll().finally(() => {
        readAt = performance.now();
        underWay = null;
      });
    }
    return underWay ?? Promise.resolve();
  };
}

function ofWindows(registers: Registry[], { clouds, phases, windows }: Readings): Gauges['windows'] {
  const count = new Gauge({
    name: 'slipway_windows',
    help: 'Maintenance windows, the same in every process.',
    labelNames: ['cloud', 'phase'],
    registers,
  });
  const overrun = new Gauge({
    name: 'slipway_windows_overrun',
    help: 'Open windows whose planned end has passed, the same in every process.',
    labelNames: ['cloud'],
    registers,
  });
  const reset = (): void => {
    count.reset();
    overrun.reset();
  };
  return {
    reset,
    read: async () => {
      const rows = await windows();
      reset();
      const configured = clouds();
      for (const cloud of configured) {
        overrun.set({ cloud }, 0);
        for (const phase of phases) count.set({ cloud, phase: phase.toLowerCase() }, 0);
      }
      // The store keeps windows of clouds that were taken out, too.
      for (const row of rows.filter(({ cloud }) => configured.includes(cloud))) {
        count.set({ cloud: row.cloud, phase: row.phase.toLowerCase() }, row.count);
        overrun.inc({ cloud: row.cloud }, row.overrun);
      }
    },
  };
}

function ofJobs(registers: Registry[], { jobs }: Readings): Gauges['jobs'] {
  const labelNames = ['queue', 'state'] as const;
  const count = new Gauge({
    name: 'slipway_jobs',
    help: 'Jobs that are not done: waiting, retrying (waiting for their next try), active. The same in every process.',
    labelNames,
    registers,
  });
  const oldest = new Gauge({
    name: 'slipway_job_oldest_seconds',
    help: 'Age of the oldest job that is not done, 0 where there is none. The same in every process.',
    labelNames,
    registers,
  });
  const reset = (): void => {
    count.reset();
    oldest.reset();
  };
  return {
    reset,
    read: async () => {
      const rows = await jobs();
      reset();
      for (const { queue, state, count: jobsThere, oldestMs } of rows) {
        count.set({ queue, state }, jobsThere);
        oldest.set({ queue, state }, oldestMs / SECOND);
      }
    },
  };
}

function ofEventLog(registers: Registry[], { eventLog }: Readings): Gauges['eventLog'] {
  const unread = new Gauge({
    name: 'slipway_event_log_unread_events',
    help: 'Events in the log that this process has not handed to its subscribers yet, counted up to 200.',
    registers,
  });
  const lag = new Gauge({
    name: 'slipway_event_log_lag_seconds',
    help: 'Age of the first event that this process has not handed out yet, 0 where there is none.',
    registers,
  });
  return {
    // A gauge without labels resets to 0, which would be a lie.
    reset: () => {
      unread.set(Number.NaN);
      lag.set(Number.NaN);
    },
    read: async () => {
      const { events, oldestMs } = await eventLog();
      unread.set(events);
      lag.set(oldestMs / SECOND);
    },
  };
}

function ofPictures(registers: Registry[], { pictures }: Readings): Gauges['pictures'] {
  const age = new Gauge({
    name: 'slipway_picture_age_seconds',
    help: "Time since this process's picture of a cloud was in line with Nova; absent before it ever was.",
    labelNames: ['cloud'],
    registers,
  });
  return {
    reset: () => {
      age.reset();
    },
    read: async () => {
      const rows = await pictures();
      age.reset();
      for (const { cloud, ageMs } of rows) if (ageMs !== null) age.set({ cloud }, ageMs / SECOND);
    },
  };
}

async function inTime(reading: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new Error(`not read within ${PATIENCE_MS} ms`));
  }, PATIENCE_MS);
  try {
    await Promise.race([reading, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
