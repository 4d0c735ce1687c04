/**
 * From an event's commit to a client that has it: with one gateway process on the embedded store, and with one and with
 * three on a PostgreSQL, where the event is written by the first and heard from each.
 *
 * Counted from when the writer knows of the commit. Without TEST_POSTGRES_URL (test/postgres/up.sh prints one), only the
 * embedded store is measured.
 */

import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';

import { Client } from 'pg';
import { z } from 'zod';

import { startChild } from './parts/streams/child.ts';

const { values } = parseArgs({
  options: { events: { type: 'string', default: '50' }, help: { type: 'boolean', default: false } },
});
if (values.help) {
  console.log('TEST_POSTGRES_URL=$(test/postgres/up.sh) npm run bench:commit-to-client -- [--events 50]');
  process.exit();
}
const events = Number(values.events);
const QUERY = `subscription { maintenanceEvents { __typename ... on MaintenanceEvent {
  cursor at type actor window { id summary state phase }
} } }`;
const CLIENTS = 10;

const urlOf = z.object({ url: z.string() });
const planned = z.object({ window: z.string() });
const written = z.object({ committed: z.number() });
const heard = z.object({ at: z.number() });

const at = (all: readonly number[], share: number): number =>
  all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;

/** Milliseconds until the last client of each process has an event. */
async function measure(processes: number, postgres: string | null): Promise<readonly number[]> {
  const gateways = Array.from({ length: processes }, () => startChild('./gateway.ts'));
  const clients = gateways.map(() => startChild('./clients.ts'));
  try {
    for (const [n, gateway] of gateways.entries()) {
      const { url } = urlOf.parse(await gateway.ask({ do: 'listen', postgres }));
      const socketUrl = `${url.replace('http', 'ws')}/graphql`;
      await clients[n]?.ask({ do: 'connect', url: socketUrl, query: QUERY, count: CLIENTS });
    }
    const [writer] = gateways;
    if (writer === undefined) throw new Error('at least one process');
    const { window } = planned.parse(await writer.ask({ do: 'plan' }));
    const times: number[] = [];
    for (let n = 0; n < events; n += 1) {
      await Promise.all(clients.map((client) => client.ask({ do: 'expect' })));
      const { committed } = written.parse(await writer.ask({ do: 'write', window }));
      for (const client of clients) times.push(heard.parse(await client.ask({ do: 'wait' })).at - committed);
    }
    return times;
  } finally {
    await Promise.all([...clients, ...gateways].map((child) => child.end()));
  }
}

/** An empty database on the server, dropped afterwards. */
async function withDatabase<Result>(server: string, work: (url: string) => Promise<Result>): Promise<Result> {
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
    const result = await work(Object.assign(new URL(server), { pathname: `/${name}` }).href);
    await client.query(`drop database ${name} with (force)`);
    return result;
  } finally {
    await client.end();
  }
}

function print(what: string, times: readonly number[]): void {
  const [half, most, last] = [at(times, 0.5), at(times, 0.95), Math.max(...times)].map((time) => time.toFixed(1));
  console.log(`${what.padEnd(32)} median ${half} ms   95 % ${most} ms   longest ${last} ms`);
}

console.log(`from commit to the last of ${CLIENTS} clients of a process, ${events} events one after the other`);
print('1 process, embedded store', await measure(1, null));
const server = process.env.TEST_POSTGRES_URL;
if (server === undefined) {
  console.log(
    'no PostgreSQL: set TEST_POSTGRES_URL (test/postgres/up.sh prints one) to measure 1 and 3 processes on it',
  );
} else {
  for (const processes of [1, 3]) {
    const times = await withDatabase(server, (url) => measure(processes, url));
    print(`${processes} process${processes === 1 ? '' : 'es'}, PostgreSQL`, times);
  }
}
process.exit();
