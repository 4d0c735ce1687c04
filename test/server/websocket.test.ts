/** GraphQL over WebSocket: who comes in, until when, and what is told of errors. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Client, ClientOptions } from 'graphql-ws';
import { WebSocket } from 'ws';

import { OPERATOR, startGateway, TENANT, UNKNOWABLE, until } from './gateway.ts';
import type { TestGateway } from './gateway.ts';
import { connectTo, run, socketUrl } from './socket-client.ts';

let gateway: TestGateway;
const clients: Client[] = [];
beforeEach(async () => {
  gateway = await startGateway();
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
  await gateway.close();
});

const connect = (params: ClientOptions['connectionParams'], headers: Record<string, string> = {}) => {
  const connected = connectTo(gateway.url, params, headers);
  clients.push(connected.client);
  return connected;
};

const messagesOf = (ends: readonly unknown[]) => JSON.stringify(ends);

/** Raw frames, for what no well-behaved client sends. */
async function rawSocket(frames: readonly unknown[], protocols = ['graphql-transport-ws']): Promise<number> {
  const socket = new WebSocket(socketUrl(gateway.url), protocols);
  return new Promise((resolve) => {
    socket.on('open', () => {
      for (const frame of frames) socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
    });
    socket.on('close', resolve);
  });
}

describe('who comes in', () => {
  test.each([
    ['X-Auth-Token in the payload', { 'X-Auth-Token': TENANT }, {}],
    ['x-auth-token in the payload', { 'x-auth-token': TENANT }, {}],
    ['Authorization in the payload', { Authorization: `Bearer ${TENANT}` }, {}],
    ['token in the payload', { token: TENANT }, {}],
    ['a header of the upgrade', undefined, { 'x-auth-token': TENANT }],
    ['the payload rather than the header', { token: TENANT }, { authorization: `Bearer ${OPERATOR}` }],
  ])('a token is read from %s', async (_where, params, headers) => {
    const { results, ends } = run(connect(params, headers).client, '{ whoami }');
    await until(() => ends.length > 0, 'the query is answered');
    expect([results, ends]).toEqual([[{ data: { whoami: 'tom' } }], ['complete']]);
  });

  test.each([
    ['no token', undefined, 4401],
    ['an unknown token', { token: 'nobody-knows-me' }, 4401],
    ['a token that Keystone cannot be asked about', { token: UNKNOWABLE }, 1013],
  ])('%s closes the socket', async (_what, params, code) => {
    const { client, closes } = connect(params);
    run(client, '{ whoami }');
    await until(() => closes.length > 0, 'the socket is closed');
    expect(closes[0]?.code).toBe(code);
    expect(gateway.contexts).toEqual([]);
  });

  test('what breaks the protocol is closed as the protocol says', async () => {
    const init = { type: 'connection_init', payload: { token: TENANT } };
    const subscribe = { id: '1', type: 'subscribe', payload: { query: '{ hold }' } };
    expect(await rawSocket(['no JSON'])).toBe(4400);
    expect(await rawSocket([subscribe])).toBe(4401);
    expect(await rawSocket([init, init])).toBe(4429);
    expect(await rawSocket([], [])).toBe(4406);
  });

  test('no other address takes sockets', async () => {
    const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/elsewhere`, 'graphql-transport-ws');
    const failure = await new Promise<Error>((resolve) => socket.on('error', resolve));
    expect(failure.message).toMatch(/404/u);
  });
});

describe('until when', () => {
  const expireIn = (ms: number) => {
    const tom = gateway.viewers.get(TENANT);
    if (tom) gateway.viewers.set(TENANT, { ...tom, expiresAt: new Date(Date.now() + ms) });
  };

  test('the socket is closed with 4403 when the token expires, and its listeners with it', async () => {
    expireIn(1500);
    const { client, closes } = connect({ token: TENANT });
    run(client, 'subscription { ticks { value } }');
    await until(() => gateway.topic.listeners() === 1, 'the subscription listens');
    await until(() => closes.length > 0, 'the token has expired');
    expect(closes[0]?.code).toBe(4403);
    await until(() => gateway.topic.listeners() === 0, 'nobody listens');
  });

  test('an expiry further away than the longest timer ends nothing', async () => {
    expireIn(2 ** 31 + 60_000);
    const { client, closes } = connect({ token: TENANT });
    const { results } = run(client, 'subscription { ticks { value } }');
    await until(() => gateway.topic.listeners() === 1 || closes.length > 0, 'the subscription listens');
    gateway.topic.publish(1);
    await until(() => results.length > 0 || closes.length > 0, 'the event arrived');
    expect(closes).toEqual([]);
  });

  test('a token that is not accepted any more begins no further operation', async () => {
    const { client, closes } = connect({ token: TENANT });
    run(client, 'subscription { ticks { value } }');
    await until(() => gateway.topic.listeners() === 1, 'the subscription listens');
    gateway.viewers.delete(TENANT);
    run(client, '{ whoami }');
    await until(() => closes.length > 0, 'the socket is closed');
    expect(closes[0]?.code).toBe(4403);
  });
});

describe('errors', () => {
  test('what a client did wrong keeps its code', async () => {
    const { client } = connect({ token: TENANT });
    const wrong = ['{ whoami', '{ nothing }', 'query a { whoami } query b { whoami }'].map((query) =>
      run(client, query),
    );
    await until(() => wrong.every(({ ends }) => ends.length > 0), 'all are answered');
    expect(wrong.map(({ ends }) => /"code":"(\w+)"/u.exec(messagesOf(ends))?.[1])).toEqual([
      'GRAPHQL_PARSE_FAILED',
      'GRAPHQL_VALIDATION_FAILED',
      'OPERATION_RESOLUTION_FAILURE',
    ]);
  });

  test('queries and mutations are executed too, their bugs masked', async () => {
    const { client } = connect({ token: OPERATOR });
    const [poked, boom] = [run(client, 'mutation { poke }'), run(client, '{ boom secret }')];
    await until(() => poked.ends.length + boom.ends.length === 2, 'both are answered');
    expect(poked.results).toEqual([{ data: { poke: 'poked' } }]);
    expect(boom.results).toMatchObject([
      { data: { boom: null, secret: 'for operators' }, errors: [{ message: 'Internal server error.' }] },
    ]);
  });

  test('a message longer than the limit ends the socket, and nothing is written to the console', async () => {
    const { client, closes } = connect({ token: TENANT });
    run(client, `{ whoami } # ${'x'.repeat(5_000)}`);
    await until(() => closes.length > 0, 'the socket is closed');
    expect(closes[0]?.code).toBe(1009);
    expect(gateway.log()).toContain('a WebSocket broke');
  });

  test('no token is in the log', async () => {
    const { client } = connect({ token: OPERATOR });
    const { ends } = run(client, '{ boom down }');
    await until(() => ends.length > 0, 'the query is answered');
    const refused = connect({ 'X-Auth-Token': UNKNOWABLE });
    run(refused.client, '{ whoami }');
    await until(() => refused.closes.length > 0, 'the socket is closed');
    for (const token of [OPERATOR, UNKNOWABLE]) expect(gateway.log()).not.toContain(token);
  });
});
