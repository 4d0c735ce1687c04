/**
 * Reads from the live picture: the join of hosts and servers by many readers at once, through the gateway and by a script
 * without a memory that makes the fewest requests; and what a big cloud costs to watch.
 *
 * Prints ratios within this run. The simulators, the gateway and the readers have a process each; all share the machine.
 */

import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { z } from 'zod';

import { cloudName } from '../src/domain/ids.ts';
import { createCloudPicture } from '../src/picture/cloud-picture.ts';
import { thingOfRow } from '../src/store/picture-rows.ts';
import { joinByHand } from './parts/by-hand.ts';
import { surroundings } from './parts/surroundings.ts';

const HELP = `npm run bench:picture -- [--hosts 500] [--servers 10000] [--big-hosts 5000] [--big-servers 100000] [--seconds 10]`;
const { values } = parseArgs({
  options: {
    hosts: { type: 'string', default: '500' },
    servers: { type: 'string', default: '10000' },
    'big-hosts': { type: 'string', default: '5000' },
    'big-servers': { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '10' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit();
}

const TOKEN = 'demo-operator';
const started = z.object({ url: z.string() });
const asked = z.object({ byReaders: z.number() });
const cost = z.object({ rss: z.number(), cpuMs: z.number(), polls: z.record(z.string(), z.array(z.number())) });
const answered = z.object({
  data: z.object({ hosts: z.object({ coverage: z.array(z.object({ status: z.string() })) }) }),
});

const JOIN = (hosts: string) => `{ hosts(first: ${hosts}) {
  nodes { name servers(first: 500) { nodes { name } } maintenanceWindows { nodes { state } } }
  coverage { status }
} }`;

async function graph(url: string, query: string, maxAge = 'max-age=600'): Promise<unknown> {
  const headers = { 'content-type': 'application/json', 'x-auth-token': TOKEN, 'cache-control': maxAge };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return answered.parse(await response.json());
}

async function ask<Answer>(child: ChildProcess, question: string, shape: z.ZodType<Answer>): Promise<Answer> {
  child.send({ question });
  const [said] = (await once(child, 'message')) as unknown[];
  return shape.parse(said);
}

async function start(hosts: string, servers: string) {
  const children: ChildProcess[] = [];
  const begin = async (part: string, args: readonly string[], message?: object) => {
    // As deploy/ has it.
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = fork(new URL(`parts/${part}.ts`, import.meta.url), args, { env });
    children.push(child);
    if (message !== undefined) child.send(message);
    const [said] = (await once(child, 'message')) as unknown[];
    return { child, said };
  };
  const simulators = await begin('simulators', [hosts, servers, '0']);
  const system = surroundings.parse(simulators.said);
  const from = performance.now();
  const gateway = await begin('gateway', [], system);
  const { url } = started.parse(gateway.said);
  const listeningMs = performance.now() - from;
  const byReaders = async () => (await ask(simulators.child, 'asked', asked)).byReaders;
  // Until the picture is there: then a page comes without a request of its reader's.
  for (let before = -1, after = 0; after !== before;) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { polls } = await ask(gateway.child, 'cost', cost);
    before = -1;
    if ((polls['/os-hypervisors/detail'] ?? []).length === 0) continue;
    before = await byReaders();
    await graph(url, JOIN('1'), 'max-age=86400');
    after = await byReaders();
  }
  return {
    system,
    url,
    listeningMs,
    knownMs: performance.now() - from,
    byReaders,
    cost: () => ask(gateway.child, 'cost', cost),
    end: async () => {
      await Promise.all(
        children.map(async (child) => {
          child.disconnect();
          await once(child, 'exit');
        }),
      );
    },
  };
}

/** How many joins so many readers get in a second, and how long one takes at the median. */
async function readers(count: number, seconds: number, read: (reader: number) => Promise<unknown>) {
  const until = performance.now() + 1000 * seconds;
  const took: number[] = [];
  await Promise.all(
    Array.from({ length: count }, async (_none, reader) => {
      while (performance.now() < until) {
        const from = performance.now();
        await read(reader);
        took.push(performance.now() - from);
      }
    }),
  );
  const median = took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0;
  return { perSecond: took.length / (seconds + (performance.now() - until) / 1000), median };
}

/** What so many servers take in memory, as the store's rows bring them. */
function pictureMiB(servers: number): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heap = (): number => {
    collect();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  const cloud = cloudName('home');
  const picture = createCloudPicture(cloud);
  const before = heap();
  for (let nth = 0; nth < servers; nth += 1) {
    const id = randomUUID();
    const data = {
      id,
      cloud,
      name: `server-${nth}`,
      status: 'ACTIVE',
      taskState: null,
      project: `project-${nth % 300}`,
      host: `home/compute-${nth % 5000}`,
      hostHash: `hash-${nth % 20_000}`,
      metadata: { 'maintenance:planned-temporary': 'live-migrate', app: 'web' },
      tags: [],
      fault: null,
      createdAt: '2026-09-01T08:00:00.000Z',
      updatedAt: '2026-09-01T08:00:00.000Z',
    };
    picture.apply(thingOfRow({ kind: 'server', id, data, read_at: new Date(), version: 1 }).thing);
  }
  const taken = heap() - before;
  return picture.servers().length === servers ? taken : NaN;
}

const median = (all: readonly number[] = []) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const seconds = Number(values.seconds);

const usual = await start(values.hosts, values.servers);
console.log(`the join over ${values.hosts} hosts and ${values.servers} servers`);
await graph(usual.url, JOIN(values.hosts));
const join = JOIN(values.hosts);
// What differs in a comment is another document, which nobody else asks for.
const ownJoins = Array.from({ length: 32 }, (_none, reader) => `${join} # ${reader}`);
for (const count of [1, 8, 32]) {
  const before = await usual.byReaders();
  const same = await readers(count, seconds, () => graph(usual.url, join));
  const own = await readers(count, seconds, (reader) => graph(usual.url, ownJoins[reader] ?? join));
  const requests = (await usual.byReaders()) - before;
  const byHand = await readers(count, seconds, () => joinByHand(usual.system, TOKEN, new Map()));
  const beside = (what: typeof same) =>
    `${what.perSecond.toFixed(2)}/s, ratio ${(what.perSecond / byHand.perSecond).toFixed(1)}, ` +
    `of medians ${(byHand.median / what.median).toFixed(1)}`;
  console.log(
    `${String(count).padStart(2)} readers: by hand ${byHand.perSecond.toFixed(2)}/s; picture, all the same question ` +
      `${beside(same)}; each its own ${beside(own)}; requests to Nova ${requests}`,
  );
}
const usualCost = await usual.cost();
console.log(`gateway: ${Math.round(usualCost.rss / 2 ** 20)} MiB`);
await usual.end();

console.log(
  `the picture alone, of ${values['big-servers']} servers: ${Math.round(pictureMiB(Number(values['big-servers'])))} MiB of heap`,
);
const big = await start(values['big-hosts'], values['big-servers']);
const before = await big.cost();
await new Promise((resolve) => setTimeout(resolve, 2000 * seconds));
const after = await big.cost();
const page = await readers(1, 1, () => graph(big.url, JOIN('50')));
const anew = performance.now();
await graph(big.url, JOIN('50'), 'no-cache');
const anewMs = performance.now() - anew;
console.log(`a cloud of ${values['big-hosts']} hosts and ${values['big-servers']} servers`);
console.log(
  `listens after ${(big.listeningMs / 1000).toFixed(1)} s, knows all after ${(big.knownMs / 1000).toFixed(1)} s`,
);
console.log(
  `gateway: ${Math.round(after.rss / 2 ** 20)} MiB, ${((after.cpuMs - before.cpuMs) / (20 * seconds)).toFixed(1)} % of a core while nothing changes`,
);
for (const [what, times] of Object.entries(after.polls))
  console.log(`poll ${what}: median ${median(times).toFixed(0)} ms of ${times.length}`);
console.log(
  `first page (50 hosts with servers): ${page.median.toFixed(0)} ms; asked anew of Nova ${anewMs.toFixed(0)} ms, ratio ${(anewMs / page.median).toFixed(0)}`,
);
await big.end();
