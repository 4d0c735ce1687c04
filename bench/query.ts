/**
 * The join of hosts, servers, windows and tickets through the gateway, beside a script that makes the same calls by hand.
 *
 * Prints the ratio of their times within this run; the simulators and the gateway have a process each. The gateway reads
 * tickets in the first round only and remembers them for a minute; the script by hand reads them in each.
 */

import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';

import { z } from 'zod';

import { joinByHand } from './parts/by-hand.ts';
import type { KnownWindow } from './parts/by-hand.ts';
import { surroundings } from './parts/surroundings.ts';

const HELP = `npm run bench:query -- [--hosts 500] [--servers 5000] [--issues 250] [--rounds 15]`;
const { values } = parseArgs({
  options: {
    hosts: { type: 'string', default: '500' },
    servers: { type: 'string', default: '5000' },
    issues: { type: 'string', default: '250' },
    rounds: { type: 'string', default: '15' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit();
}

const QUERY = `{ hosts(first: ${values.hosts}) { nodes {
  name
  servers { nodes { name } }
  tickets { ticket { key status } }
  maintenanceWindows { nodes { state tickets { ticket { key status } } } }
} } }`;
const TOKEN = 'demo-operator';

const children: ChildProcess[] = [];
async function start(part: string, args: readonly string[], message?: unknown): Promise<unknown> {
  const child = fork(new URL(`parts/${part}.ts`, import.meta.url), args);
  children.push(child);
  if (message !== undefined) child.send(message as object);
  const [said] = (await once(child, 'message')) as unknown[];
  return said;
}

const system = surroundings.parse(await start('simulators', [values.hosts, values.servers, values.issues]));
const { url } = z.object({ url: z.string() }).parse(await start('gateway', [], system));

async function graph(query: string, variables: unknown = {}): Promise<unknown> {
  const headers = { 'content-type': 'application/json', 'x-auth-token': TOKEN };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  });
  const answer = z.object({ data: z.unknown(), errors: z.unknown().optional() }).parse(await response.json());
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

const windows = new Map<string, KnownWindow[]>();
for (let index = 0; index < Number(values.issues) / 2; index += 1) {
  const ticket = `${system.jira.url}/browse/OPS-${101 + index}`;
  const input = {
    hostIds: [`home/compute-${index + 1}`],
    summary: `Work ${index}`,
    startsAt: '2096-12-01T10:00:00Z',
    endsAt: '2096-12-01T12:00:00Z',
    tickets: [{ url: ticket }],
  };
  await graph('mutation ($input: ScheduleMaintenanceInput!) { scheduleMaintenance(input: $input) { window { id } } }', {
    input,
  });
  windows.set(`compute-${index + 1}`, [{ host: `compute-${index + 1}`, state: 'tentative', urls: [ticket] }]);
}

async function timed(work: () => Promise<unknown>): Promise<{ ms: number; size: number }> {
  const from = performance.now();
  const answer = await work();
  return { ms: performance.now() - from, size: JSON.stringify(answer).length };
}

const ways = { gateway: () => graph(QUERY), byHand: () => joinByHand(system, TOKEN, windows) };
const times = { gateway: [] as number[], byHand: [] as number[] };
for (let round = -2; round < Number(values.rounds); round += 1) {
  for (const way of ['gateway', 'byHand'] as const) {
    const { ms } = await timed(ways[way]);
    if (round >= 0) times[way].push(ms);
  }
}
const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const [gateway, byHand] = [median(times.gateway), median(times.byHand)];
console.log(`${values.hosts} hosts, ${values.servers} servers, ${values.issues} tickets; median of ${values.rounds}`);
console.log(`through the gateway   ${gateway.toFixed(0)} ms`);
console.log(`by hand               ${byHand.toFixed(0)} ms`);
console.log(`ratio                 ${(gateway / byHand).toFixed(2)}`);
children.forEach((child) => {
  child.disconnect();
});
