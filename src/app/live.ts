/**
 * Starts all that runs by itself beside jobs: due windows, hosts, tickets, retention. And what jobs come to.
 *
 * Lives as long as its configuration. Refuses to know what any of it does.
 */

import type { Logger } from 'pino';

import type { Config } from '../config/index.ts';
import { startDue } from '../live/due.ts';
import type { Work } from '../live/jobs.ts';
import { startRetention } from '../live/retention.ts';
import { followTicketNews } from '../live/ticket-news.ts';
import { startTicketSweep } from '../live/ticket-sweep.ts';
import {
  createCarryOut,
  createLookAtTicket,
  createSweepTickets,
  createTend,
  createWriteBack,
} from '../services/index.ts';
import type { Dependencies } from '../services/index.ts';
import type { Store } from '../store/index.ts';
import type { Feed } from '../stream/feed.ts';
import { startCloudWatches } from './cloud-watches.ts';

const HOUR_MS = 3_600_000;
/** Due windows are looked for this often, and whenever an event is written. */
const DUE_MS = 1000;

export interface LiveOptions {
  readonly config: Pick<Config, 'clouds' | 'watching' | 'sweeping' | 'events'>;
  readonly dependencies: Dependencies;
  readonly store: Store;
  readonly feed: Feed;
  readonly log: Logger;
}

/** What jobs come to, by these dependencies. */
export function workOf(dependencies: Dependencies): Work {
  return {
    carryOut: createCarryOut(dependencies),
    tend: createTend(dependencies),
    writeBack: createWriteBack(dependencies),
    lookAtTicket: createLookAtTicket(dependencies),
  };
}

/** Answers how to stop, which waits for what is under way. */
export async function startLive({ config, dependencies, store, feed, log }: LiveOptions): Promise<() => Promise<void>> {
  const { now, claimTicket } = dependencies;
  await using started = new AsyncDisposableStack();
  started.defer(
    await followTicketNews({
      news: feed,
      claimTicket,
      onError: (error) => {
        log.error({ err: error }, 'news of tickets could not be read');
      },
    }),
  );
  started.defer(startDue({ store: store.maintenance, onWake: onWakeOf(store), everyMs: DUE_MS, now, log }));
  started.defer(startCloudWatches({ config, dependencies, elections: store.elections, log }));
  started.defer(startTicketSweep({ sweep: createSweepTickets(dependencies, config.sweeping), log }));
  const retention = { prune: store.prune, retentionDays: config.events.retentionDays, everyMs: HOUR_MS, now, log };
  started.defer(startRetention(retention));
  const running = started.move();
  return () => running.disposeAsync();
}

/** A window is woken with an event, or with a change of Nova's that is seen. */
function onWakeOf({ events, picture }: Store): Store['events']['onWake'] {
  return (wake) => {
    const deaf = [events.onWake(wake), picture.onChange(wake)];
    return () => {
      for (const stop of deaf) stop();
    };
  };
}
