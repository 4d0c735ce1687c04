/** What is open to everybody in demo mode, and in no other. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';

import { buildSchema, getIntrospectionQuery, parse, validate } from 'graphql';

import { DEMO_QUERY } from '../../src/server/graphiql.ts';
import { ask, OPERATOR, startGateway } from './gateway.ts';
import type { TestGateway } from './gateway.ts';

const limits = { maxDepth: 6, maxAliases: 3, maxCost: 5000, maxSubscriptions: 5, maxTokens: 2_000, bodyBytes: 100_000 };
let demo: TestGateway;
let serious: TestGateway;
beforeAll(async () => {
  [demo, serious] = await Promise.all([startGateway({ demo: true, limits }), startGateway({ limits })]);
});
afterAll(() => Promise.all([demo.close(), serious.close()]));

const PURE = [
  getIntrospectionQuery(),
  '{ __typename }',
  '{ ...a } fragment a on Query { ...b ... on Query { __typename } } fragment b on Query { __type(name: "Tick") { name } }',
];

describe('the schema', () => {
  test.each(PURE.map((query) => [query.slice(0, 40), query]))(
    'is open in demo mode alone: %j',
    async (_what, query) => {
      expect(await demo.post({ query }, {})).toMatchObject({
        status: 200,
        body: { data: expect.anything() as unknown },
      });
      expect(await serious.post({ query }, {})).toMatchObject({ status: 401 });
      expect(demo.contexts).toEqual([]);
    },
  );

  test.each([
    ['{ __typename whoami }'],
    ['{ ... { whoami } }'],
    ['{ ...a } fragment a on Query { whoami }'],
    ['{ ...gone }'],
    ['{ __typename: whoami }'],
    ['mutation { __typename }'],
    ['subscription { __typename }'],
    ['{ __typename'],
    [''],
  ])('with anything beside it a token is needed: %j', async (query) => {
    expect((await demo.post({ query }, {})).status).toBe(401);
  });

  test('of several operations the one that would be executed decides', async () => {
    const query = 'query safe { __typename } query other { whoami }';
    expect((await demo.post({ query, operationName: 'safe' }, {})).status).toBe(200);
    expect((await demo.post({ query, operationName: 'other' }, {})).status).toBe(401);
    expect((await demo.post({ query }, {})).status).toBe(401);
  });

  test('introspection by GET and as an event stream is open as well', async () => {
    const query = encodeURIComponent('{ __typename }');
    const unasked = await ask(`${demo.url}/graphql?query=${query}`);
    expect(unasked.body.errors?.[0]?.message).toMatch(/Cross-Site Request Forgery/u);
    const byGet = await ask(`${demo.url}/graphql?query=${query}`, { headers: { 'apollo-require-preflight': '1' } });
    expect(byGet.body).toEqual({ data: { __typename: 'Query' } });
    const stream = await fetch(`${demo.url}/graphql/stream?query=${query}`);
    expect(await stream.text()).toContain('{"data":{"__typename":"Query"}}');
  });
});

describe('GraphiQL', () => {
  test('is open in demo mode alone, and otherwise to whoever has a token', async () => {
    expect((await fetch(`${demo.url}/graphiql`)).status).toBe(200);
    expect((await fetch(`${serious.url}/graphiql`)).status).toBe(401);
    expect((await fetch(`${serious.url}/graphiql`, { headers: { 'x-auth-token': OPERATOR } })).status).toBe(200);
  });

  test('the page comes with a demo token in demo mode alone', async () => {
    const page = async (url: string) =>
      (await fetch(`${url}/graphiql`, { headers: { 'x-auth-token': OPERATOR } })).text();
    expect(await page(demo.url)).toContain('demo-operator');
    expect(await page(serious.url)).not.toContain('demo-operator');
  });

  test('the query that the page comes with is one that the graph answers', () => {
    const folder = new URL('../../schema/', import.meta.url);
    const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
    const schema = buildSchema(files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n'));
    expect(validate(schema, parse(DEMO_QUERY))).toEqual([]);
  });

  test('the page may load nothing from elsewhere and be framed by nobody', async () => {
    const { headers } = await fetch(`${demo.url}/graphiql`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-/u);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/u);
    expect(headers.get('content-encoding')).toBe('gzip');
  });
});
