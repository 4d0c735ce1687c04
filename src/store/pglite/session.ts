/**
 * The embedded PostgreSQL's one session, seen from the gateway's thread.
 *
 * Knows how to talk to the thread. Refuses to know transactions: `dialect.ts` sees to it that only one user at a
 * time has the session. Values are read by the same parsers as those of a PostgreSQL server, so rows look alike.
 */

import { Worker } from 'node:worker_threads';

import { DatabaseError, types } from 'pg';

import { OPENED } from './messages.ts';
import type { RawError, RawResult, Reply, Request } from './messages.ts';

/** The result of one statement. */
export interface StatementResult {
  /** The first word of PostgreSQL's command tag, e.g. `INSERT`. */
  readonly command: string;
  readonly rowCount: number;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** One session; a DatabaseError says what PostgreSQL refused, any other error that the thread is gone. */
export interface PgliteSession {
  /** One statement with parameters, or a script without: one result per statement. */
  readonly run: (sql: string, parameters: readonly unknown[]) => Promise<readonly StatementResult[]>;
  readonly listen: (channel: string, notified: (payload: string) => void) => Promise<void>;
  /** Closes the database and waits until its thread has ended. */
  readonly close: () => Promise<void>;
}

interface Pending {
  readonly resolve: (results: readonly RawResult[]) => void;
  readonly reject: (error: Error) => void;
}

/** Opens the database in a directory (made where missing), or in memory. */
export async function openPgliteSession(dataDir: string | null): Promise<PgliteSession> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { dataDir } });
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, (payload: string) => void>();
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      resolve();
    });
  });
  let gone: Error | null = null;
  let lastId = OPENED;

  worker.on('message', (reply: Reply) => {
    if ('channel' in reply) listeners.get(reply.channel)?.(reply.payload);
    else settle(pending, reply);
  });
  worker.once('error', (cause) => {
    fail(new Error('The embedded database stopped.', { cause }));
  });
  worker.once('exit', () => {
    fail(new Error('The embedded database is closed.'));
  });

  function fail(error: Error): void {
    gone ??= error;
    for (const { reject } of pending.values()) reject(gone);
    pending.clear();
  }
  function waitFor(id: number): Promise<readonly RawResult[]> {
    return new Promise((resolve, reject) => pending.set(id, { resolve, reject }));
  }
  function ask(request: Request): Promise<readonly RawResult[]> {
    if (gone !== null) return Promise.reject(gone);
    const answer = waitFor(request.id);
    worker.postMessage(request);
    return answer;
  }

  await waitFor(OPENED);
  return {
    run: async (sql, parameters) => (await ask({ id: ++lastId, kind: 'run', sql, parameters })).map(readResult),
    listen: async (channel, notified) => {
      listeners.set(channel, notified);
      await ask({ id: ++lastId, kind: 'listen', channel });
    },
    close: async () => {
      if (gone === null) await ask({ id: ++lastId, kind: 'close' });
      await ended;
    },
  };
}

function settle(pending: Map<number, Pending>, reply: Exclude<Reply, { channel: string }>): void {
  const waiting = pending.get(reply.id);
  pending.delete(reply.id);
  if ('error' in reply) waiting?.reject(databaseError(reply.error));
  else waiting?.resolve(reply.results);
}

function readResult({ command, rowCount, columns, rows }: RawResult): StatementResult {
  const read = columns.map(({ name, type }) => ({ name, parse: parserOf(type, 'text') }));
  return {
    command,
    rowCount,
    rows: rows.map((row) =>
      Object.fromEntries(
        read.map(({ name, parse }, place) => {
          const text = row[place] ?? null;
          return [name, text === null ? null : parse(text)];
        }),
      ),
    ),
  };
}

const parserOf: (type: number, format: 'text') => (text: string) => unknown = types.getTypeParser;

function databaseError({ message, ...fields }: RawError): DatabaseError {
  return Object.assign(new DatabaseError(message, message.length, 'error'), fields);
}
