/**
 * The maintenance store: its reads, and its writes in transactions.
 *
 * Puts the parts together. Refuses to know their SQL.
 */

import type { MaintenanceStore } from '../domain/maintenance-store.ts';
import type { Database } from './engine.ts';
import { createAppend } from './event-append.ts';
import type { StoredJobs } from './jobs.ts';
import { createLinkWrites } from './link-writes.ts';
import { createMemoryWrites } from './memory-writes.ts';
import { createTransactions } from './transactions.ts';
import { createListWindows } from './window-list.ts';
import { createWindowReads } from './window-reads.ts';
import { createWindowWrites } from './window-writes.ts';

/** The store of a migrated database. */
export function createMaintenanceStore({ db }: Database, { enqueue }: Pick<StoredJobs, 'enqueue'>): MaintenanceStore {
  const transactions = createTransactions(db);
  return {
    ...createWindowReads(transactions.current),
    listWindows: createListWindows(transactions.current),
    transaction: (work) =>
      transactions.run((trx) =>
        work({
          ...createWindowWrites(trx),
          ...createLinkWrites(trx),
          ...createMemoryWrites(trx),
          append: createAppend(trx),
          enqueue: (job) => enqueue(trx, job),
        }),
      ),
  };
}
