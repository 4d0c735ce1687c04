/** Subscriptions of another team's subgraph that come over server-sent events. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { startGateway } from '../graph/gateway.ts';
import type { Gateway } from '../graph/gateway.ts';
import { until } from '../graph/until.ts';
import { createTopic } from '../server/topic.ts';
import { beside } from './others.ts';
import { startSubgraph } from './subgraph-server.ts';
import type { SubgraphServer } from './subgraph-server.ts';

const OPERATOR = 'demo-operator';
const ALARMS = 'subscription { alarms { id status rack } }';
const BROKEN_OFF = {
  message: 'The subgraph cmdb refused the subscription or broke it off.',
  extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'cmdb', failure: 'BROKEN_OFF', retryable: true },
};
const alarms = createTopic<{ readonly alarms: { readonly id: string } }>();
const alarm = (id: string) => {
  alarms.publish({ alarms: { id } });
};

let cmdb: SubgraphServer;
let gateway: Gateway;

beforeAll(async () => {
  cmdb = await startSubgraph({
    typeDefs: `
      type Query { racks: [String!]! }
      type Subscription { alarms: Host! }
      type Host @key(fields: "id") { id: ID! rack: String }`,
    resolvers: {
      Query: { racks: () => [] },
      Subscription: { alarms: { subscribe: () => alarms.listen() } },
      Host: { rack: ({ id }: { id?: unknown }) => `rack of ${String(id)}` },
    },
  });
  gateway = await startGateway({
    cloud: { hosts: 2, servers: 2 },
    change: beside([{ name: 'cmdb', url: cmdb.url, subscriptions: { protocol: 'sse', url: cmdb.streamUrl } }]),
  });
}, 60_000);

afterAll(async () => {
  await gateway.close();
  await cmdb.close();
});

beforeEach(() => {
  cmdb.connections.length = 0;
});

const subscribed = async (query = ALARMS) => {
  const watch = gateway.watch(OPERATOR, query);
  const begun = alarms.begun();
  await until('the subgraph to be listened to', () => alarms.begun() > begun);
  return watch;
};

test('are passed through one by one, with fields of this graph', async () => {
  const watch = await subscribed();

  alarm('home/compute-1');
  await watch.reaches(1);
  alarm('home/compute-2');
  const items = await watch.reaches(2);

  expect(watch.errors).toEqual([]);
  expect(items).toEqual(
    ['home/compute-1', 'home/compute-2'].map((id) => ({ alarms: { id, status: 'ENABLED', rack: `rack of ${id}` } })),
  );
  await watch.end();
});

test('are asked for with the key of the gateway, and without the token of the caller', async () => {
  const watch = await subscribed();

  expect(cmdb.connections).toEqual([
    { headers: expect.objectContaining({ 'x-api-key': 'key-of-cmdb', accept: 'text/event-stream' }) },
  ]);
  expect(JSON.stringify(cmdb.connections)).not.toContain(OPERATOR);
  await watch.end();
});

test('end in the subgraph as soon as the client leaves, though no event comes', async () => {
  const watch = await subscribed();
  expect(cmdb.streams()).toBeGreaterThan(0);

  await watch.end();

  await until('the stream to end', () => cmdb.streams() === 0);
});

test('end with an error when the connection breaks, for nobody knows what was missed', async () => {
  const watch = await subscribed();
  alarm('home/compute-1');
  await watch.reaches(1);

  cmdb.breakStreams();

  await until('the client to be told', () => watch.errors.length > 0);
  expect(watch.errors.flat()).toMatchObject([BROKEN_OFF]);
  expect(JSON.stringify(watch.errors)).not.toContain(cmdb.streamUrl);
  expect(cmdb.connections).toHaveLength(1);
  await watch.end();
});

describe('to clients that listen by server-sent events', () => {
  const listen = async (signal: AbortSignal | null = null) => {
    const begun = alarms.begun();
    const response = fetch(`${gateway.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', 'x-auth-token': OPERATOR },
      body: JSON.stringify({ query: ALARMS }),
      signal,
    });
    await until('the subgraph to be listened to', () => alarms.begun() > begun);
    return { textUntil: async (word: string) => textUntil(word, await response) };
  };
  const textUntil = async (word: string, { body }: Response) => {
    let text = '';
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      if (text.includes(word)) break;
    }
    return text;
  };

  test('events go on, and the stream of the subgraph ends with theirs', async () => {
    const leave = new AbortController();
    const { textUntil } = await listen(leave.signal);
    alarm('home/compute-2');

    expect(await textUntil('compute-2')).toContain(
      '"alarms":{"id":"home/compute-2","status":"ENABLED","rack":"rack of home/compute-2"}',
    );
    leave.abort();
    await until('the stream to end', () => cmdb.streams() === 0);
  });

  test('the end of a stream that breaks is told in the same words', async () => {
    const { textUntil } = await listen();

    cmdb.breakStreams();

    const [, told = ''] = /data: (\{"errors".*)/u.exec(await textUntil('event: complete')) ?? [];
    expect(JSON.parse(told)).toMatchObject({ errors: [BROKEN_OFF] });
  });
});
