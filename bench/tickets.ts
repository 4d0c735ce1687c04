/**
 * What a ticket system costs a query: asked anew, remembered, hanging and down.
 *
 * Prints each as a ratio to the same query without tickets, and the requests that went to the system, within this run.
 * Time passes for the gateway by a clock of its own. A webhook's answer is timed too.
 */

import { createHmac } from 'node:crypto';
import { parseArgs } from 'node:util';

import { pino } from 'pino';

import { startDemoCloud } from '../demo/cloud.ts';
import { startDemoJira } from '../demo/jira.ts';
import { startApp } from '../src/app.ts';
import { demoConfig } from '../src/config/index.ts';

const { values } = parseArgs({
  options: {
    tickets: { type: 'string', default: '250' },
    rounds: { type: 'string', default: '9' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log('npm run bench:tickets -- [--tickets 250] [--rounds 9]');
  process.exit();
}
const [tickets, rounds] = [Number(values.tickets), Number(values.rounds)];
const MEMORY_MS = 61_000;
const SECRET = 'what-the-webhooks-are-signed-with';

const jira = await startDemoJira({ issues: tickets });
const cloud = await startDemoCloud({ hosts: tickets, servers: tickets });
for (let index = 0; index < tickets; index += 1) {
  const disabledReason = `see ${jira.browseUrl(`OPS-${101 + index}`)}`;
  cloud.changeHost(`compute-${index + 1}`, { disabled: true, disabledReason });
}
const { username, password, project_name: project } = cloud.cloud.auth;
const demo = demoConfig({
  host: '127.0.0.1',
  port: 0,
  dataDir: 'memory',
  cloud: { name: 'home', authUrl: cloud.authUrl, region: cloud.region, username, password, project },
  jira: { name: 'corp-jira', url: jira.url, email: jira.email, token: jira.token, webhookSecret: SECRET },
});
let ahead = 0;
const app = await startApp(
  { ...demo, store: { kind: 'pglite', directory: 'memory' } },
  { log: pino({ level: 'silent' }), now: () => new Date(Date.now() + ahead) },
);

async function ask(fields: string): Promise<void> {
  const query = `{ hosts(first: 500) { nodes { name ${fields} } } }`;
  const headers = { 'content-type': 'application/json', 'x-auth-token': 'demo-operator' };
  const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const answer = await response.text();
  if (!response.ok || answer.includes('"errors"')) throw new Error(answer.slice(0, 300));
}
async function deliver(round: number): Promise<void> {
  const body = JSON.stringify({ timestamp: Date.now() + ahead, issue: { id: '1', key: `OPS-${101 + round}` } });
  const signature = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
  const headers = { 'content-type': 'application/json', 'x-hub-signature': signature };
  const response = await fetch(`${app.url}/webhooks/tickets/corp-jira`, { method: 'POST', headers, body });
  if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
}

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
async function timed(before: () => void, work: (round: number) => Promise<void>, most = rounds) {
  const times: number[] = [];
  jira.resetRequests();
  for (let round = 0; round < most; round += 1) {
    before();
    // The token is known, so that what is timed is the query.
    await ask('');
    const from = performance.now();
    await work(round);
    times.push(performance.now() - from);
  }
  return { ms: median(times), requests: jira.count({ path: /\/rest\// }) / most };
}

const TICKETS = 'tickets { ticket { key status stale } }';
const nothing = (): void => undefined;
const older = (): void => {
  ahead += MEMORY_MS;
};
const plain = await timed(nothing, () => ask('tickets { url }'));
const lines: (readonly [string, Awaited<ReturnType<typeof timed>>])[] = [
  ['no ticket asked for', plain],
  ['asked anew', await timed(older, () => ask(TICKETS))],
  ['remembered', await timed(nothing, () => ask(TICKETS))],
];
jira.fail('/rest', { status: 503, body: {} });
lines.push(['down, last known shown', await timed(older, () => ask(TICKETS))]);
jira.heal();
// The breaker lets one batch try after half a minute of its own; a hanging system is measured on a fresh one.
await new Promise((resolve) => setTimeout(resolve, 31_000));
older();
await ask(TICKETS);
jira.fail('/rest', 'hang');
lines.push(['hangs, last known shown', await timed(older, () => ask(TICKETS), 3)]);
jira.heal();
lines.push(['a webhook is answered', await timed(nothing, deliver)]);

console.log(`${tickets} hosts with a ticket each; medians`);
for (const [what, { ms, requests }] of lines) {
  const shown = `${ms.toFixed(0)} ms`.padStart(8);
  console.log(
    `${what.padEnd(26)} ${shown}   ${(ms / plain.ms).toFixed(2)} x   ${requests.toFixed(1)} requests to Jira`,
  );
}
await app.close();
await Promise.all([cloud.close(), jira.close()]);
