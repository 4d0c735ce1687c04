/** GraphQL over server-sent events, spoken to by graphql-sse's own client, and raw where the bytes matter. */

import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-sse';
import type { Client } from 'graphql-sse';

import { ask, INNER_WORDS, OPERATOR, startGateway, TENANT, UNKNOWABLE, until } from './gateway.ts';
import type { TestGateway } from './gateway.ts';
import { run as runOn } from './socket-client.ts';

let gateway: TestGateway;
const clients: Client[] = [];
beforeEach(async () => {
  gateway = await startGateway();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.dispose();
  await gateway.close();
});

const streamUrl = () => `${gateway.url}/graphql/stream`;

/** Starts an operation on a client of its own; what came of it so far. */
function run(query: string, token = TENANT) {
  const client = createClient({ url: streamUrl(), headers: { 'x-auth-token': token }, retryAttempts: 0 });
  clients.push(client);
  return runOn(client, query);
}

const ask406 = { accept: 'application/json', 'x-auth-token': TENANT };

describe('who comes in', () => {
  test.each([
    ['no token', {}, 401],
    ['an unknown token', { authorization: 'Bearer nobody-knows-me' }, 401],
    ['a token that Keystone cannot be asked about', { 'x-auth-token': UNKNOWABLE }, 503],
    ['a client that reads no event streams', ask406, 406],
  ])('%s is refused in JSON', async (_what, headers, status) => {
    const answer = await ask(`${streamUrl()}?query={whoami}`, { headers });
    expect(answer.status).toBe(status);
    expect(answer.body.errors).toHaveLength(1);
  });

  test('a mutation by GET is refused, and a POST that a foreign page could send unasked', async () => {
    const headers = { 'x-auth-token': OPERATOR, accept: 'text/event-stream' };
    const byGet = await fetch(`${streamUrl()}?query=mutation{poke}`, { headers });
    const simple = await fetch(streamUrl(), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'text/plain' },
      body: JSON.stringify({ query: 'mutation { poke }' }),
    });
    expect([byGet.status, simple.status]).toEqual([405, 415]);
  });

  test('a stream cannot be reserved for later', async () => {
    const { status } = await ask(streamUrl(), { method: 'PUT', headers: { 'x-auth-token': TENANT } });
    expect(status).toBe(404);
  });
});

describe('streams', () => {
  test('a query is one event and the end', async () => {
    const { results, ends } = run('{ whoami }');
    await until(() => ends.length > 0, 'the query is answered');
    expect([results, ends]).toEqual([[{ data: { whoami: 'tom' } }], ['complete']]);
  });

  test('each event is executed with a context of its own', async () => {
    const { results } = run('subscription { ticks { value contextNumber } }');
    await until(() => gateway.topic.listeners() === 1, 'the subscription listens');
    for (const value of [7, 8]) gateway.topic.publish(value);
    await until(() => results.length === 2, 'both events arrived');
    expect(results.map((result) => result.data?.ticks)).toEqual([
      { value: 7, contextNumber: 1 },
      { value: 8, contextNumber: 2 },
    ]);
  });

  test('leaving an idle stream frees its source at once', async () => {
    const { stop } = run('subscription { ticks { value } }');
    await until(() => gateway.topic.listeners() === 1, 'the subscription listens');
    stop();
    await until(() => gateway.topic.listeners() === 0, 'nobody listens');
    expect(gateway.log()).not.toContain(TENANT);
  });

  test('a stream ends with an error and its source when the token expires', async () => {
    const tom = gateway.viewers.get(TENANT);
    if (tom) gateway.viewers.set(TENANT, { ...tom, expiresAt: new Date(Date.now() + 1500) });
    const { results, ends } = run('subscription { ticks { value } }');
    await until(() => gateway.topic.listeners() === 1, 'the subscription listens');
    await until(() => ends.length > 0, 'the token has expired');
    expect(results).toMatchObject([{ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }]);
    expect(gateway.topic.listeners()).toBe(0);
  });

  test('a source that fails ends the stream with an error that tells no inner words', async () => {
    const { results, ends } = run('subscription { ticks { value } }');
    await until(() => gateway.topic.listeners() === 1, 'the subscription listens');
    gateway.topic.publish(1);
    gateway.topic.fail(new Error(INNER_WORDS));
    await until(() => ends.length > 0, 'the stream has ended');
    expect(results.map((result) => result.errors?.[0]?.message)).toEqual([undefined, 'Internal server error.']);
  });

  test('a bug in an event is masked and the stream goes on', async () => {
    const { results, ends } = run('subscription { ticks { value faulty } }');
    await until(() => gateway.topic.listeners() === 1, 'the subscription listens');
    for (const value of [1, 2]) gateway.topic.publish(value);
    await until(() => results.length === 2, 'both events arrived');
    expect(results.map((result) => result.errors?.[0]?.message)).toEqual(Array(2).fill('Internal server error.'));
    expect(ends).toEqual([]);
  });

  test('what a client did wrong keeps its code', async () => {
    const { results, ends } = run('{ nothing }');
    await until(() => ends.length > 0, 'the query is answered');
    expect(results).toMatchObject([{ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }]);
  });

  test('@operator holds here too', async () => {
    const { results } = run('subscription { secretTicks { value } }');
    await until(() => results.length > 0, 'there is an answer');
    expect(results).toMatchObject([{ errors: [{ extensions: { code: 'FORBIDDEN' } }] }]);
    expect(gateway.topic.listeners()).toBe(0);
  });
});

describe('a client that does not read', () => {
  test('holds up its own subscription: what it has not read is not executed', async () => {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const query = 'subscription { ticks { filler } }';
      httpRequest(`${streamUrl()}?query=${encodeURIComponent(query)}`, {
        headers: { accept: 'text/event-stream', 'x-auth-token': TENANT },
      })
        .on('response', resolve)
        .on('error', reject)
        .end();
    });
    response.pause();
    await until(() => gateway.topic.listeners() === 1, 'the subscription listens');
    const many = 500;
    for (let value = 0; value < many; value += 1) gateway.topic.publish(value);
    await settled(() => gateway.contexts.length);
    expect(gateway.contexts.length).toBeLessThan(many);
    response.destroy();
    await until(() => gateway.topic.listeners() === 0, 'nobody listens');
  });
});

/** Waits until a number has stopped growing; fails after ten seconds. */
async function settled(read: () => number): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (let before = -1, quiet = 0; quiet < 20;) {
    if (Date.now() > deadline) throw new Error('waited in vain until it stopped growing');
    await new Promise((resolve) => setTimeout(resolve, 10));
    quiet = read() === before ? quiet + 1 : 0;
    before = read();
  }
}
