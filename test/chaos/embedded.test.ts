/**
 * One gateway on its embedded store, killed at random and started again on the same folder, with writers that send
 * everything until it is answered and clients that always come back.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';
import { pino } from 'pino';

import { cloudName, eventCursor, windowId } from '../../src/domain/ids.ts';
import { openStore } from '../../src/store/index.ts';
import { graphClient } from '../graph/client.ts';
import { until } from '../graph/until.ts';
import { follow } from './follower.ts';
import { startGateways } from './gateways.ts';
import { createRandom, pause } from './random.ts';
import { FAULTLESS, judge, sum } from './verdict.ts';
import { startWriting } from './mutations.ts';

/** More, and more often, with CHAOS_EVENTS and CHAOS_KILLS in the environment. */
const EVENTS = Number(process.env.CHAOS_EVENTS ?? 150);
const CLIENTS = 30;
const KILLS = Number(process.env.CHAOS_KILLS ?? 2);
/** That writers get as far as the next kill: so much for each change, and for a start of the gateway. */
const GETS_ON_MS = 60_000 + (200 * EVENTS) / (KILLS + 1);
const everything = { kind: 'operator', clouds: [cloudName('home')] } as const;
const log = pino({ level: 'silent' });

test(`${EVENTS} mutations while the gateway is killed ${KILLS} times: each of ${CLIENTS} clients ends with exactly the log`, async () => {
  await using closing = new AsyncDisposableStack();
  const random = createRandom();
  const began = Date.now();
  const folder = await mkdtemp(join(tmpdir(), 'slipway-embedded-'));
  closing.defer(() => rm(folder, { recursive: true }));
  const gateways = await startGateways(1, `{ pglite: "${join(folder, 'data')}" }`);
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (!isClosed) await gateways.close();
    isClosed = true;
  };
  closing.defer(close);
  await gateways.ready();
  const [gateway] = gateways.processes;
  const [url = ''] = gateways.urls;

  const clients = Array.from({ length: CLIENTS }, () => follow(gateways.sockets, gateways.token, random));
  const leave = async (): Promise<void> => {
    await Promise.all(clients.map((client) => client.end()));
  };
  closing.defer(leave);
  await until('all clients to have begun', () => clients.every((client) => client.started()), 30_000);
  const writing = await startWriting(graphClient(url), gateways.token, EVENTS);
  closing.defer(writing.stop);
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await until('writers to get on', () => writing.done() >= (EVENTS * kill) / (KILLS + 1), GETS_ON_MS);
    await pause(random.whole(0, 100));
    gateway?.kill(random.whole(0, 500));
    random.pick(clients).drop();
  }
  await writing.finished;
  await until(
    'all clients to be told as much',
    () => new Set(clients.map(({ told }) => told.length)).size === 1,
    30_000,
  );
  const resets = clients.flatMap((client) => client.resets);
  await leave();
  await close();

  const store = await openStore({ pglite: join(folder, 'data') }, log);
  closing.defer(store.close);
  const cursors: string[] = [];
  let updates = 0;
  for (const window of writing.windows) {
    const { items } = await store.maintenance.historyOf(everything, windowId(window), { first: 10_000, after: null });
    cursors.push(...items.map(({ cursor }) => cursor));
    updates += items.filter(({ item }) => item.changedFields.includes('description')).length;
  }
  cursors.sort((a, b) => store.events.compare(eventCursor(a), eventCursor(b)));
  const verdict = sum(clients.map(({ told }) => judge(cursors, told)));
  const connections = clients.reduce((all, client) => all + client.connections(), 0);
  process.stderr.write(
    `chaos with the embedded store, seed ${random.seed}: ${cursors.length} events, ${CLIENTS} clients with ` +
      `${connections} connections; gateway started ${gateway?.starts() ?? 0} times; lost ${verdict.lost}, ` +
      `twice ${verdict.twice}, out of order ${verdict.outOfOrder}, resets ${resets.length}; ` +
      `${Math.round((Date.now() - began) / 1000)} s\n`,
  );
  // Answered is done, and sent again is done once.
  expect(updates).toBe(EVENTS);
  expect(resets).toEqual([]);
  expect(verdict).toEqual(FAULTLESS);
}, 1_500_000);
