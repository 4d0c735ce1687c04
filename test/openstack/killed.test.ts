/**
 * The gateway killed again and again while it drains a host of the real Nova.
 */

import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { rm } from 'node:fs/promises';

import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';

import { start } from '../commands/process.ts';
import type { SlipwayProcess } from '../commands/process.ts';
import { until } from '../graph/until.ts';
import { startOutsider } from './outsider.ts';
import type { Outsider } from './outsider.ts';
import { realCloud } from './real-cloud.ts';
import { realGraph, writeConfig } from './real-gateway.ts';
import type { RealGraph } from './real-gateway.ts';

jest.setTimeout(600_000);

const KILLS = 10;
const HOST = 'compute-1';

let outsider: Outsider;
let folder: string;
let file: string;
let url: string;
let running: SlipwayProcess | null = null;

beforeAll(async () => {
  outsider = await startOutsider();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  ({ folder, file } = await writeConfig(port, '{ perHost: 1, perWindow: 1, attempts: 3, backoffSeconds: 1 }'));
});

afterAll(async () => {
  await running?.kill();
  await outsider.close();
  await rm(folder, { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function startAgain(): Promise<SlipwayProcess> {
  const cloud = await realCloud();
  running = start(['serve', '--config', file], { cwd: folder, env: { OS_CLIENT_CONFIG_FILE: cloud.file } });
  const answers = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until('the gateway to be ready', answers, 60_000);
  return running;
}

/** Somewhere in the time that one move takes. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 3000));

async function fill(): Promise<readonly string[]> {
  const active = (await outsider.nova.listServers()).filter(({ status }) => status === 'ACTIVE');
  const ids = active.slice(0, 6).map(({ id }) => id);
  for (const id of ids) await outsider.place(id, HOST);
  for (const { id } of await outsider.serversOn(HOST)) if (!ids.includes(id)) await outsider.place(id, 'compute-3');
  return ids;
}

async function migrationsSince(start: Date, servers: readonly string[]) {
  const found = await outsider.nova.listMigrations({ changedSince: start });
  return found.filter(({ server }) => servers.includes(server));
}

test('killed ten times in mid-drain: no server is moved twice, none forgotten, each event told once', async () => {
  const servers = await fill();
  const newest = Math.max(0, ...(await migrationsSince(new Date(0), servers)).map(({ id }) => id));
  const began = new Date(Date.now() - 60_000);
  let gateway = await startAgain();
  let graph: RealGraph = await realGraph(url);
  const hour = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const id = await graph.schedule({
    hostIds: [`real/${HOST}`],
    summary: 'Swap a DIMM',
    acknowledgeBy: new Date().toISOString(),
    startsAt: hour(1),
    endsAt: hour(2),
  });
  await graph.send(id, 'confirm');
  await graph.send(id, 'drain');

  for (let kill = 0; kill < KILLS; kill += 1) {
    await aWhile();
    await gateway.kill();
    gateway = await startAgain();
  }
  graph = await realGraph(url);
  const end = await graph.comesTo(id, 'is ready', ({ phase }) => phase === 'READY');

  expect(end.servers.nodes.map(({ outcome }) => outcome)).toEqual(servers.map(() => 'MOVED'));
  expect(await outsider.serversOn(HOST)).toEqual([]);
  const moves = (await migrationsSince(began, servers)).filter((migration) => migration.id > newest);
  expect(
    moves
      .filter(({ state }) => state === 'DONE')
      .map(({ server }) => server)
      .toSorted(),
  ).toEqual([...servers].toSorted());
  expect(moves.filter(({ state }) => state !== 'DONE')).toEqual([]);

  const history = await graph.history(id);
  const count = (type: string, of: (event: (typeof history)[number]) => boolean = () => true) =>
    history.filter((event) => event.type === type && of(event)).length;
  // Confirmed, draining, ready.
  expect(count('STATE_CHANGED')).toBe(3);
  expect(count('HOST_CHANGED', ({ note }) => note === 'Disabled.')).toBe(1);
  expect(count('HOST_EMPTIED')).toBe(1);
  for (const server of servers) {
    expect(count('ANSWER_OVERDUE', (event) => event.server?.serverId === server)).toBe(1);
    // Under way, and moved; an attempt that a kill kept from reaching Nova adds two more.
    const told = count('SERVER_OUTCOME_CHANGED', (event) => event.server?.serverId === server);
    expect(told % 2).toBe(0);
  }
  await graph.send(id, 'cancel');
  const enabled = async () => (await outsider.nova.listHosts({ name: HOST }))[0]?.status === 'ENABLED';
  await until('the host to be enabled', enabled, 60_000);
  await graph.close();
});
