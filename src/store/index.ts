/**
 * The door of the store: what the gateway keeps, and how it is opened and closed.
 *
 * Refuses to know who asks; only app.ts and main.ts come in here.
 */

import { sql } from 'kysely';
import type { Logger } from 'pino';

import type { CalendarFeedStore } from '../domain/calendar-feed.ts';
import type { Elections } from '../domain/elections.ts';
import type { Census } from '../domain/census.ts';
import type { JobQueue } from '../domain/jobs.ts';
import type { EventLog } from '../domain/event-log.ts';
import type { MaintenanceStore } from '../domain/maintenance-store.ts';
import type { PictureReads } from '../domain/picture-store.ts';
import { createCensus } from './census.ts';
import type { SessionStore } from '../domain/session.ts';
import { createFeedStore } from './calendar-feeds.ts';
import { openDatabase } from './database.ts';
import type { DatabaseOptions } from './database.ts';
import type { OnQuery } from './engine.ts';
import { openEventLog } from './event-log.ts';
import { openJobs, QUEUE_NAMES } from './jobs.ts';
import { createMaintenanceStore } from './maintenance.ts';
import { pruneOutcomes } from './memory-writes.ts';
import { migrate } from './migrations/migrate.ts';
import { openPicture, prunePicture } from './picture.ts';
import { createSessionStore, pruneSessions } from './sessions.ts';
import { pruneDeliveries } from './ticket-writes.ts';

/** Where the store is: `{ pglite: directory | 'memory' }` or `{ postgres: url, session: url }`. */
export type StoreOptions = DatabaseOptions;

/** An open store. */
export interface Store {
  readonly maintenance: MaintenanceStore;
  readonly events: EventLog;
  readonly sessions: SessionStore;
  readonly calendarFeeds: CalendarFeedStore;
  readonly jobs: JobQueue;
  /** The last known picture of the clouds, for followers. */
  readonly picture: PictureReads;
  readonly elections: Elections;
  readonly census: Census;
  /** The migrations that opening it ran, by name. */
  readonly migrated: readonly string[];
  /** Does the database answer? Throws when not. */
  readonly ping: () => Promise<void>;
  /** Forgets events from before a moment, and what no longer counts otherwise. To be called now and then. */
  readonly prune: (eventsBefore: Date) => Promise<void>;
  /** Stops handing out jobs, then ends every connection, thread and timer. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the store and brings its schema up to date, safely beside other processes that do the same. `onQuery` is told
 * of every statement, but for the queue's own.
 * Throws StoreLockedError when another process has the directory, StoreNewerError when a newer gateway changed it too much.
 */
export async function openStore(options: StoreOptions, log: Logger, onQuery?: OnQuery): Promise<Store> {
  const database = await openDatabase(options, log, onQuery);
  const closing = [database.close];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const { migrated, jobs } = await database.alone(async () => ({
      migrated: await migrate(database.db),
      jobs: await openJobs(database, log),
    }));
    closing.push(jobs.stop);
    const events = await openEventLog(database);
    closing.push(events.close);
    const picture = await openPicture(database);
    closing.push(picture.close);
    if (migrated.length > 0) log.info({ migrated }, 'the database was migrated');
    return {
      maintenance: createMaintenanceStore(database, jobs, events),
      events,
      sessions: createSessionStore(database.db),
      calendarFeeds: createFeedStore(database.db),
      jobs,
      picture,
      elections: database.elections,
      census: createCensus(database, QUEUE_NAMES),
      migrated,
      ping: async () => {
        await sql`select 1`.execute(database.db);
      },
      prune: async (eventsBefore) => {
        await events.prune(eventsBefore);
        await pruneOutcomes(database.db);
        await pruneDeliveries(database.db);
        await prunePicture(database.db);
        await pruneSessions(database.db);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
