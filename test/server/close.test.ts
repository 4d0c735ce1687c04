/** Ending a server that is in the middle of things. */

import { expect, test } from '@jest/globals';
import { WebSocket } from 'ws';

import { OPERATOR, startGateway, TENANT, until } from './gateway.ts';
import { connectTo, run, socketUrl } from './socket-client.ts';

const QUERY = 'subscription { ticks { value } }';

test('close ends sockets with 1012, cuts streams, frees their sources, and takes little time', async () => {
  const { url, topic, close } = await startGateway();
  const { client, closes } = connectTo(url, { token: TENANT });
  run(client, QUERY);
  const stream = await fetch(`${url}/graphql/stream?query=${encodeURIComponent(QUERY)}`, {
    headers: { accept: 'text/event-stream', 'x-auth-token': TENANT },
  });
  await until(() => topic.listeners() === 2, 'both listen');

  const before = Date.now();
  await close();
  expect(Date.now() - before).toBeLessThan(900);
  expect(topic.listeners()).toBe(0);
  await until(() => closes.length > 0, 'the socket is closed');
  expect(closes[0]?.code).toBe(1012);
  // Cut, not completed: the client is to come back.
  await expect(stream.text()).rejects.toThrow();
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
});

test('a client that does not answer a close is cut off', async () => {
  const { url, close } = await startGateway();
  const socket = new WebSocket(socketUrl(url), 'graphql-transport-ws');
  await new Promise((resolve) => socket.on('open', resolve));
  socket.pause();
  await close();
  socket.terminate();
  expect(socket.readyState).not.toBe(socket.OPEN);
});

test('a port that is taken is told, and the server that wanted it can still be closed', async () => {
  const first = await startGateway();
  const port = Number(new URL(first.url).port);
  const { server, close } = await startGateway({}, { listen: false });
  await expect(server.listen({ host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await close();
  await first.close();
});

test('a request that is under way is answered before the server is gone', async () => {
  const gate = Promise.withResolvers<string>();
  let asked = false;
  const { post, close } = await startGateway({
    hold: () => {
      asked = true;
      return gate.promise;
    },
  });
  const answer = post({ query: '{ hold }' }, { 'x-auth-token': OPERATOR });
  await until(() => asked, 'the request is under way');
  const closed = close();
  gate.resolve('in time');
  expect((await answer).body).toEqual({ data: { hold: 'in time' } });
  await closed;
});

test.each([
  [
    'WebSocket',
    (url: string) => {
      const { client } = connectTo(url, { token: TENANT });
      run(client, QUERY);
      return () => {
        client.terminate();
      };
    },
  ],
  [
    'event stream',
    (url: string) => {
      const leaving = new AbortController();
      const init = { headers: { accept: 'text/event-stream', 'x-auth-token': TENANT }, signal: leaving.signal };
      fetch(`${url}/graphql/stream?query=${encodeURIComponent(QUERY)}`, init).catch(() => null);
      return () => {
        leaving.abort();
      };
    },
  ],
])('a client of the %s that leaves before its subscription has begun leaves nothing behind', async (_what, begin) => {
  const gate = Promise.withResolvers<object>();
  let asked = 0;
  const { url, topic, log, close } = await startGateway({
    contextFor: () => {
      asked += 1;
      return gate.promise;
    },
  });
  const leave = begin(url);
  await until(() => asked === 1, 'the subscription is about to begin');
  leave();
  await until(() => /a WebSocket has closed|"route":"\/graphql\/stream"/u.test(log()), 'the server has noticed');
  gate.resolve({});
  await until(() => topic.begun() === 1, 'the subscription has begun');
  await until(() => topic.listeners() === 0, 'nobody listens');
  await close();
});
