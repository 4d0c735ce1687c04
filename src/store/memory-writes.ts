/**
 * What the gateway remembers beside windows: the outcomes of mutations, reasons it wrote without a window,
 * and hosts that are down.
 *
 * Refuses to know what an outcome is: JSON in, the same JSON out.
 */

import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';

import type { MaintenanceWrites, MutationKey } from '../domain/maintenance-store.ts';
import { lockKeys } from './advisory-locks.ts';
import type { Schema } from './schema.ts';

const EXPIRED = sql<boolean>`mutation_outcome.at <= now() - interval '24 hours'`;

/** The writes of what is remembered. */
export function createMemoryWrites(
  trx: Transaction<Schema>,
): Pick<
  MaintenanceWrites,
  'earlierOutcome' | 'rememberOutcome' | 'setStandaloneReasons' | 'noteHostDown' | 'forgetHostsDown'
> {
  return { ...outcomes(trx), ...hosts(trx) };
}

function outcomes(trx: Transaction<Schema>): Pick<MaintenanceWrites, 'earlierOutcome' | 'rememberOutcome'> {
  return {
    earlierOutcome: async (key) => {
      // The same mutation sent twice at once: the second waits here until the first has an outcome.
      const { caller, mutation, client_mutation_id } = columnsOf(key);
      await lockKeys(trx, 'outcome', [JSON.stringify([caller, mutation, client_mutation_id])]);
      const row = await trx
        .selectFrom('mutation_outcome')
        .select('outcome')
        .where('caller', '=', caller)
        .where('mutation', '=', mutation)
        .where('client_mutation_id', '=', client_mutation_id)
        .where(sql<boolean>`not ${EXPIRED}`)
        .executeTakeFirst();
      return row?.outcome ?? null;
    },
    rememberOutcome: async (key, outcome) => {
      const values = { outcome: JSON.stringify(outcome ?? null), at: sql<Date>`now()` };
      await trx
        .insertInto('mutation_outcome')
        .values({ ...columnsOf(key), ...values })
        .onConflict((conflict) =>
          conflict.columns(['caller', 'mutation', 'client_mutation_id']).doUpdateSet(values).where(EXPIRED),
        )
        .execute();
    },
  };
}

function hosts(
  trx: Transaction<Schema>,
): Pick<MaintenanceWrites, 'setStandaloneReasons' | 'noteHostDown' | 'forgetHostsDown'> {
  return {
    setStandaloneReasons: async (host, list) => {
      const reasons = [...list];
      if (reasons.length === 0) await trx.deleteFrom('standalone_reason').where('host_id', '=', host).execute();
      else {
        await trx
          .insertInto('standalone_reason')
          .values({ host_id: host, reasons })
          .onConflict((conflict) => conflict.column('host_id').doUpdateSet({ reasons }))
          .execute();
      }
    },
    noteHostDown: async (host) => {
      const noted = await trx
        .insertInto('host_down')
        .values({ host_id: host })
        .onConflict((conflict) => conflict.doNothing())
        .returning('host_id')
        .executeTakeFirst();
      return noted !== undefined;
    },
    forgetHostsDown: async (list) => {
      await sql`delete from host_down where host_id = any(${[...list]}::text[])`.execute(trx);
    },
  };
}

/** Forgets the outcomes that no longer count. */
export async function pruneOutcomes(db: Kysely<Schema>): Promise<void> {
  await db.deleteFrom('mutation_outcome').where(EXPIRED).execute();
}

function columnsOf({ caller, mutation, clientMutationId }: MutationKey) {
  return { caller, mutation, client_mutation_id: clientMutationId };
}
