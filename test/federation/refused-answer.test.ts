/** Subgraphs that answer with a status of failure: what they say is told where it is theirs, by GraphQL over HTTP. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { connectSubgraphs } from '../../src/app/subgraphs.ts';
import { secret } from '../../src/secret.ts';
import { hosts, startSupergraph } from './supergraph.ts';
import type { TestSupergraph } from './supergraph.ts';

const GRAPH = 'application/graphql-response+json';
const JSON_TYPE = 'application/json; charset=utf-8';
const KEY = 'key-of-the-cmdb';

const answer = { status: 200, type: GRAPH, body: '' };
const server = createServer((_request, response) => {
  response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
});
let world: TestSupergraph;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  const subscriptions = { protocol: 'ws', url } as const;
  const settings = { url, schema: null, timeoutMs: 1_000, concurrency: 4, subscriptions };
  const cmdb = { ...settings, name: 'cmdb', headers: { 'x-api-key': secret(KEY) } };
  world = await startSupergraph(
    {
      hosts,
      cmdb: {
        typeDefs: `type Query { racks: [Rack!] room: String } type Rack { name: String! }
          type Host @key(fields: "id") { id: ID! rack: String }`,
      },
    },
    { localName: 'hosts', remotes: connectSubgraphs({ subgraphs: [cmdb] }, { log: pino({ level: 'silent' }) }) },
  );
});

afterAll(async () => {
  await world.close();
  server.close();
});

const answering = (status: number, type: string, body: unknown) => {
  Object.assign(answer, { status, type, body: JSON.stringify(body) });
};
const REFUSED = { code: 'SUBGRAPH_UNAVAILABLE', service: 'cmdb', failure: 'REFUSED', retryable: false };
const NO_ROOM = {
  message: 'no such room',
  extensions: { code: 'NO_ROOM', hint: 'look up', stacktrace: ['at cmdb.js'] },
};

describe('is believed to be the answer of the subgraph', () => {
  test.each([
    [400, GRAPH],
    [401, `${GRAPH}; charset=utf-8`],
    [500, GRAPH],
    [422, JSON_TYPE],
  ])('%d as %s', async (status, type) => {
    answering(status, type, { errors: [NO_ROOM] });

    const { data, errors } = await world.run('{ room }');

    expect(data).toEqual({ room: null });
    expect(errors).toEqual([
      { message: 'no such room', path: ['room'], extensions: { code: 'NO_ROOM', hint: 'look up', service: 'cmdb' } },
    ]);
  });

  test('with data, where it is GraphQL by its type', async () => {
    answering(500, GRAPH, { data: { room: 'r', racks: null }, errors: [{ message: 'no racks', path: ['racks'] }] });

    expect(await world.run('{ room racks { name } }')).toMatchObject({
      data: { room: 'r', racks: null },
      errors: [{ message: 'no racks', path: ['racks'] }],
    });
  });

  test('and every error is told: at its place, or once where it has none', async () => {
    answering(400, GRAPH, {
      data: null,
      errors: [{ message: 'first' }, { message: 'of a rack', path: ['racks', 0, 'name'] }, { message: 'second' }],
    });

    const { errors = [] } = await world.run('{ room racks { name } }');

    expect(errors.map(({ message, path }) => [message, path?.join('.')])).toEqual([
      ['first', 'room'],
      ['of a rack', 'racks.0.name'],
      ['second', 'room'],
    ]);
  });

  test('at the places of all things that it was asked for by reference', async () => {
    answering(403, GRAPH, { errors: [{ message: 'not yours' }] });

    expect(await world.run('{ hosts { rack } }')).toMatchObject({
      data: { hosts: [{ rack: null }, { rack: null }, { rack: null }] },
      errors: [0, 1, 2].map((index) => ({ message: 'not yours', path: ['hosts', index, 'rack'] })),
    });
  });
});

test("the gateway's own key is not told to clients, whoever repeats it", async () => {
  answering(401, GRAPH, { errors: [{ message: `the key ${KEY} is not known`, extensions: { sent: [KEY] } }] });

  const { errors } = await world.run('{ room }');

  expect(errors).toMatchObject([{ message: 'the key *** is not known', extensions: { sent: ['***'] } }]);
});

describe('is taken for a refusal by whatever is in between', () => {
  test.each([
    ['plain JSON with data', 400, JSON_TYPE, { data: { room: 'x' }, errors: [NO_ROOM] }],
    ["another API's errors", 401, JSON_TYPE, { errors: [{ status: '401', title: 'No', message: 'no' }] }],
    ['more than GraphQL says', 403, JSON_TYPE, { errors: [{ message: 'no' }], request_id: 'r' }],
    ['a message alone', 403, JSON_TYPE, { message: 'no' }],
    ['no GraphQL, whatever its type says', 400, GRAPH, { error: 'no' }],
    ['nothing', 404, 'text/html', ''],
  ])('%s', async (_what, status, type, body) => {
    answering(status, type, body);

    expect(await world.run('{ room }')).toMatchObject({
      data: { room: null },
      errors: [{ path: ['room'], extensions: REFUSED }],
    });
  });

  test('plain JSON with a status of failure: it may pass', async () => {
    answering(500, JSON_TYPE, { errors: [NO_ROOM] });

    expect(await world.run('{ room }')).toMatchObject({
      errors: [{ extensions: { failure: 'FAILED', retryable: true } }],
    });
  });
});
