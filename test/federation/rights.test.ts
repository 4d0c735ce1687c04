/** `@authenticated`, `@requiresScopes` and `@policy`: what is guarded is asked of nobody on behalf of whoever may not have it. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { startSupergraph } from './supergraph.ts';
import type { TestSupergraph } from './supergraph.ts';

let world: TestSupergraph;

beforeAll(async () => {
  world = await startSupergraph(
    {
      slipway: {
        typeDefs: `type Query { hosts: [Host!] own: Int } type Host @key(fields: "id") { id: ID! }`,
        resolvers: { Query: { hosts: () => [{ id: '1' }, { id: '2' }], own: () => 1 } },
      },
      cmdb: {
        typeDefs: `
          type Query { me: String @authenticated vault: Vault open: Int }
          type Vault @policy(policies: [["break-glass", "on-call"], ["auditor"]]) { gold: Int }
          type Host @key(fields: "id") { id: ID! price: Int @requiresScopes(scopes: [["billing", "reader"], ["admin"]]) must: Int! @authenticated }`,
        resolvers: {
          Query: { me: () => 'you', vault: () => ({ gold: 9 }), open: () => 1 },
          Host: { __resolveReference: ({ id }: { id: string }) => ({ id, price: 5, must: 1 }) },
        },
      },
    },
    { localName: 'slipway', policies: { 'break-glass': ['admin', 'chief'], 'on-call': ['duty'] } },
  );
});

afterAll(() => world.close());

beforeEach(() => {
  world.asked.length = 0;
});

const having = (...roles: string[]) => ({ context: { caller: { token: 't' }, viewer: { roles } } });

describe('nobody in particular', () => {
  test('is refused each guarded field at each of its places, and nobody is asked for it', async () => {
    const { data, errors } = await world.run('{ me open vault { gold } hosts { id price } }');

    expect(data).toEqual({
      me: null,
      open: 1,
      vault: null,
      hosts: [
        { id: '1', price: null },
        { id: '2', price: null },
      ],
    });
    expect(errors?.map(({ path }) => path?.join('.')).sort()).toEqual([
      'hosts.0.price',
      'hosts.1.price',
      'me',
      'vault',
    ]);
    expect(world.asked.map(({ query }) => query).join()).not.toMatch(/me|vault|price/u);
  });

  test('gets no part of what may not be null without it', async () => {
    expect(await world.run('{ hosts { id must } }')).toMatchObject({ data: { hosts: null } });
  });
});

test.each([
  [['billing', 'reader'], 5],
  [['admin'], 5],
  [['billing'], null],
  [[], null],
])('scopes are roles: with %j the price is %j', async (roles, price) => {
  expect((await world.run('{ hosts { price } }', having(...roles))).data).toEqual({ hosts: [{ price }, { price }] });
});

test.each([
  [['chief', 'duty'], { gold: 9 }],
  [['chief'], null],
  [['auditor'], null],
])('a policy is fulfilled by the roles that are configured for it: with %j there is %j', async (roles, vault) => {
  expect((await world.run('{ vault { gold } }', having(...roles))).data).toEqual({ vault });
});

describe('a type that is guarded itself', () => {
  const typeDefs = `type Query { found: [Found!]! }
    union Found = Secret | Free
    type Secret @authenticated { title: String }
    type Free { title: String }`;
  const found = [
    { __typename: 'Secret', title: 'hidden' },
    { __typename: 'Free', title: 'free' },
  ];
  const parts = { one: { typeDefs, resolvers: { Query: { found: () => found } } } };
  const query = '{ found { ... on Secret { title } ... on Free { title } } }';

  test.each([
    ['of another subgraph', {}],
    ['of this graph', { localName: 'one' }],
  ])('is guarded behind a union too: %s', async (_whose, options) => {
    const { run, close } = await startSupergraph(parts, options);
    try {
      expect(await run(query)).toMatchObject({
        data: { found: [{ title: null }, { title: 'free' }] },
        errors: [{ path: ['found', 0, 'title'] }],
      });
      expect(await run(query, having())).toEqual({ data: { found: [{ title: 'hidden' }, { title: 'free' }] } });
    } finally {
      await close();
    }
  });
});

test('whoever is known is given what asks for no more', async () => {
  expect(await world.run('{ me }', having())).toEqual({ data: { me: 'you' } });
});

test('an operation of own fields alone asks nobody else', async () => {
  expect(await world.run('{ own hosts { id } }')).toEqual({ data: { own: 1, hosts: [{ id: '1' }, { id: '2' }] } });
  expect(world.asked).toEqual([]);
});
