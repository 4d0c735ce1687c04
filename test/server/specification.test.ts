/** The audits of the GraphQL over HTTP specification, for one schema and for a supergraph. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';

import { startSupergraph } from '../federation/supergraph.ts';
import type { TestSupergraph } from '../federation/supergraph.ts';
import { OPERATOR, startGateway } from './gateway.ts';
import type { TestGateway } from './gateway.ts';

let plain: TestGateway;
let supergraph: TestSupergraph;
let federated: TestGateway;

beforeAll(async () => {
  plain = await startGateway();
  supergraph = await startSupergraph({
    one: { typeDefs: 'type Query { a: Int }', resolvers: { Query: { a: () => 1 } } },
    two: { typeDefs: 'type Query { b: Int }', resolvers: { Query: { b: () => 2 } } },
  });
  federated = await startGateway({ schema: supergraph.federation });
});

afterAll(async () => {
  await plain.close();
  await federated.close();
  await supergraph.close();
});

const audits = serverAudits({ url: 'http://audits.example/graphql' });

describe.each(['one schema', 'a supergraph'])('of %s', (which) => {
  const fetchFn = (url: string | URL | Request, init: RequestInit = {}) => {
    const base = which === 'one schema' ? plain.url : federated.url;
    const target = (url instanceof Request ? url.url : String(url)).replace('http://audits.example', base);
    return fetch(target, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), 'x-auth-token': OPERATOR },
    });
  };

  test.each(audits.map(({ id, name }) => ({ id, name })))('$id $name', async ({ id }) => {
    const audit = serverAudits({ url: 'http://audits.example/graphql', fetchFn }).find((each) => each.id === id);

    expect(await audit?.fn()).toMatchObject({ status: 'ok' });
  });
});
