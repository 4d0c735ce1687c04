/**
 * A gateway in a process of its own, over the simulators that its parent names, with an embedded store in memory.
 *
 * `metrics` as its first argument has it count, `traces` and a collector's URL have it send traces too. Every message
 * after the first asks for the CPU that it used.
 */

import { pino } from 'pino';

import { startApp } from '../../src/app.ts';
import { demoConfig } from '../../src/config/index.ts';
import type { ObservedCall } from '../../src/upstream/http.ts';
import type { Config } from '../../src/config/index.ts';
import { surroundings } from './surroundings.ts';

const [watched, collector] = process.argv.slice(2);

process.once('message', (message) => {
  void start(message);
});
process.on('disconnect', () => process.exit());

async function start(message: unknown): Promise<void> {
  const { jira, ...cloud } = surroundings.parse(message);
  const config = demoConfig({
    host: '127.0.0.1',
    port: 0,
    dataDir: 'memory',
    cloud: { name: 'home', ...cloud },
    jira: { name: 'corp-jira', ...jira, webhookSecret: 'nobody-sends-any-here' },
  });
  const store = { kind: 'pglite', directory: 'memory' } as const;
  const polls: Record<string, number[]> = {};
  const onUpstreamCall = ({ path, ms }: ObservedCall) => {
    (polls[path] ??= []).push(ms);
  };
  const log = pino({ level: 'silent' });
  const app = await startApp({ ...config, store, ...watching() }, { log, onUpstreamCall });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ rss: process.memoryUsage().rss, cpuMs: (user + system) / 1000, polls });
  });
  process.send?.({ url: app.url });
}

function watching(): Partial<Config> {
  if (watched === undefined) return {};
  const metrics = { host: '127.0.0.1', port: 0, token: null };
  if (watched === 'metrics' || collector === undefined) return { metrics };
  return { metrics, tracing: { url: collector, protocol: 'http/protobuf', share: 1, followsCaller: true } };
}
