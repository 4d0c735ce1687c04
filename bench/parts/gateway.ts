/**
 * A gateway in a process of its own, over the simulators that its parent names, with an embedded store in memory.
 */

import { pino } from 'pino';

import { startApp } from '../../src/app.ts';
import { demoConfig } from '../../src/config/index.ts';
import { surroundings } from './surroundings.ts';

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
    jira: { name: 'corp-jira', ...jira },
  });
  const store = { kind: 'pglite', directory: 'memory' } as const;
  const app = await startApp({ ...config, store }, { log: pino({ level: 'silent' }) });
  process.send?.({ url: app.url });
}
