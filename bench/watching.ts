/**
 * What it costs to be watched: the join of hosts, servers, windows and tickets through three gateways, watched by nobody,
 * by metrics, and by metrics and traces of every request.
 *
 * Prints time and CPU of each as a ratio to the first within this run, in which they take turns. A fourth is watched by
 * nobody either: what it differs by is chance. The simulators, the
 * collector and the gateways have a process each.
 */

import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';

import { z } from 'zod';

import { surroundings } from './parts/surroundings.ts';

const HELP = `npm run bench:watching -- [--hosts 200] [--servers 2000] [--issues 100] [--rounds 30]`;
const { values } = parseArgs({
  options: {
    hosts: { type: 'string', default: '200' },
    servers: { type: 'string', default: '2000' },
    issues: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '30' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit();
}

const JOIN = `{ hosts(first: ${values.hosts}) { nodes {
  name
  servers { nodes { name } }
  tickets { ticket { key status } }
  maintenanceWindows { nodes { state tickets { ticket { key status } } } }
} } }`;
const SMALL = '{ hosts(first: 1) { nodes { name } } }';
const SCHEDULE =
  'mutation ($input: ScheduleMaintenanceInput!) { scheduleMaintenance(input: $input) { window { id } } }';
const WAYS = { nobody: [], 'nobody, again': [], metrics: ['metrics'], 'metrics and traces': ['traces'] };

const children: ChildProcess[] = [];
async function start(part: string, args: readonly string[], message?: unknown) {
  const child = fork(new URL(`parts/${part}.ts`, import.meta.url), args);
  children.push(child);
  const said = once(child, 'message');
  if (message !== undefined) child.send(message as object);
  const [answer] = (await said) as unknown[];
  return { child, answer };
}

const listening = z.object({ url: z.string() });
const used = z.object({ cpuMs: z.number() });
const { answer } = await start('simulators', [values.hosts, values.servers, values.issues]);
const system = surroundings.parse(answer);
const collector = listening.parse((await start('collector', [])).answer);

async function gatewayOf(args: readonly string[]) {
  const { child, answer: said } = await start('gateway', args.length === 0 ? [] : [...args, collector.url], system);
  const { url } = listening.parse(said);
  const ask = async (query: string, variables: unknown = {}): Promise<void> => {
    const headers = { 'content-type': 'application/json', 'x-auth-token': 'demo-operator' };
    const body = JSON.stringify({ query, variables });
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
    const text = await response.text();
    if (!response.ok || text.includes('"errors"')) throw new Error(text.slice(0, 300));
  };
  const cpuMs = async (): Promise<number> => {
    const told = once(child, 'message');
    child.send('cpu');
    const [message] = (await told) as unknown[];
    return used.parse(message).cpuMs;
  };
  for (let index = 0; index < Number(values.issues) / 2; index += 1) {
    const input = {
      hostIds: [`home/compute-${index + 1}`],
      summary: `Work ${index}`,
      startsAt: '2096-12-01T10:00:00Z',
      endsAt: '2096-12-01T12:00:00Z',
      tickets: [{ url: `${system.jira.url}/browse/OPS-${101 + index}` }],
    };
    await ask(SCHEDULE, { input });
  }
  return { ask, cpuMs, times: [] as number[], cpu: [] as number[] };
}

const gateways: (readonly [string, Awaited<ReturnType<typeof gatewayOf>>])[] = [];
for (const [name, args] of Object.entries(WAYS)) gateways.push([name, await gatewayOf(args)]);

/** A quarter of the rounds took less: what others do on the same machine adds to the rest. */
const lowerQuartile = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 4)] ?? 0;

for (const [what, query, times] of [
  ['the join', JOIN, 1],
  ['one host, 20 times', SMALL, 20],
] as const) {
  for (const [, gateway] of gateways) {
    gateway.times.length = 0;
    gateway.cpu.length = 0;
  }
  for (let round = -3; round < Number(values.rounds); round += 1) {
    for (const [, { ask, cpuMs, times: took, cpu }] of gateways) {
      const before = await cpuMs();
      const from = performance.now();
      for (let time = 0; time < times; time += 1) await ask(query);
      const ms = performance.now() - from;
      const spent = (await cpuMs()) - before;
      if (round < 0) continue;
      took.push(ms);
      cpu.push(spent);
    }
  }
  console.log(`${what}: ${values.hosts} hosts, ${values.servers} servers; lower quartile of ${values.rounds} rounds`);
  const [, nobody] = gateways[0] ?? [];
  for (const [name, { times: took, cpu }] of gateways) {
    const ratio = (of: readonly number[], to: readonly number[] = []) =>
      (lowerQuartile(of) / lowerQuartile(to)).toFixed(2);
    console.log(`  ${name.padEnd(20)} time ${ratio(took, nobody?.times)}  CPU ${ratio(cpu, nobody?.cpu)}`);
  }
}
children.forEach((child) => {
  child.disconnect();
});
