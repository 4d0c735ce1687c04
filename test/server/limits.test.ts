/** The same limits by HTTP, WebSocket and server-sent events: one test, every transport. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { WebSocket } from 'ws';

import { OPERATOR, startGateway } from './gateway.ts';
import type { GraphQLBody, TestGateway } from './gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

type Ask = (query: string) => Promise<GraphQLBody>;

const overHttp: Ask = async (query) => (await gateway.post({ query })).body;

const overWebSocket: Ask = async (query) => {
  const url = `${gateway.url.replace('http', 'ws')}/graphql`;
  const client = createWsClient({ url, webSocketImpl: WebSocket, connectionParams: { token: OPERATOR } });
  const answer = await new Promise<GraphQLBody>((resolve) => {
    client.subscribe(
      { query },
      {
        next: (result) => {
          resolve(result as GraphQLBody);
        },
        error: (errors) => {
          resolve({ errors: errors as NonNullable<GraphQLBody['errors']> });
        },
        complete: () => null,
      },
    );
  });
  await client.dispose();
  return answer;
};

const overEventStream: Ask = async (query) => {
  const url = `${gateway.url}/graphql/stream`;
  const client = createSseClient({ url, headers: { 'x-auth-token': OPERATOR }, retryAttempts: 0 });
  const answer = await client.iterate({ query }).next();
  client.dispose();
  return answer.value as GraphQLBody;
};

const deep = (depth: number) => `${'{ node '.repeat(depth - 1)}{ name }${' }'.repeat(depth - 1)}`;
const aliased = (aliases: number) => `{ ${Array.from({ length: aliases }, (_none, n) => `a${n}: whoami`).join(' ')} }`;
const fragments = `query { ...a } fragment a on Query { node { ...b } } fragment b on Node1 ${deep(6)
  .replace('{ node ', '')
  .replace(/ \}$/u, '')}`;

describe.each([
  ['HTTP', overHttp],
  ['WebSocket', overWebSocket],
  ['server-sent events', overEventStream],
])('over %s', (_transport, answerTo) => {
  const codeOf = async (query: string) => {
    const { errors } = await answerTo(query);
    return errors?.map(({ message, extensions }) => `${String(extensions?.code)}: ${message}`).join() ?? 'answered';
  };

  test('six fields inside each other are answered, seven are not', async () => {
    expect(await codeOf(deep(6))).toBe('answered');
    expect(await codeOf(deep(7))).toMatch(/^GRAPHQL_VALIDATION_FAILED: .*deeper than 6 fields/u);
  });

  test('fragments are no way around, and cost no depth of their own', async () => {
    expect(await codeOf(fragments)).toBe('answered');
    expect(await codeOf(fragments.replace('{ name }', '{ node { name } }'))).toMatch(/deeper than 6 fields/u);
  });

  test('three aliases are answered, four are not', async () => {
    expect(await codeOf(aliased(3))).toBe('answered');
    expect(await codeOf(aliased(4))).toMatch(/^GRAPHQL_VALIDATION_FAILED: .*more than 3 aliases/u);
  });

  test('what costs 120 is answered, what costs 121 is not, by whatever fragments', async () => {
    expect(await codeOf(`{ ${'whoami '.repeat(120)} }`)).toBe('answered');
    expect(await codeOf(`{ ${'whoami '.repeat(121)} }`)).toMatch(/^GRAPHQL_VALIDATION_FAILED: .*cost more than 120/u);
    expect(await codeOf(`{ ...a } fragment a on Query { ${'whoami '.repeat(120)} }`)).toMatch(/cost more than 120/u);
  });

  test('a document of too many words is not read to its end', async () => {
    expect(await codeOf(`{ ${'whoami '.repeat(300)} }`)).toMatch(/^GRAPHQL_PARSE_FAILED: .*200 tokens/u);
  });
});

test('no limit stands in the way of reading the schema', async () => {
  const roomy = await startGateway({
    limits: { maxDepth: 2, maxAliases: 0, maxCost: 1, maxSubscriptions: 5, maxTokens: 2_000, bodyBytes: 100_000 },
  });
  const { body } = await roomy.post({ query: getIntrospectionQuery() });
  expect(body.errors).toBeUndefined();
  expect(body.data).toHaveProperty('__schema');
  await roomy.close();
});

test('a body larger than the limit is refused on the event stream too', async () => {
  const { status } = await fetch(`${gateway.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', 'x-auth-token': OPERATOR },
    body: JSON.stringify({ query: '{ whoami }', variables: { filler: 'x'.repeat(5_000) } }),
  });
  expect(status).toBe(413);
});
