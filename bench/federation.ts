/**
 * What federation costs: the graph alone, the same operation through the gateway, with one field of another subgraph over
 * HTTP, and the same stitched by @graphql-tools/federation.
 *
 * Prints each as a ratio to the graph alone, within this run. The cases take turns, so that all meet the same machine.
 */

import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';

import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import { execute, parse, print } from 'graphql';
import { pino } from 'pino';
import { z } from 'zod';

import { startDemoCloud } from '../demo/cloud.ts';
import { startDemoJira } from '../demo/jira.ts';
import { composeSupergraph, startApp } from '../src/app.ts';
import { demoConfig } from '../src/config/index.ts';
import type { Config } from '../src/config/index.ts';

const { values } = parseArgs({
  options: {
    hosts: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '15' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log('npm run bench:federation -- [--hosts 100] [--rounds 15]');
  process.exit();
}
const [hosts, rounds] = [Number(values.hosts), Number(values.rounds)];
const TOKEN = 'demo-operator';
const log = pino({ level: 'silent' });

const jira = await startDemoJira({ issues: hosts });
const cloud = await startDemoCloud({ hosts, servers: 10 * hosts });
for (let index = 0; index < hosts; index += 1) {
  const disabledReason = `see ${jira.browseUrl(`OPS-${101 + index}`)}`;
  cloud.changeHost(`compute-${index + 1}`, { disabled: true, disabledReason });
}
const cmdb = await startCmdb();
const { username, password, project_name: project } = cloud.cloud.auth;
const alone: Config = {
  ...demoConfig({
    host: '127.0.0.1',
    port: 0,
    dataDir: 'memory',
    cloud: { name: 'home', authUrl: cloud.authUrl, region: cloud.region, username, password, project },
    jira: {
      name: 'corp-jira',
      url: jira.url,
      email: jira.email,
      token: jira.token,
      webhookSecret: 'nobody-sends-any-here',
    },
  }),
  store: { kind: 'pglite', directory: 'memory' },
};
const federated: Config = {
  ...alone,
  federation: {
    name: 'slipway',
    subgraphs: [
      {
        name: 'cmdb',
        url: cmdb.url,
        headers: {},
        schema: null,
        timeoutMs: 10_000,
        concurrency: 16,
        subscriptions: { protocol: 'ws', url: cmdb.url },
      },
    ],
    supergraph: null,
    forward: [],
    policies: {},
    pollMs: 3_600_000,
  },
};
// Both have the same windows.
const ids = Array.from({ length: hosts }, (_none, index) => ({ __typename: 'Host', id: `home/compute-${index + 1}` }));
const plain = await startApp(alone, { log });
const gateway = await startApp(federated, { log });
await Promise.all([plain.url, gateway.url].map(planWindows));

const query = (foreign: string) => `{ hosts(first: 500) { nodes { id name ${foreign}
  servers(first: 100) { nodes { id name status } }
  maintenanceWindows { nodes { id state startsAt } }
  tickets { url ticket { key status } }
} } }`;

const supergraphSdl = await composeSupergraph(federated, log);
if (supergraphSdl === null) throw new Error('there is federation');
const stitched = getStitchedSchemaFromSupergraphSdl({
  supergraphSdl,
  onSubschemaConfig: (config) => {
    const url = config.name.toLowerCase() === 'cmdb' ? cmdb.url : `${plain.url}/graphql`;
    config.executor = async ({ document, variables }) =>
      (await post(url, { query: print(document), variables })) as never;
  },
});
const stitchedDocument = parse(query('rack { name }'));

const ENTITIES = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Host { rack { name } } } }';

const cases: Readonly<Record<string, () => Promise<unknown>>> = {
  'the graph alone': () => post(`${plain.url}/graphql`, { query: query('') }),
  'through the gateway, no foreign field': () => post(`${gateway.url}/graphql`, { query: query('') }),
  'through the gateway, one foreign field': () => post(`${gateway.url}/graphql`, { query: query('rack { name }') }),
  'stitched, one foreign field': async () => {
    const answer = await execute({ schema: stitched, document: stitchedDocument });
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors).slice(0, 300));
    return JSON.stringify(answer);
  },
  'the foreign subgraph by itself': () => post(cmdb.url, { query: ENTITIES, variables: { r: ids } }),
};

const times = new Map(Object.keys(cases).map((name): [string, number[]] => [name, []]));
for (let round = -2; round < rounds; round += 1) {
  const turn = Object.entries(cases);
  // Whoever comes first differs from round to round.
  for (const [name, work] of [...turn.slice((round + 2) % turn.length), ...turn.slice(0, (round + 2) % turn.length)]) {
    const from = performance.now();
    await work();
    if (round >= 0) times.get(name)?.push(performance.now() - from);
  }
}

const median = (all: readonly number[] = []): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const base = median(times.get('the graph alone'));
console.log(`${hosts} hosts with 10 servers, a window and a ticket each; medians of ${rounds} rounds`);
for (const [name, all] of times) {
  console.log(`${name.padEnd(40)} ${median(all).toFixed(0).padStart(6)} ms   ${(median(all) / base).toFixed(2)} x`);
}
await plain.close();
await gateway.close();
cmdb.stop();
await Promise.all([cloud.close(), jira.close()]);
process.exit();

async function post(url: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json', 'x-auth-token': TOKEN };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = z.object({ data: z.unknown(), errors: z.unknown().optional() }).parse(await response.json());
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors).slice(0, 300));
  return answer;
}

async function planWindows(url: string): Promise<void> {
  const schedule =
    'mutation ($input: ScheduleMaintenanceInput!) { scheduleMaintenance(input: $input) { userErrors { message } } }';
  for (const { id } of ids) {
    const input = {
      hostIds: [id],
      summary: 'Firmware',
      startsAt: '2096-12-01T10:00:00Z',
      endsAt: '2096-12-01T12:00:00Z',
    };
    await post(`${url}/graphql`, { query: schedule, variables: { input } });
  }
}

/** The example, in a process of its own. */
async function startCmdb(): Promise<{ url: string; stop: () => void }> {
  const main = fileURLToPath(new URL('../examples/cmdb/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /http:\S+/u.exec(chunk.toString())?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  return { url, stop: () => child.kill() };
}
