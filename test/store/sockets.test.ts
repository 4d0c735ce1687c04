/** Facts about sockets on which a database server falls silent. */

import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { watchSockets } from '../../src/store/postgres/sockets.ts';
import type { Sockets } from '../../src/store/postgres/sockets.ts';

const SILENCE_MS = 60;

let server: Server;
let near: Socket[];
beforeEach(async () => {
  near = [];
  server = createServer((socket) => near.push(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  for (const socket of near) socket.destroy();
  server.close();
  await once(server, 'close');
});

async function connected(sockets: Sockets): Promise<{ readonly socket: Socket; readonly failures: Error[] }> {
  const socket = sockets.stream();
  const failures: Error[] = [];
  socket.on('error', (error) => failures.push(error));
  socket.connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  return { socket, failures };
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.on('close', () => {
      resolve();
    });
  });
}

test('one on which nothing comes is ended, and says why', async () => {
  const { socket, failures } = await connected(watchSockets(SILENCE_MS));
  socket.write('select 1');
  await closed(socket);
  expect(failures.map(({ message }) => message)).toEqual(['The database server kept silent for 0.06 seconds.']);
});

test('while there is patience it is kept, and watched again afterwards', async () => {
  const sockets = watchSockets(SILENCE_MS);
  const { socket, failures } = await connected(sockets);
  await sockets.patient(async () => {
    await once(socket, 'timeout');
    expect(socket.destroyed).toBe(false);
  });
  socket.write('select 1');
  await closed(socket);
  expect(failures).toHaveLength(1);
});

test('one that is left is ended soon, whatever the server does', async () => {
  const sockets = watchSockets(3_600_000);
  const { socket } = await connected(sockets);
  sockets.leave();
  await closed(socket);
  expect(socket.destroyed).toBe(true);
});
