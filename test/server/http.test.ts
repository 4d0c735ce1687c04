/** GraphQL over plain HTTP: who comes in, what is refused, and what is told of errors. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';

import { NotFoundError } from '../../src/errors.ts';
import { ask, INNER_WORDS, OPERATOR, startGateway, TENANT, UNKNOWABLE } from './gateway.ts';
import type { TestGateway } from './gateway.ts';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startGateway();
});
afterEach(() => gateway.close());

const get = (query: string, headers: Record<string, string> = { 'x-auth-token': OPERATOR }) =>
  ask(`${gateway.url}/graphql?query=${encodeURIComponent(query)}`, { headers });
const codes = (body: { errors?: readonly { extensions?: Record<string, unknown> }[] }) =>
  body.errors?.map((error) => error.extensions?.code);

describe('who comes in', () => {
  test.each([
    ['X-Auth-Token', { 'x-auth-token': TENANT }],
    ['Authorization: Bearer', { authorization: `Bearer ${TENANT}` }],
    ['the scheme in any case', { authorization: `bearer ${TENANT}` }],
  ])('a token is read from %s', async (_where, headers) => {
    const { status, body } = await gateway.post({ query: '{ whoami }' }, headers);
    expect([status, body]).toEqual([200, { data: { whoami: 'tom' } }]);
  });

  test.each([
    ['no token', {}],
    ['an unknown token', { 'x-auth-token': 'nobody-knows-me' }],
    ['a scheme that is not Bearer', { authorization: 'Basic abc' }],
  ])('%s is answered with 401 in the shape of a GraphQL result', async (_what, headers) => {
    const { status, body, headers: answered } = await gateway.post({ query: '{ whoami }' }, headers);
    expect(status).toBe(401);
    expect(codes(body)).toEqual(['UNAUTHENTICATED']);
    expect(body.errors?.[0]?.message).toMatch(/X-Auth-Token/u);
    expect(answered.get('www-authenticate')).toBe('Bearer');
    expect(gateway.contexts).toEqual([]);
  });

  test('a Keystone that cannot say is 503, not 401', async () => {
    const { status, body } = await gateway.post({ query: '{ whoami }' }, { 'x-auth-token': UNKNOWABLE });
    expect([status, codes(body)]).toEqual([503, ['UPSTREAM_FAILED']]);
  });

  test('outside of demo mode introspection needs a token too', async () => {
    const { status } = await gateway.post({ query: getIntrospectionQuery() }, {});
    expect(status).toBe(401);
  });

  test('a body is not read before its sender is known', async () => {
    const { status } = await ask(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: 'no JSON at all',
    });
    expect(status).toBe(401);
  });
});

describe('@operator', () => {
  test('an operator reads the field', async () => {
    expect((await gateway.post({ query: '{ secret }' })).body).toEqual({ data: { secret: 'for operators' } });
  });

  test('others get null and FORBIDDEN, and the rest of the answer', async () => {
    const { body } = await gateway.post({ query: '{ secret whoami }' }, { 'x-auth-token': TENANT });
    expect(body.data).toEqual({ secret: null, whoami: 'tom' });
    expect(body.errors).toMatchObject([
      { message: 'Query.secret is for operators only.', path: ['secret'], extensions: { code: 'FORBIDDEN' } },
    ]);
  });
});

describe('errors', () => {
  test('a bug is told as a bug and nothing else, and logged with the request id', async () => {
    const { body } = await gateway.post({ query: '{ boom }' }, { 'x-auth-token': OPERATOR, 'x-request-id': 'r-42' });
    expect(body.errors).toEqual([
      {
        message: 'Internal server error.',
        path: ['boom'],
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ]);
    const logged = gateway
      .log()
      .split('\n')
      .filter((line) => line.includes('unexpected error'));
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('"requestId":"r-42"');
    expect(logged[0]).toContain('hunter2');
  });

  test('a value that does not fit its type is a bug too, and not shown', async () => {
    const { body } = await gateway.post({ query: '{ notAnInt }' });
    expect(codes(body)).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(JSON.stringify(body)).not.toContain('hunter2');
  });

  test('a failing upstream keeps its code, its extensions and its message, and its cause stays inside', async () => {
    const { body } = await gateway.post({ query: '{ down }' });
    expect(body.errors).toMatchObject([
      {
        message: 'nova home: no answer',
        extensions: { code: 'UPSTREAM_FAILED', upstream: 'nova home', failure: 'TIMEOUT', retryable: true },
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('hunter2');
  });

  test.each([
    ['what does not parse', { query: '{ whoami' }, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a variable of the wrong type',
      { query: 'query($n: Int!) { echo(number: $n) }', variables: { n: 'x' } },
      'BAD_USER_INPUT',
    ],
    ['a missing operation', { query: 'query a { whoami } query b { whoami }' }, 'OPERATION_RESOLUTION_FAILURE'],
    [
      'an operation that is not there',
      { query: 'mutation a { poke }', operationName: 'b' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['no query', { variables: {} }, 'BAD_REQUEST'],
  ])('%s is the client’s fault by its own code', async (_what, request, code) => {
    const { status, body } = await gateway.post(request);
    expect([status, codes(body)]).toEqual([400, [code]]);
    expect(body.errors?.[0]?.message).not.toBe('Internal server error.');
    expect(gateway.log()).not.toContain('unexpected error');
  });

  test('null for an argument that may not be null is the client’s fault, however late it is seen', async () => {
    const query = 'query($n: Int) { echo(number: $n) }';
    const { body } = await gateway.post({ query, variables: { n: null } });
    expect(codes(body)).toEqual(['BAD_USER_INPUT']);
    expect(body.errors?.[0]?.message).toMatch(/must not be null/u);
  });

  test('a context that cannot be made for a known reason is answered with that reason', async () => {
    gateway.trouble.inContext = new NotFoundError('Your project is gone.');
    const { status, body } = await gateway.post({ query: '{ whoami }' });
    expect([status, body.errors]).toEqual([
      404,
      [{ message: 'Your project is gone.', extensions: { code: 'NOT_FOUND' } }],
    ]);
  });

  test('a context that cannot be made because of a bug is 500 without the words of the bug', async () => {
    gateway.trouble.inContext = new Error(INNER_WORDS);
    const { status, body } = await gateway.post({ query: '{ whoami }' });
    expect([status, codes(body)]).toEqual([500, ['INTERNAL_SERVER_ERROR']]);
    expect(JSON.stringify(body)).not.toContain('hunter2');
  });
});

describe('what is refused', () => {
  test('a subscription, with the addresses where it is at home', async () => {
    const { status, body } = await gateway.post({ query: 'subscription { ticks { value } }' });
    expect([status, codes(body)]).toEqual([400, ['BAD_REQUEST']]);
    expect(body.errors?.[0]?.message).toContain('/graphql/stream');
    expect(gateway.topic.listeners()).toBe(0);
  });

  test('a mutation by GET', async () => {
    const { status, body } = await get('mutation { poke }');
    expect([status, body.data]).toEqual([405, undefined]);
  });

  test('a POST that a foreign page could send unasked', async () => {
    const { status, body } = await ask(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'x-auth-token': OPERATOR, 'content-type': 'text/plain' },
      body: JSON.stringify({ query: 'mutation { poke }' }),
    });
    expect([status, body.data]).toEqual([400, undefined]);
  });

  test('several operations in one body', async () => {
    const { status } = await gateway.post([{ query: '{ whoami }' }, { query: '{ whoami }' }]);
    expect(status).toBe(400);
  });

  test('a `first` above the limit, and one below zero', async () => {
    const { body } = await gateway.post({ query: '{ items(first: 10) }' });
    expect(body.data?.items).toHaveLength(10);
    for (const first of [11, -1]) {
      const { body: refused } = await gateway.post({ query: `{ items(first: ${first}) }` });
      expect(refused.errors).toMatchObject([{ path: ['items'], extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  test('a body that is larger than allowed', async () => {
    const { status, body } = await gateway.post({ query: '{ whoami }', variables: { filler: 'x'.repeat(4_000) } });
    expect([status, codes(body)]).toEqual([413, ['BAD_REQUEST']]);
    expect(body.errors?.[0]?.message).toMatch(/send less/u);
  });

  test('a body that is no JSON, with what to send', async () => {
    const headers = { 'x-auth-token': OPERATOR, 'content-type': 'application/x-www-form-urlencoded' };
    const { status, body } = await ask(`${gateway.url}/graphql`, { method: 'POST', headers, body: 'query=1' });
    expect([status, codes(body)]).toEqual([415, ['BAD_REQUEST']]);
    expect(body.errors?.[0]?.message).toContain('Content-Type: application/json');
  });

  test('an address that cannot be decoded, like any other', async () => {
    const { status, body, headers } = await ask(`${gateway.url}/%zz`);
    expect([status, codes(body)]).toEqual([400, ['BAD_REQUEST']]);
    expect(body.errors?.[0]?.message).toContain('%25');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('an unknown address, in JSON', async () => {
    const { status, body } = await ask(`${gateway.url}/nowhere`);
    expect([status, codes(body)]).toEqual([404, ['NOT_FOUND']]);
  });
});

describe('the answer', () => {
  test('a query by GET is answered, as the token’s header cannot be sent by a foreign page', async () => {
    expect((await get('{ whoami }')).body).toEqual({ data: { whoami: 'olga' } });
  });

  test('each operation has a context of its own', async () => {
    await gateway.post({ query: '{ contextNumber }' });
    const { body } = await gateway.post({ query: '{ contextNumber }' });
    expect(body.data).toEqual({ contextNumber: 1 });
  });

  test('a sane request id comes back and reaches the context; any other is replaced', async () => {
    const sane = await gateway.post({ query: '{ whoami }' }, { 'x-auth-token': OPERATOR, 'x-request-id': 'req-7.a:b' });
    expect(sane.headers.get('x-request-id')).toBe('req-7.a:b');
    expect(gateway.contexts.at(-1)?.requestId).toBe('req-7.a:b');
    for (const id of ['{"forged":1}', 'x'.repeat(129), '']) {
      const { headers } = await gateway.post({ query: '{ whoami }' }, { 'x-auth-token': OPERATOR, 'x-request-id': id });
      expect(headers.get('x-request-id')).toMatch(/^req-[0-9a-f-]{36}$/u);
    }
  });

  test('browsers are told to trust nothing and keep nothing', async () => {
    const { headers } = await gateway.post({ query: '{ whoami }' });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('no token is in the log, wherever it travelled', async () => {
    await gateway.post({ query: '{ boom down }' });
    await gateway.post({ query: '{ whoami }' }, { authorization: `Bearer ${TENANT}` });
    await gateway.post({ query: '{ whoami }' }, { 'x-auth-token': UNKNOWABLE });
    await ask(`${gateway.url}/graphql?token=${OPERATOR}`);
    for (const token of [OPERATOR, TENANT, UNKNOWABLE]) expect(gateway.log()).not.toContain(token);
    expect(gateway.log()).toContain('"route":"/graphql"');
  });
});
