/** What the federation specification says of each composition directive, run by both planners. */

import { afterEach, describe, expect, test } from '@jest/globals';

import { hosts, PLANNERS, startSupergraph } from './supergraph.ts';
import type { SubgraphParts, TestSupergraph } from './supergraph.ts';

let world: TestSupergraph | null = null;

afterEach(async () => {
  await world?.close();
  world = null;
});

type Reference = Readonly<Record<string, unknown>>;

describe.each(Object.entries(PLANNERS))('the %s planner', (_kind, planner) => {
  const start = async (parts: Readonly<Record<string, SubgraphParts>>) => {
    world = await startSupergraph(parts, { planner });
    return world;
  };

  test('@key: what another subgraph adds to a type is asked for at once, for all of them', async () => {
    const { run, asked } = await start({
      hosts,
      cmdb: {
        typeDefs: 'type Host @key(fields: "id") { id: ID! rack: String }',
        resolvers: { Host: { __resolveReference: ({ id }: Reference) => ({ id, rack: `rack ${String(id)}` }) } },
      },
    });

    expect(await run('{ hosts { name rack } }')).toEqual({
      data: {
        hosts: [
          { name: 'host 1', rack: 'rack 1' },
          { name: 'host 2', rack: 'rack 2' },
          { name: 'host 3', rack: 'rack 3' },
        ],
      },
    });
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(['hosts', 'cmdb']);
  });

  test('a subgraph that does not know one of them leaves its fields null', async () => {
    const { run } = await start({
      hosts,
      cmdb: {
        typeDefs: 'type Host @key(fields: "id") { id: ID! rack: String }',
        resolvers: { Host: { __resolveReference: ({ id }: Reference) => (id === '2' ? null : { id, rack: 'r' }) } },
      },
    });

    expect(await run('{ hosts { rack } none: host(id: "none") { rack } }')).toEqual({
      data: { hosts: [{ rack: 'r' }, { rack: null }, { rack: 'r' }], none: null },
    });
  });

  test('compound and nested keys', async () => {
    const { run } = await start({
      places: {
        typeDefs: `type Query { places: [Place!]! }
          type Place @key(fields: "row site { id }") { row: Int! site: Site! }
          type Site @shareable { id: ID! }`,
        resolvers: { Query: { places: () => [{ row: 7, site: { id: 'x' } }] } },
      },
      sensors: {
        typeDefs: `type Place @key(fields: "row site { id }") { row: Int! site: Site! degrees: String! }
          type Site @shareable { id: ID! }`,
        resolvers: {
          Place: {
            __resolveReference: ({ row, site }: Reference) => ({
              row,
              site,
              degrees: `${String(row)} at ${String((site as Reference).id)}`,
            }),
          },
        },
      },
    });

    expect(await run('{ places { degrees } }')).toEqual({ data: { places: [{ degrees: '7 at x' }] } });
  });

  test('several keys: each subgraph is asked by the one that it has', async () => {
    const { run } = await start({
      one: {
        typeDefs: 'type Query { thing: Thing } type Thing @key(fields: "id") { id: ID! }',
        resolvers: { Query: { thing: () => ({ id: '1' }) } },
      },
      both: {
        typeDefs: 'type Thing @key(fields: "id") @key(fields: "serial") { id: ID! serial: String! }',
        resolvers: { Thing: { __resolveReference: ({ id }: Reference) => ({ id, serial: `s${String(id)}` }) } },
      },
      other: {
        typeDefs: 'type Thing @key(fields: "serial") { serial: String! owner: String }',
        resolvers: {
          Thing: { __resolveReference: ({ serial }: Reference) => ({ serial, owner: `o-${String(serial)}` }) },
        },
      },
    });

    expect(await run('{ thing { owner } }')).toEqual({ data: { thing: { owner: 'o-s1' } } });
  });

  test('@external and @requires: what a field needs of others is read first, and handed over', async () => {
    const { run } = await start({
      hosts,
      cost: {
        typeDefs: `type Host @key(fields: "id") { id: ID! name: String! @external price: String @requires(fields: "name") }`,
        resolvers: { Host: { price: ({ name }: Reference) => `price of ${String(name)}` } },
      },
    });

    expect(await run('{ hosts { price } }')).toEqual({
      data: { hosts: [1, 2, 3].map((n) => ({ price: `price of host ${String(n)}` })) },
    });
  });

  test('@provides: a field that comes along is not asked for again', async () => {
    const { run, asked } = await start({
      hosts: { ...hosts, typeDefs: hosts.typeDefs.replace('name: String!', 'name: String! @shareable') },
      tasks: {
        typeDefs: `type Query { tasks: [Task!]! }
          type Task { host: Host @provides(fields: "name") }
          type Host @key(fields: "id") { id: ID! name: String! @external }`,
        resolvers: { Query: { tasks: () => [{ host: { id: '1', name: 'told along' } }] } },
      },
    });

    expect(await run('{ tasks { host { name } } }')).toEqual({ data: { tasks: [{ host: { name: 'told along' } }] } });
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(['tasks']);
  });

  test('@override: a field that moved is asked of whom it moved to', async () => {
    const { run, asked } = await start({
      hosts,
      names: {
        typeDefs: 'type Host @key(fields: "id") { id: ID! name: String! @override(from: "hosts") }',
        resolvers: { Host: { __resolveReference: ({ id }: Reference) => ({ id, name: `moved ${String(id)}` }) } },
      },
    });

    expect(await run('{ host(id: "1") { name } }')).toEqual({ data: { host: { name: 'moved 1' } } });
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(['hosts', 'names']);
  });

  test('@shareable: who has it already is not asked twice', async () => {
    const { run, asked } = await start({
      one: {
        typeDefs: 'type Query { a: Size } type Size @shareable { cores: Int memory: Int }',
        resolvers: { Query: { a: () => ({ cores: 1 }) } },
      },
      two: {
        typeDefs: 'type Query { b: Size } type Size @shareable { cores: Int memory: Int }',
        resolvers: { Query: { b: () => ({ cores: 2, memory: 3 }) } },
      },
    });

    expect(await run('{ a { cores } b { cores memory } }')).toEqual({
      data: { a: { cores: 1 }, b: { cores: 2, memory: 3 } },
    });
    expect(asked).toHaveLength(2);
  });

  test('@interfaceObject: a field for every type of an interface, from who knows none of them', async () => {
    const { run } = await start({
      media: {
        typeDefs: `type Query { media: [Media!]! }
          interface Media @key(fields: "id") { id: ID! }
          type Book implements Media @key(fields: "id") { id: ID! pages: Int }
          type Film implements Media @key(fields: "id") { id: ID! }`,
        resolvers: {
          Query: {
            media: () => [
              { __typename: 'Book', id: '1', pages: 9 },
              { __typename: 'Film', id: '2' },
            ],
          },
        },
      },
      reviews: {
        typeDefs: 'type Media @interfaceObject @key(fields: "id") { id: ID! stars: Int }',
        resolvers: { Media: { __resolveReference: ({ id }: Reference) => ({ id, stars: Number(id) * 2 }) } },
      },
    });

    expect(await run('{ media { __typename stars ... on Book { pages } } }')).toEqual({
      data: {
        media: [
          { __typename: 'Book', stars: 2, pages: 9 },
          { __typename: 'Film', stars: 4 },
        ],
      },
    });
  });

  test('@inaccessible: what is hidden can be a key and cannot be asked for', async () => {
    const { run, federation } = await start({
      hosts: { ...hosts, typeDefs: hosts.typeDefs.replace('id: ID! name', 'id: ID! @inaccessible name') },
      cmdb: {
        typeDefs: 'type Host @key(fields: "id") { id: ID! rack: String }',
        resolvers: { Host: { __resolveReference: ({ id }: Reference) => ({ id, rack: `rack ${String(id)}` }) } },
      },
    });

    expect(await run('{ host(id: "1") { rack } }')).toEqual({ data: { host: { rack: 'rack 1' } } });
    expect((await run('{ host(id: "1") { id } }')).errors?.[0]?.message).toMatch(/Cannot query field "id"/u);
    expect(Object.keys(federation.schema().getTypeMap())).not.toContain('join__Graph');
    expect(await run('{ __type(name: "Host") { fields { name } } }')).toEqual({
      data: { __type: { fields: expect.not.arrayContaining([{ name: 'id' }]) } },
    });
  });

  test('unions and interfaces whose members are of several subgraphs', async () => {
    const { run } = await start({
      search: {
        typeDefs: `type Query { search: [Found!]! named: [Named!]! }
          union Found = Host | Ticket
          interface Named { title: String! }
          type Host implements Named @key(fields: "id") { id: ID! title: String! }
          type Ticket implements Named @key(fields: "url") { url: ID! title: String! }`,
        resolvers: {
          Query: {
            search: () => [
              { __typename: 'Ticket', url: 'u', title: 'T' },
              { __typename: 'Host', id: '1', title: 'H' },
            ],
            named: () => [{ __typename: 'Host', id: '1', title: 'H' }],
          },
        },
      },
      cmdb: {
        typeDefs: `type Host @key(fields: "id") { id: ID! rack: String }
          type Ticket @key(fields: "url") { url: ID! onCall: String }`,
        resolvers: {
          Host: { __resolveReference: ({ id }: Reference) => ({ id, rack: 'r' }) },
          Ticket: { __resolveReference: ({ url }: Reference) => ({ url, onCall: 'p' }) },
        },
      },
    });

    expect(
      await run('{ search { ... on Host { rack } ... on Ticket { onCall } } named { title ... on Host { rack } } }'),
    ).toEqual({ data: { search: [{ onCall: 'p' }, { rack: 'r' }], named: [{ title: 'H', rack: 'r' }] } });
  });
});
