/**
 * The thread that the embedded PostgreSQL runs in, so that no query stalls the gateway's event loop.
 *
 * Knows PGlite and one message port. Refuses to know what a query is for, and leaves values as PostgreSQL spells
 * them: whoever asked reads them as it would read a server's.
 */

import { parentPort, workerData } from 'node:worker_threads';

import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import type { Results } from '@electric-sql/pglite';
import { z } from 'zod';

import { OPENED } from './messages.ts';
import type { RawError, RawResult, Reply, Request } from './messages.ts';

const { dataDir } = z.object({ dataDir: z.string().nullable() }).parse(workerData);
const asText = (text: string): string => text;
const errorFields = z.object({
  message: z.string().catch('unknown error'),
  code: z.string().optional().catch(undefined),
  detail: z.string().optional().catch(undefined),
  constraint: z.string().optional().catch(undefined),
  table: z.string().optional().catch(undefined),
});
const rawRows = z.array(z.array(z.string().nullable()));

/** The database, or null when it could not be opened. */
const database = await open();

parentPort?.on('message', (request: Request) => {
  answer(request).then(
    (results) => {
      say({ id: request.id, results });
      if (request.kind === 'close') parentPort?.close();
    },
    (error: unknown) => {
      say({ id: request.id, error: asRawError(error) });
    },
  );
});

async function open(): Promise<PGlite | null> {
  try {
    const opened = await PGlite.create({ ...(dataDir === null ? {} : { dataDir }), extensions: { btree_gist } });
    for (const type of Object.keys(opened.parsers)) opened.parsers[type] = asText;
    say({ id: OPENED, results: [] });
    return opened;
  } catch (error) {
    say({ id: OPENED, error: asRawError(error) });
    parentPort?.close();
    return null;
  }
}

async function answer(request: Request): Promise<readonly RawResult[]> {
  if (database === null) throw new Error('The embedded database is not open.');
  if (request.kind === 'run') return await run(database, request.sql, request.parameters);
  if (request.kind === 'close') await database.close();
  else {
    await database.listen(request.channel, (payload) => {
      say({ channel: request.channel, payload });
    });
  }
  return [];
}

/** Only PostgreSQL's simple protocol takes several statements at once, and only its extended one takes parameters. */
async function run(open: PGlite, sql: string, parameters: readonly unknown[]): Promise<readonly RawResult[]> {
  if (parameters.length === 0) return (await open.exec(sql, { rowMode: 'array' })).map(asRawResult);
  return [asRawResult(await open.query(sql, [...parameters], { rowMode: 'array' }))];
}

function asRawResult(result: Results<unknown>): RawResult {
  return {
    command: result.command ?? '',
    rowCount: result.rowCount ?? 0,
    columns: result.fields.map((field) => ({ name: field.name, type: field.dataTypeID })),
    rows: rawRows.parse(result.rows),
  };
}

function asRawError(error: unknown): RawError {
  const { message, code, detail, constraint, table } = errorFields.catch({ message: String(error) }).parse(error);
  return { message, code, detail, constraint, table };
}

function say(reply: Reply): void {
  parentPort?.postMessage(reply);
}
