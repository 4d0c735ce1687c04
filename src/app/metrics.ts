/**
 * Metrics, put together: what is told as it happens, what is read when somebody scrapes, and where they are scraped.
 *
 * Refuses to know how they are shown.
 */

import type { Logger } from 'pino';

import type { Config } from '../config/index.ts';
import type { CloudName } from '../domain/ids.ts';
import { PHASES } from '../domain/workflow.ts';
import type { Scraped } from '../metrics/metrics.ts';
import type { Readings } from '../metrics/read.ts';
import type { Picture } from '../picture/picture.ts';
import { serveMetrics } from '../server/metrics-endpoint.ts';
import type { MetricsEndpoint } from '../server/metrics-endpoint.ts';
import type { Store } from '../store/index.ts';
import type { Feed } from '../stream/feed.ts';
import type { Watching } from './watching.ts';

/** A reader that is further behind than this is behind, whatever the number. */
const MOST_UNREAD = 200;

interface Serving {
  readonly config: Pick<Config, 'metrics'>;
  readonly watching: Pick<Watching, 'metrics'>;
  readonly log: Logger;
}

export interface MetricsSources extends Serving {
  /** Those that are configured now, and what is known of them. */
  readonly clouds: () => readonly CloudName[];
  readonly store: Pick<Store, 'census' | 'events'>;
  readonly feed: Pick<Feed, 'position'>;
  readonly picture: Pick<Picture, 'of'>;
  readonly now: () => Date;
}

/** Listens; null where nobody wants metrics. Throws the system's error when the port is taken. */
export async function startMetrics(sources: MetricsSources): Promise<MetricsEndpoint | null> {
  const { watching, log } = sources;
  if (watching.metrics === null) return null;
  const read = watching.metrics.readFrom(readingsOf(sources), (group, error) => {
    log.warn({ err: error, group }, 'metrics could not be read');
  });
  return served(sources, read);
}

/** The same without a store, events and clouds: what was counted, and nothing that is read. */
export async function startCountedMetrics(sources: Serving): Promise<MetricsEndpoint | null> {
  const { metrics } = sources.watching;
  return metrics === null ? null : served(sources, metrics.counted);
}

async function served({ config, log }: Serving, read: () => Promise<Scraped>): Promise<MetricsEndpoint | null> {
  if (config.metrics === null) return null;
  const { host, port, token } = config.metrics;
  return serveMetrics({ host, port, token: token?.reveal() ?? null, read, log });
}

function readingsOf({ clouds, store, feed, picture, now }: MetricsSources): Readings {
  return {
    clouds,
    phases: PHASES,
    windows: () => store.census.windows(now()),
    jobs: store.census.jobs,
    eventLog: async () => {
      const unread = await store.events.read(feed.position(), MOST_UNREAD);
      const [first] = unread;
      const oldestMs = first === undefined ? 0 : Math.max(0, now().getTime() - first.at.getTime());
      return { events: unread.length, oldestMs };
    },
    pictures: () =>
      Promise.resolve(
        clouds().map((cloud) => {
          const { host, server } = picture.of(cloud).marks().knownAt;
          if (host === null || server === null) return { cloud, ageMs: null };
          return { cloud, ageMs: Math.max(0, now().getTime() - Math.min(host.getTime(), server.getTime())) };
        }),
      ),
  };
}
