/** A server that is told to end: it says so first, takes nothing new, and lets what is under way be answered. */

import { expect, test } from '@jest/globals';
import { WebSocket } from 'ws';

import { ask, OPERATOR, startGateway, TENANT, until } from './gateway.ts';
import { connectTo, run, socketUrl } from './socket-client.ts';

/** A gateway in which a query is under way until it is let go. */
async function busyGateway() {
  const gate = Promise.withResolvers<string>();
  let asked = 0;
  const gateway = await startGateway({
    hold: () => {
      asked += 1;
      return gate.promise;
    },
  });
  return {
    ...gateway,
    letGo: () => {
      gate.resolve('in time');
    },
    asked: () => asked,
  };
}

test('it says that it is not ready and refuses new operations while old ones are answered', async () => {
  const gateway = await busyGateway();
  const { url, post } = gateway;
  const overHttp = post({ query: '{ hold }' });
  await until(() => gateway.asked() === 1, 'the request is under way');
  const closed = gateway.server.close(5_000);

  expect(await ask(`${url}/readyz`)).toMatchObject({ status: 503, body: { status: 'ending' } });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const refused = await post({ query: '{ whoami }' });
  expect(refused).toMatchObject({
    status: 503,
    body: { errors: [{ extensions: { code: 'SHUTTING_DOWN', retryable: true } }] },
  });
  expect(refused.headers.get('retry-after')).toBe('5');
  const late = new WebSocket(socketUrl(url), 'graphql-transport-ws');
  const failure = await new Promise<Error>((resolve) => late.on('error', resolve));
  expect(failure.message).toContain('503');

  gateway.letGo();
  expect((await overHttp).body).toEqual({ data: { hold: 'in time' } });
  await closed;
});

test('a socket whose operation is under way gets the answer, then 1012; one that only listens gets 1012 at once', async () => {
  const gateway = await busyGateway();
  const [busy, listening] = [connectTo(gateway.url, { token: OPERATOR }), connectTo(gateway.url, { token: TENANT })];
  const { results, ends } = run(busy.client, '{ hold }');
  run(listening.client, 'subscription { ticks { value } }');
  await until(() => gateway.asked() === 1 && gateway.topic.listeners() === 1, 'both are under way');
  const closed = gateway.server.close(5_000);

  await until(() => listening.closes.length === 1, 'the one is closed');
  expect(listening.closes[0]?.code).toBe(1012);
  expect(busy.closes).toEqual([]);
  gateway.letGo();
  await until(() => ends.length === 1, 'the other has its answer');
  expect(results).toEqual([{ data: { hold: 'in time' } }]);
  await until(() => busy.closes.length === 1, 'the other is closed');
  expect(busy.closes[0]?.code).toBe(1012);
  await closed;
});

test('a client of graphql-ws comes again after 1012 by itself, as it is shipped', async () => {
  const gateway = await startGateway();
  let opened = 0;
  const { createClient } = await import('graphql-ws');
  const client = createClient({
    url: socketUrl(gateway.url),
    webSocketImpl: WebSocket,
    connectionParams: { token: TENANT },
    retryAttempts: 1000,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 20)),
    on: { opened: () => (opened += 1) },
  });
  const ends: unknown[] = [];
  const stop = client.subscribe(
    { query: 'subscription { ticks { value } }' },
    { next: () => undefined, error: (error) => ends.push(error), complete: () => ends.push('complete') },
  );
  await until(() => gateway.topic.listeners() === 1, 'it listens');
  await gateway.close();
  const port = Number(new URL(gateway.url).port);
  const next = await startGateway({}, { listen: false });
  await next.server.listen({ host: '127.0.0.1', port });
  await until(() => next.topic.listeners() === 1, 'it listens again');
  expect(opened).toBe(2);
  expect(ends).toEqual([]);
  stop();
  await client.dispose();
  await next.close();
});

test('what takes longer than it is given is cut off', async () => {
  const gateway = await busyGateway();
  const overHttp = gateway.post({ query: '{ hold }' }).catch(() => 'cut off');
  await until(() => gateway.asked() === 1, 'the request is under way');
  await gateway.server.close(100);
  expect(await overHttp).toBe('cut off');
});
