/** Subscriptions: an event is a context, an error is no end, and leaving is prompt. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Client } from 'graphql-ws';

import { UpstreamError } from '../../src/errors.ts';
import { INNER_WORDS, startGateway, TENANT, until } from './gateway.ts';
import type { TestGateway } from './gateway.ts';
import { connectTo, run } from './socket-client.ts';

let gateway: TestGateway;
const clients: Client[] = [];
beforeEach(async () => {
  gateway = await startGateway();
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
  await gateway.close();
});

const connect = () => {
  const connected = connectTo(gateway.url, { token: TENANT });
  clients.push(connected.client);
  return connected;
};

describe('subscriptions', () => {
  test('each event is executed with a context of its own', async () => {
    const { results } = run(connect().client, 'subscription { ticks { value contextNumber } }');
    await until(() => gateway.topic.listeners() === 1, 'the subscription listens');
    for (const value of [7, 8]) gateway.topic.publish(value);
    await until(() => results.length === 2, 'both events arrived');
    expect(results.map((result) => result.data?.ticks)).toEqual([
      { value: 7, contextNumber: 1 },
      { value: 8, contextNumber: 2 },
    ]);
  });

  test('leaving an idle subscription frees its source at once', async () => {
    const { stop } = run(connect().client, 'subscription { ticks { value } }');
    await until(() => gateway.topic.listeners() === 1, 'the subscription listens');
    stop();
    await until(() => gateway.topic.listeners() === 0, 'nobody listens');
    expect(gateway.log()).not.toContain('unexpected error');
  });

  test('a socket carries as many as the limit allows; one more is refused until one has ended', async () => {
    const { client, closes } = connect();
    const running = Array.from({ length: 5 }, () => run(client, 'subscription { ticks { value } }'));
    await until(() => gateway.topic.listeners() === 5, 'the subscriptions listen');

    const more = run(client, 'subscription { ticks { value } }');
    await until(() => more.ends.length > 0, 'one more is answered');
    expect(more.ends).toMatchObject([
      [
        {
          message: expect.stringMatching(/^At most 5 operations/u) as unknown,
          extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' },
        },
      ],
    ]);
    expect(gateway.topic.listeners()).toBe(5);

    running[0]?.stop();
    await until(() => gateway.topic.listeners() === 4, 'one has ended');
    run(client, 'subscription { ticks { value } }');
    await until(() => gateway.topic.listeners() === 5, 'another takes its place');
    expect(closes).toEqual([]);
    run(connect().client, 'subscription { ticks { value } }');
    await until(() => gateway.topic.listeners() === 6, 'another socket has a limit of its own');
  });

  test('a client that vanishes frees its sources', async () => {
    const { client } = connect();
    for (let n = 0; n < 3; n += 1) run(client, 'subscription { ticks { value } }');
    await until(() => gateway.topic.listeners() === 3, 'the subscriptions listen');
    client.terminate();
    await until(() => gateway.topic.listeners() === 0, 'nobody listens');
  });

  test('an event that fails is told and the stream goes on', async () => {
    const { results, ends } = run(connect().client, 'subscription { ticks { value faulty } }');
    await until(() => gateway.topic.listeners() === 1, 'the subscription listens');
    gateway.topic.publish(1);
    await until(() => results.length === 1, 'the first event arrived');
    gateway.trouble.inContext = new UpstreamError('keystone', 'TIMEOUT', 'no answer');
    gateway.topic.publish(2);
    await until(() => results.length === 2, 'the second event arrived');
    gateway.trouble.inContext = null;
    gateway.topic.publish(3);
    await until(() => results.length === 3, 'the third event arrived');

    expect(results.map((result) => result.errors?.[0]?.extensions?.code)).toEqual([
      'INTERNAL_SERVER_ERROR',
      'UPSTREAM_FAILED',
      'INTERNAL_SERVER_ERROR',
    ]);
    expect(results[2]?.data?.ticks).toEqual({ value: 3, faulty: null });
    expect(ends).toEqual([]);
    expect(JSON.stringify(results)).not.toContain('hunter2');
    expect(gateway.log()).toContain('hunter2');
  });

  test('a source that fails ends its subscription with an error that tells no inner words', async () => {
    const { ends } = run(connect().client, 'subscription { ticks { value } }');
    await until(() => gateway.topic.listeners() === 1, 'the subscription listens');
    gateway.topic.fail(new Error(INNER_WORDS));
    await until(() => ends.length > 0, 'the subscription has ended');
    expect(ends).toMatchObject([
      [{ message: 'Internal server error.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    ]);
    expect(gateway.log()).toContain('hunter2');
  });

  test('a subscription that cannot begin is told so without inner words', async () => {
    const { results } = run(connect().client, 'subscription { unstartable { value } }');
    await until(() => results.length > 0, 'there is an answer');
    expect(results[0]?.errors).toMatchObject([{ message: 'Internal server error.', path: ['unstartable'] }]);
  });

  test('a subscription for operators never starts for others', async () => {
    const { results } = run(connect().client, 'subscription { secretTicks { value } }');
    await until(() => results.length > 0, 'there is an answer');
    expect(results[0]?.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(gateway.topic.listeners()).toBe(0);
  });
});
