/** Names that JavaScript's objects have themselves, as keys of results: neither a client nor a subgraph reaches the process by them. */

import { afterEach, describe, expect, test } from '@jest/globals';

import { hosts, PLANNERS, startSupergraph } from './supergraph.ts';
import type { SubgraphParts } from './supergraph.ts';

const cmdb: SubgraphParts = {
  typeDefs: `type Query { rack: Rack any: Any } scalar Any type Rack { label: String host: Host }
    type Host @key(fields: "id") { id: ID! rack: Rack }`,
  resolvers: {
    Query: {
      rack: () => ({ label: 'r', host: { id: '1' } }),
      any: () => JSON.parse('{ "deep": [{ "__proto__": { "reached": 1 } }] }') as unknown,
    },
    Host: { __resolveReference: ({ id }: { readonly id: string }) => ({ id, rack: { label: 'r' } }) },
  },
};

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, 'reached');
});

describe.each(Object.entries(PLANNERS))('the %s planner', (_kind, planner) => {
  test.each([
    '{ host(id: "1") { __proto__: rack { reached: label } } }',
    '{ __proto__: rack { reached: label } }',
    '{ rack { label ...Far } } fragment Far on Rack { constructor: host { prototype: rack { reached: label } } }',
    '{ hosts { toString: rack { reached: label } } }',
  ])('is not given %s', async (query) => {
    const { run, asked, close } = await startSupergraph({ hosts, cmdb }, { planner });
    try {
      expect(await run(query)).toMatchObject({
        errors: [
          {
            message: expect.stringContaining('Give it another alias'),
            extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
          },
        ],
      });
      expect(asked).toEqual([]);
      expect('reached' in {}).toBe(false);
    } finally {
      await close();
    }
  });

  test('is not given what a subgraph answers with them', async () => {
    const { run, close } = await startSupergraph({ hosts, cmdb }, { planner });
    try {
      expect(await run('{ any rack { label } }')).toMatchObject({
        errors: expect.arrayContaining([
          expect.objectContaining({
            path: ['any'],
            extensions: expect.objectContaining({ code: 'SUBGRAPH_ANSWER_INVALID' }) as unknown,
          }),
        ]) as unknown,
      });
      expect('reached' in {}).toBe(false);
    } finally {
      await close();
    }
  });
});

test('what this graph answers alone may be called anything', async () => {
  const { run, close } = await startSupergraph({ hosts }, { localName: 'hosts' });
  try {
    const { data } = await run('{ constructor: host(id: "1") { toString: name } }');

    expect(JSON.stringify(data)).toBe('{"constructor":{"toString":"host 1"}}');
  } finally {
    await close();
  }
});
