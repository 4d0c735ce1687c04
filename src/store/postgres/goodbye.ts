/**
 * The end of a connection.
 *
 * Refuses to know what it was for.
 */

import type { Client } from 'pg';

const LATE_MS = 1_000;

/** Says goodbye; a server that does not answer any more is left without an answer. Never throws. */
export async function end(client: Client): Promise<void> {
  const late = setTimeout(() => client.connection.stream.destroy(), LATE_MS);
  await client.end().catch(() => undefined);
  clearTimeout(late);
}
