/**
 * An open database, whichever engine keeps it.
 *
 * Types only. Refuses to know what is kept: both engines speak the same SQL.
 */

import type { Kysely } from 'kysely';

import type { Campaigns } from './campaigns.ts';
import type { Schema } from './schema.ts';

/** What a listener is told. */
export interface Listening {
  readonly notified: (payload: string) => void;
  /** At once and after each reconnection: notifications may have been missed. */
  readonly connected: () => void;
}

/** Starts to listen to a channel: resolves when it does, and answers how to stop. */
export type Listen = (channel: string, listening: Listening) => Promise<() => Promise<void>>;

/** One statement as it was sent, without its values; `failure` is null where it went well. */
export interface Query {
  readonly statement: string;
  readonly ms: number;
  readonly failure: unknown;
}

/** Told of every statement of `db`, inside of what asked for it. */
export type OnQuery = (query: Query) => void;

/** An open database. */
export interface Database {
  readonly engine: 'pglite' | 'postgres';
  readonly db: Kysely<Schema>;
  /** Outside of every transaction of `db`: one statement with values, or a script without. Answers the rows of all its statements. */
  readonly executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
  readonly listen: Listen;
  readonly elections: Pick<Campaigns, 'campaign' | 'close'>;
  /** Runs work while no other process runs any, e.g. to make tables. */
  readonly alone: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Ends all leadership and every connection, or the embedded database's thread, and gives up the directory. */
  readonly close: () => Promise<void>;
}
