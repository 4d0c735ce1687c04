/** Directives of Federation beside those that composition.test.ts and rights.test.ts hold, up to the version that is announced. */

import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterEach, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';

import { compose, composed } from '../../src/federation/compose.ts';
import { hosts, PLANNERS, startSupergraph } from './supergraph.ts';
import type { SubgraphParts, TestSupergraph } from './supergraph.ts';

let world: TestSupergraph | null = null;

afterEach(async () => {
  await world?.close();
  world = null;
});

type Reference = Readonly<Record<string, unknown>>;

const names = (label: string): SubgraphParts => ({
  typeDefs: `type Host @key(fields: "id") { id: ID! name: String! @override(from: "hosts", label: "${label}") }`,
  resolvers: { Host: { __resolveReference: ({ id }: Reference) => ({ id, name: `moved ${String(id)}` }) } },
});

describe.each(Object.entries(PLANNERS))('the %s planner', (_kind, planner) => {
  const start = async (parts: Readonly<Record<string, SubgraphParts>>) => {
    world = await startSupergraph(parts, { planner });
    return world;
  };

  test.each([
    ['percent(100)', 'moved 1'],
    ['percent(0)', 'host 1'],
    ['a-label-of-ones-own', 'host 1'],
  ])('@override(label: "%s"): the name is %s', async (label, name) => {
    const { run } = await start({ hosts, names: names(label) });

    expect(await run('{ host(id: "1") { name } }')).toEqual({ data: { host: { name } } });
  });

  test('@extends is `extend`', async () => {
    const { run } = await start({
      hosts,
      cmdb: {
        typeDefs: 'type Host @extends @key(fields: "id") { id: ID! @external rack: String }',
        resolvers: { Host: { __resolveReference: ({ id }: Reference) => ({ id, rack: `rack ${String(id)}` }) } },
      },
    });

    expect(await run('{ host(id: "1") { name rack } }')).toEqual({
      data: { host: { name: 'host 1', rack: 'rack 1' } },
    });
  });

  test('@tag, @cost, @listSize and what @composeDirective keeps change no answer', async () => {
    const { run, federation } = await start({
      hosts: {
        ...hosts,
        typeDefs: `extend schema @link(url: "https://specs.example/mine/v1.0", import: ["@mine"])
            @composeDirective(name: "@mine")
          directive @mine(a: Int) on FIELD_DEFINITION
          ${hosts.typeDefs
            .replace('[Host!]!', '[Host!]! @listSize(assumedSize: 3) @cost(weight: 5)')
            .replace('name: String!', 'name: String! @tag(name: "public") @mine(a: 1)')}`,
      },
    });

    expect(await run('{ hosts { name } }')).toEqual({
      data: { hosts: [1, 2, 3].map((n) => ({ name: `host ${String(n)}` })) },
    });
    expect(
      federation
        .schema()
        .getDirectives()
        .map(({ name }) => name),
    ).not.toContain('tag');
  });
});

describe('the composed supergraph', () => {
  const LINK =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag", "@cost", "@listSize", "@context", "@fromContext", "@composeDirective"])\n';
  const sdlOf = (sdl: string) => {
    const composition = compose([{ name: 'shop', url: '', sdl: LINK + sdl }]);
    if ('faults' in composition) throw new Error(JSON.stringify(composition.faults));
    return composition.sdl;
  };

  test('says what @tag, @cost, @listSize and @composeDirective said', () => {
    const sdl =
      sdlOf(`extend schema @link(url: "https://specs.example/mine/v1.0", import: ["@mine"]) @composeDirective(name: "@mine")
      directive @mine(a: Int) on FIELD_DEFINITION
      type Query { a: [Int] @tag(name: "public") @cost(weight: 5) @listSize(assumedSize: 3) @mine(a: 1) }`);

    expect(sdl).toMatch(
      /a: \[Int\](?=.*@tag\(name: "public"\))(?=.*@cost\(weight: 5\))(?=.*@listSize\(assumedSize: 3\))(?=.*@mine\(a: 1\))/u,
    );
  });

  const PRICED = `${LINK}type Query { user: User }
type User @key(fields: "id") @context(name: "user") { id: ID! currency: String! deal: Deal! }
type Deal @key(fields: "id") {
  id: ID!
  price(in: String @fromContext(field: "$user { currency }")): String
}`;

  test('@context alone changes nothing', () => {
    expect(
      sdlOf('type Query { user: User } type User @key(fields: "id") @context(name: "user") { id: ID! }'),
    ).toContain('type User');
  });

  test('@fromContext is a fault that has a name and a place, for no planner fills the argument', () => {
    expect(() => buildSubgraphSchema(parse(PRICED))).not.toThrow();

    expect(compose([{ name: 'shop', url: '', sdl: PRICED }])).toEqual({
      faults: [
        {
          code: 'CONTEXT_NOT_SUPPORTED',
          message: '"Deal.price" takes an argument by @fromContext, which is not supported: it would never be set.',
          places: [{ subgraph: 'shop', line: 6, column: 3 }],
        },
      ],
    });
  });

  test('and so it is in a supergraph that others composed', () => {
    const sdl = `directive @join__field(graph: join__Graph, contextArguments: [join__ContextArgument!]) repeatable on FIELD_DEFINITION
      type Deal { price: String @join__field(graph: SHOP, contextArguments: [{ context: "shop__user", name: "in", type: "String", selection: "{ currency }" }]) }`;

    expect(composed(sdl)).toMatchObject({ faults: [{ code: 'CONTEXT_NOT_SUPPORTED' }] });
  });
});
