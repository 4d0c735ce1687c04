/**
 * A process that opens a store (its options are the argument, as JSON), writes a window, its event and a job, says so
 * in one line of JSON, and stays until it is killed. With `--work` it takes the job up first, and never ends it;
 * with `--lead=WHAT` it leads that first.
 */

import { pino } from 'pino';
import { z } from 'zod';

import { openStore } from '../../src/store/index.ts';
import { aHost, anEvent, aWindow } from './samples.ts';

const [argument = '', flag] = process.argv.slice(2);
const options = z.union([z.object({ pglite: z.string() }), z.object({ postgres: z.string() })]);
const store = await openStore(options.parse(JSON.parse(argument)), pino({ level: 'silent' }));
const [window, host, head] = [aWindow(), aHost(), await store.events.head()];
await store.maintenance.transaction(async (writes) => {
  await writes.insertWindow(window, [host], []);
  await writes.append(anEvent(window.id));
  await writes.enqueue({ action: 'disableHosts', window: window.id });
});
if (flag?.startsWith('--lead=') === true) {
  await new Promise<void>((begun) => {
    store.elections.campaign(flag.slice('--lead='.length), () => {
      begun();
      return new Promise(() => undefined);
    });
  });
}
if (flag === '--work') {
  await new Promise<void>((begun) => {
    void store.jobs.start(() => {
      begun();
      return new Promise(() => undefined);
    });
  });
}
process.stdout.write(`${JSON.stringify({ window: window.id, host, head })}\n`);
setInterval(() => undefined, 60_000);
