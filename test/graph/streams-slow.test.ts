/** Clients that do not read, over real connections: they cost little, hold up nobody, and are given no gap. */

import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { rawSubscriber } from './raw-subscriber.ts';
import { until } from './until.ts';
import { scheduleWindow } from './windows.ts';

const LINK = 'mutation ($input: LinkTicketInput!) { linkTicket(input: $input) { userErrors { code } } }';
/** A few hundred kilobytes each, so that a connection is full soon. */
const ALIASES = Array.from({ length: 80 }, (_none, n) => `d${n}: description`).join(' ');
const HEAVY = `subscription { maintenanceEvents { __typename ... on MaintenanceEvent { ticket { url } window { ${ALIASES} } } } }`;
const DESCRIPTION = 'x'.repeat(5_000);
const EVENTS = 60;
const EACH_BYTES = 80 * DESCRIPTION.length;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes in buffers that somebody still holds, or that were let go of a moment ago. */
function buffered(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

let gateway: Gateway;
let window: string;
let written = 0;

beforeAll(async () => {
  gateway = await startGateway({ change: (config) => ({ ...config, limits: { ...config.limits, maxAliases: 1000 } }) });
  window = await scheduleWindow(gateway, { description: DESCRIPTION });
}, 180_000);
afterAll(() => gateway.close());

async function manyThingsHappen(): Promise<void> {
  for (let n = 0; n < EVENTS; n += 1) {
    written += 1;
    const link = { url: `https://elsewhere.example/${written}`, audience: 'OPERATORS' };
    await gateway.ask('demo-operator', LINK, { input: { windowId: window, link } });
  }
}

const numbersIn = (text: string) =>
  [...text.matchAll(/elsewhere\.example\/(\d+)"/gu)].map(([, number]) => Number(number));
const lately = () => Array.from({ length: EVENTS }, (_none, n) => written - EVENTS + n + 1);

test('a WebSocket that is not read costs a bounded amount, and goes on without a gap', async () => {
  const [slow, quick] = [1, 2].map(() => rawSubscriber(gateway.url, 'demo-operator', HEAVY));
  if (slow === undefined || quick === undefined) throw new Error('unreachable');
  await until('the snapshots', () => slow.payloads.length + quick.payloads.length === 2);
  slow.socket.pause();
  const before = buffered();

  await manyThingsHappen();
  await until('the quick one', () => quick.payloads.length === 1 + EVENTS);
  // What the quick client was sent is in the same process, as text; what waits for the slow one would be buffers.
  await until('little to be held for the slow one', () => buffered() - before < (EVENTS * EACH_BYTES) / 2);
  expect(slow.payloads).toHaveLength(1);

  slow.socket.resume();
  await until('the slow one', () => slow.payloads.length === 1 + EVENTS, 30_000);
  expect(slow.payloads.slice(1).flatMap(numbersIn)).toEqual(lately());
  expect(slow.payloads.slice(1)).toEqual(quick.payloads.slice(1));
  [slow, quick].forEach((each) => {
    each.close();
  });
}, 240_000);

test('an event stream that is not read holds up nobody, and goes on without a gap', async () => {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = {
      accept: 'text/event-stream',
      'x-auth-token': 'demo-operator',
      'content-type': 'application/json',
    };
    const sent = request(`${gateway.url}/graphql/stream`, { method: 'POST', headers }, resolve).on('error', reject);
    sent.end(JSON.stringify({ query: HEAVY }));
  });
  let text = '';
  response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  response.on('error', () => null);
  await until('the snapshot', () => text.includes('MaintenanceSnapshot'));
  response.pause();
  const quick = rawSubscriber(gateway.url, 'demo-operator', HEAVY);
  await until('the snapshot', () => quick.payloads.length === 1);

  await manyThingsHappen();
  await until('the quick one', () => quick.payloads.length === 1 + EVENTS);
  expect(numbersIn(text).length).toBeLessThan(EVENTS);

  response.resume();
  await until('the slow one', () => numbersIn(text).length === EVENTS, 30_000);
  expect(numbersIn(text)).toEqual(lately());
  response.destroy();
  quick.close();
}, 240_000);
