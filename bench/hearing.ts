/**
 * How long until a client at a WebSocket knows what somebody changed in Nova: with its notifications, and by polling alone.
 *
 * Runs on the real control plane of test/openstack (`npm run openstack:up`, `npm run openstack:seed`): two gateways watch
 * one host side by side, so that both are told of the same changes. Prints times from Nova's answer to whoever made the
 * change, and their ratio within this run.
 */

import { parseArgs } from 'node:util';

import { cloudName } from '../src/domain/ids.ts';
import { createNotifications } from '../src/upstream/nova/notifications.ts';
import { until } from '../test/graph/until.ts';
import { startOutsider } from '../test/openstack/outsider.ts';
import { BUS } from '../test/openstack/services.ts';
import { startSide, told } from '../test/openstack/side.ts';
import type { Side } from '../test/openstack/side.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '12' },
    seconds: { type: 'string', default: '5' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(
    'npm run bench:hearing -- [--rounds 12] [--seconds 5]    seconds between polls; 5 is the default of Slipway',
  );
  process.exit();
}
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
const HOST = 'compute-1';
const SPARE = 'compute-3';
const POLICY = 'maintenance:planned-temporary';

const outsider = await startOutsider();
const [server] = (await outsider.nova.listServers()).filter(({ status }) => status === 'ACTIVE');
if (server === undefined) throw new Error('there is no server: npm run openstack:seed');
await outsider.arrange({ [HOST]: [server.id] }, SPARE);
const watch = `{ hostSeconds: ${seconds}, serverSeconds: ${seconds}, lookSeconds: 3600 }`;
const url = `amqp://guest:guest@127.0.0.1:5672/${BUS.vhost}`;
const listening = await startSide(HOST, { watch, notifications: `{ url: "${url}" }` });
const polling = await startSide(HOST, { watch });

/** When the notification itself came, at a listener that does nothing with it. */
let hintedAt = 0;
const bare = createNotifications({
  cloud: cloudName('bare'),
  broker: BUS,
  exchange: 'nova',
  topic: 'versioned_notifications',
});
const ending = new AbortController();
const listened = bare.listen((hint) => {
  if (hint.kind !== 'all') hintedAt ||= performance.now();
}, ending.signal);
await until('a queue', () => bare.state().hearing === 'HEARING');

interface Times {
  readonly hint: number[];
  readonly listening: number[];
  readonly polling: number[];
}

/** `isTold` of what a client was told since the change. */
async function timed(change: (round: number) => Promise<void>, isTold: (text: string) => boolean): Promise<Times> {
  const times: Times = { hint: [], listening: [], polling: [] };
  for (let round = 0; round < rounds; round += 1) {
    // So that changes fall anywhere between two polls.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * seconds * 1000));
    const before = new Map([listening, polling].map((side) => [side, told(side).length]));
    hintedAt = 0;
    await change(round);
    const answered = performance.now();
    const knows = async (side: Side) => {
      const isNews = () => told(side).slice(before.get(side)).some(isTold);
      await until(`round ${round}`, isNews, 60_000);
      return performance.now() - answered;
    };
    const [heard, polled] = await Promise.all([knows(listening), knows(polling)]);
    times.hint.push(hintedAt - answered);
    times.listening.push(heard);
    times.polling.push(polled);
  }
  return times;
}

const hostNow = async () => {
  const [host] = await outsider.nova.listHosts({ name: HOST });
  if (host === undefined) throw new Error(`Nova has no ${HOST}`);
  return host;
};
const host = await hostNow();
const results: readonly (readonly [string, Times])[] = [
  [
    'a host is disabled, or for another reason',
    await timed(
      async (round) => {
        await outsider.nova.setHostStatus(host, 'DISABLED', `round ${round}`);
      },
      (text) => text.startsWith('HOST_CHANGED'),
    ),
  ],
  [
    'an owner writes another policy into a server',
    await timed(
      async (round) => {
        await outsider.nova.setServerMetadata(server.id, { [POLICY]: round % 2 === 0 ? 'keep' : 'migrate' });
      },
      (text) => text.startsWith('WINDOW_UPDATED'),
    ),
  ],
];

const at = (all: readonly number[], part: number) =>
  all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * part))] ?? 0;
const ms = (value: number) => `${value.toFixed(0)} ms`.padStart(8);
console.log(`${rounds} changes of each kind; from Nova's answer to whoever changed it; polls each ${seconds} s`);
for (const [what, times] of results) {
  console.log(what);
  for (const [name, all] of Object.entries(times) as [string, number[]][]) {
    const ratio = (at(all, 0.5) / at(times.listening, 0.5)).toFixed(2);
    console.log(`  ${name.padEnd(10)} median ${ms(at(all, 0.5))}   longest ${ms(at(all, 1))}   ${ratio} x`);
  }
}
ending.abort();
await listened;
await outsider.nova.setHostStatus(host, 'ENABLED', null);
await outsider.nova.setServerMetadata(server.id, { [POLICY]: null });
await Promise.all([listening, polling].map(({ graph }) => graph.close()));
await outsider.close();
