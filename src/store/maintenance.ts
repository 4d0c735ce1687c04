/**
 * The maintenance store: its reads, and its writes in transactions.
 *
 * Puts the parts together. Refuses to know their SQL.
 */

import type { MaintenanceStore } from '../domain/maintenance-store.ts';
import { createFeedReads, createFeedWrites } from './calendar-feeds.ts';
import { createDueWrites } from './due-writes.ts';
import type { Database } from './engine.ts';
import { createAppend } from './event-append.ts';
import { createHistory } from './event-history.ts';
import type { StoredEventLog } from './event-log.ts';
import type { StoredJobs } from './jobs.ts';
import { createLinkWrites } from './link-writes.ts';
import { createMemoryWrites } from './memory-writes.ts';
import { createPictureWrites } from './picture.ts';
import { createServerWrites } from './server-writes.ts';
import { createTicketReads } from './ticket-reads.ts';
import { createTicketWrites } from './ticket-writes.ts';
import { createTransactions } from './transactions.ts';
import { createListWindows } from './window-list.ts';
import { createWindowReads } from './window-reads.ts';
import { createWindowWrites } from './window-writes.ts';

/** The store of a migrated database, beside its queue and its event log. */
export function createMaintenanceStore(
  { db }: Database,
  { enqueue }: Pick<StoredJobs, 'enqueue'>,
  events: Pick<StoredEventLog, 'id'>,
): MaintenanceStore {
  const transactions = createTransactions(db);
  return {
    ...createWindowReads(transactions.current),
    ...createTicketReads(transactions.current),
    ...createFeedReads(transactions.current),
    listWindows: createListWindows(transactions.current),
    historyOf: createHistory(transactions.current, events.id),
    transaction: (work) =>
      transactions.run((trx) =>
        work({
          ...createWindowWrites(trx),
          ...createServerWrites(trx),
          ...createDueWrites(trx),
          ...createLinkWrites(trx),
          ...createTicketWrites(trx),
          ...createFeedWrites(trx),
          ...createMemoryWrites(trx),
          ...createPictureWrites(trx),
          append: createAppend(trx),
          enqueue: (job) => enqueue(trx, job),
        }),
      ),
  };
}
