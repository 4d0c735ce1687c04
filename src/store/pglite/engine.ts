/**
 * The embedded PostgreSQL as a database.
 *
 * Knows that there is one session for everybody: whatever runs, runs with Kysely's connection in hand. Refuses to
 * know what is kept.
 */

import { join } from 'node:path';

import { CompiledQuery, Kysely } from 'kysely';
import type { LogConfig } from 'kysely';
import type { Logger } from 'pino';

import { createCampaigns } from '../campaigns.ts';
import type { Database, Listening } from '../engine.ts';
import type { Schema } from '../schema.ts';
import { pgliteDialect } from './dialect.ts';
import { lockDirectory } from './directory-lock.ts';
import { openPgliteSession } from './session.ts';
import type { PgliteSession } from './session.ts';

/** Opens the database in a directory, or in memory (null). Throws StoreLockedError when another process has the directory. */
export async function openPglite(directory: string | null, log: Logger, queryLog: LogConfig = []): Promise<Database> {
  if (directory === null) return databaseOf(await openPgliteSession(null), () => undefined, log, queryLog);
  const unlock = lockDirectory(directory);
  try {
    return databaseOf(await openPgliteSession(join(directory, 'pglite')), unlock, log, queryLog);
  } catch (error) {
    unlock();
    throw error;
  }
}

function databaseOf(session: PgliteSession, unlock: () => void, log: Logger, queryLog: LogConfig): Database {
  const db = new Kysely<Schema>({ dialect: pgliteDialect(session), log: queryLog });
  const channels = new Map<string, Set<Listening>>();
  // Who has the directory leads everything.
  const elections = createCampaigns(
    { take: (whats) => Promise.resolve(whats), giveBack: () => Promise.resolve() },
    log,
  );
  return {
    engine: 'pglite',
    db,
    executeSql: (text, values = []) =>
      db.connection().execute(async (connection) => {
        try {
          return { rows: (await connection.executeQuery(CompiledQuery.raw(text, values))).rows };
        } catch (error) {
          // A script that failed behind its own BEGIN left that transaction open, in the one session of all.
          await session.run('rollback', []);
          throw error;
        }
      }),
    listen: async (channel, listening) => {
      const others = channels.get(channel) ?? new Set();
      channels.set(channel, others.add(listening));
      // Holding the connection: a LISTEN inside somebody's transaction would go with its rollback.
      await db.connection().execute(() =>
        session.listen(channel, (payload) => {
          for (const each of others) each.notified(payload);
        }),
      );
      listening.connected();
      return () => Promise.resolve(void others.delete(listening));
    },
    elections,
    // The directory is this process's already.
    alone: (work) => work(),
    close: async () => {
      await elections.close();
      await db.destroy();
      await session.close();
      unlock();
    },
  };
}
