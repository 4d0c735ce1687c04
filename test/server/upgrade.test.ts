/** What a socket may ask for before it is one. */

import { once } from 'node:events';
import { connect } from 'node:net';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startGateway } from './gateway.ts';
import type { TestGateway } from './gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

test('an upgrade of an address that is none is a 404, and the gateway lives', async () => {
  const { hostname, port } = new URL(gateway.url);
  const socket = connect(Number(port), hostname);
  socket.write('GET // HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');

  const [answer] = (await once(socket, 'data')) as [Buffer];

  expect(answer.toString()).toMatch(/^HTTP\/1\.1 404 /u);
  expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
});
