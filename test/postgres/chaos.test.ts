/**
 * Three gateways on one PostgreSQL, all of them killed at random, with writers that never stop and clients that always
 * come back.
 */

import { expect, test } from '@jest/globals';
import { pino } from 'pino';

import type { EventCursor } from '../../src/domain/ids.ts';
import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/index.ts';
import { follow } from '../chaos/follower.ts';
import type { Follower } from '../chaos/follower.ts';
import { startGateways } from '../chaos/gateways.ts';
import type { Gateways } from '../chaos/gateways.ts';
import { keepRunning } from '../chaos/kept-process.ts';
import type { KeptProcess } from '../chaos/kept-process.ts';
import { createRandom, pause } from '../chaos/random.ts';
import type { Random } from '../chaos/random.ts';
import { FAULTLESS, judge, sum } from '../chaos/verdict.ts';
import { until } from '../graph/until.ts';
import { aWindow, eventually, insert } from '../store/samples.ts';
import { startCluster } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { query } from './new-database.ts';

const EVENTS = 10_000;
const CLIENTS = 30;
const log = pino({ level: 'silent' });

/** What is done to them, again and again. */
function createHarm(random: Random, cluster: Cluster, gateways: Gateways, writers: KeptProcess[], clients: Follower[]) {
  const done = {
    'gateways killed': 0,
    'PostgreSQL stopped': 0,
    'connections cut': 0,
    'writers killed': 0,
    'clients dropped': 0,
  };
  const deeds: readonly (readonly [keyof typeof done, number, () => unknown])[] = [
    [
      'gateways killed',
      6,
      () => {
        random.pick(gateways.processes).kill(random.whole(0, 1500));
      },
    ],
    [
      'PostgreSQL stopped',
      2,
      async () => {
        await cluster.stop();
        await pause(random.whole(0, 1500));
        await cluster.start();
      },
    ],
    [
      'connections cut',
      2,
      () =>
        query(
          cluster.url,
          `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name like 'slipway%' and random() < 0.5`,
        ),
    ],
    [
      'writers killed',
      2,
      () => {
        random.pick(writers).kill(random.whole(0, 500));
      },
    ],
    [
      'clients dropped',
      3,
      () => {
        random.pick(clients).drop();
      },
    ],
  ];
  const lots = deeds.flatMap((deed) => Array.from({ length: deed[1] }, () => deed));
  return {
    done,
    some: async (): Promise<void> => {
      const [name, , deed] = random.pick(lots);
      done[name] += 1;
      await deed();
    },
  };
}

async function wholeLog(store: Store, start: EventCursor) {
  const cursors: string[] = [];
  const notes = new Set<string>();
  let cursor = start;
  for (;;) {
    const events = await store.events.read(cursor, 1000);
    if (events.length === 0) return { cursors, notes };
    for (const event of events) {
      cursors.push(event.cursor);
      if (event.note !== null) notes.add(event.note);
    }
    cursor = events.at(-1)?.cursor ?? cursor;
  }
}

test(`${EVENTS} events while everything is killed at random: each of ${CLIENTS} clients ends with exactly the log`, async () => {
  await using closing = new AsyncDisposableStack();
  const random = createRandom();
  const began = Date.now();
  const cluster = await startCluster();
  closing.defer(cluster.remove);
  const gateways = await startGateways(3, `{ postgres: "${cluster.url}" }`);
  closing.defer(gateways.close);
  await gateways.ready();
  const store = await openStore({ postgres: cluster.url }, log);
  closing.defer(store.close);
  const windows = Array.from({ length: 12 }, () => aWindow());
  for (const window of windows) await insert(store.maintenance, window);
  const start = await eventually(async () => {
    const head = await store.events.head();
    return (await store.events.read(head, 1)).length === 0 ? head : null;
  });

  const clients = Array.from({ length: CLIENTS }, () => follow(gateways.sockets, gateways.token, random));
  closing.defer(async () => {
    await Promise.all(clients.map((client) => client.end()));
  });
  await until('all clients to have begun', () => clients.every((client) => client.started()), 60_000);
  const acknowledged: string[] = [];
  const writers = [1, 2].map((nth) =>
    keepRunning({
      script: 'writer.ts',
      args: [JSON.stringify({ url: cluster.url, windows: windows.map(({ id }) => id), seed: random.seed + nth })],
      onLine: (note) => acknowledged.push(note),
    }),
  );
  closing.defer(async () => {
    await Promise.all(writers.map((writer) => writer.end()));
  });

  const harm = createHarm(random, cluster, gateways, writers, clients);
  while (acknowledged.length < EVENTS) {
    // By what was written, not by time: a slow machine is not harmed more often.
    const next = Math.min(EVENTS, acknowledged.length + random.whole(100, 500));
    await until('writers to get on', () => acknowledged.length >= next, 60_000);
    if (next < EVENTS) await harm.some().catch(() => undefined);
  }
  await Promise.all(writers.map((writer) => writer.end()));
  await gateways.ready();
  const { cursors, notes } = await eventually(async () => {
    const found = await wholeLog(store, start).catch(() => null);
    return found !== null && found.cursors.length >= EVENTS ? found : null;
  });
  const last = cursors.at(-1);
  await until(
    'all clients to be told the last event',
    () => clients.every(({ told }) => told.at(-1) === last),
    60_000,
  ).catch(() => undefined);

  const verdict = sum(clients.map(({ told }) => judge(cursors, told)));
  const connections = clients.reduce((all, client) => all + client.connections(), 0);
  const resets = clients.flatMap((client) => client.resets);
  const starts = gateways.processes.map((each) => each.starts());
  process.stderr.write(
    `chaos, seed ${random.seed}: ${cursors.length} events, ${CLIENTS} clients with ${connections} connections; ` +
      `${Object.entries(harm.done)
        .map(([what, times]) => `${what} ${times}`)
        .join(', ')}; gateways started ${starts.join(', ')} times; ` +
      `lost ${verdict.lost}, twice ${verdict.twice}, out of order ${verdict.outOfOrder}, resets ${resets.length}; ${Math.round((Date.now() - began) / 1000)} s\n`,
  );
  expect(acknowledged.filter((note) => !notes.has(note))).toEqual([]);
  expect(resets).toEqual([]);
  expect(verdict).toEqual(FAULTLESS);
}, 600_000);
