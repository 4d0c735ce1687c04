/**
 * Transactions, and what runs inside one.
 *
 * The embedded database has one session: a read beside an open transaction would wait for its end, and one made by
 * the transaction's own work for ever. So whatever is read while work runs is read inside its transaction, on both
 * engines alike. Refuses to know tables.
 */

import { AsyncLocalStorage } from 'node:async_hooks';

import type { Kysely, Transaction } from 'kysely';
import { DatabaseError } from 'pg';

import type { Schema } from './schema.ts';

export interface Transactions {
  /** Where to read: inside the transaction whose work is running, else outside of any. */
  readonly current: () => Kysely<Schema>;
  /**
   * Commits when `work` resolves, rolls back when it throws. Work that PostgreSQL gave up in favour of another's
   * (a deadlock) runs again. Throws when called by work itself: there is nothing to commit half-way.
   */
  readonly run: <Result>(work: (transaction: Transaction<Schema>) => Promise<Result>) => Promise<Result>;
}

/** deadlock_detected, serialization_failure: the same work may well succeed the next time. */
const GIVEN_UP = ['40P01', '40001'];
const ATTEMPTS = 3;

/** Transactions of one database. */
export function createTransactions(db: Kysely<Schema>): Transactions {
  const running = new AsyncLocalStorage<{ transaction: Transaction<Schema> | null }>();
  const inside = (): Transaction<Schema> | null => running.getStore()?.transaction ?? null;

  async function attempt<Result>(work: (transaction: Transaction<Schema>) => Promise<Result>): Promise<Result> {
    return await db.transaction().execute(async (transaction) => {
      const place: { transaction: Transaction<Schema> | null } = { transaction };
      try {
        return await running.run(place, () => work(transaction));
      } finally {
        // What work left running behind it is outside from now on.
        place.transaction = null;
      }
    });
  }

  return {
    current: () => inside() ?? db,
    run: async (work) => {
      if (inside() !== null) throw new Error('A transaction cannot be started inside another.');
      for (let left = ATTEMPTS; ; left -= 1) {
        try {
          return await attempt(work);
        } catch (error) {
          if (left === 1 || !isGivenUp(error)) throw error;
        }
      }
    },
  };
}

function isGivenUp(error: unknown): boolean {
  return error instanceof DatabaseError && GIVEN_UP.includes(error.code ?? '');
}
