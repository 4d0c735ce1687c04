/** How operations are carried out over several subgraphs, by both planners. */

import { afterEach, describe, expect, test } from '@jest/globals';

import { hosts, PLANNERS, startSupergraph } from './supergraph.ts';
import type { SubgraphParts, TestSupergraph } from './supergraph.ts';

let world: TestSupergraph | null = null;

afterEach(async () => {
  await world?.close();
  world = null;
});

type Reference = Readonly<Record<string, unknown>>;

describe.each(Object.entries(PLANNERS))('the %s planner', (kind, planner) => {
  /** Stitching does not tell which of a list an error is of. */
  const placed = (place: readonly (string | number)[]) =>
    kind === 'native' ? place : place.filter((step) => typeof step === 'string');

  const start = async (parts: Readonly<Record<string, SubgraphParts>>) => {
    world = await startSupergraph(parts, { planner });
    return world;
  };

  test('mutations are carried out one after the other, in the order of the operation', async () => {
    const done: string[] = [];
    const slow = (name: string) => async () => {
      await new Promise((resolve) => setImmediate(resolve));
      done.push(name);
      return done.length;
    };
    const { run } = await start({
      one: {
        typeDefs: 'type Query { a: Int } type Mutation { one: Int }',
        resolvers: { Mutation: { one: slow('one') } },
      },
      two: {
        typeDefs: 'type Query { b: Int } type Mutation { two: Int }',
        resolvers: { Mutation: { two: slow('two') } },
      },
    });

    expect(await run('mutation { first: one second: two third: one fourth: two }')).toEqual({
      data: { first: 1, second: 2, third: 3, fourth: 4 },
    });
    expect(done).toEqual(['one', 'two', 'one', 'two']);
  });

  test('@skip, @include, fragments, aliases and variables go through', async () => {
    const { run, asked } = await start({
      hosts,
      cmdb: {
        typeDefs: 'type Host @key(fields: "id") { id: ID! rack(unit: Int = 1): String }',
        resolvers: {
          Host: {
            __resolveReference: ({ id }: Reference) => ({ id }),
            rack: ({ id }: Reference, { unit }: { unit: number }) => `${String(id)}/${String(unit)}`,
          },
        },
      },
    });
    const query = `query ($with: Boolean!, $unit: Int = 5) {
      host(id: "1") { ...Part name @skip(if: $with) }
    }
    fragment Part on Host { a: rack @include(if: $with) b: rack(unit: $unit) @include(if: $with) __typename }`;

    expect(await run(query, { variables: { with: true } })).toEqual({
      data: { host: { a: '1/1', b: '1/5', __typename: 'Host' } },
    });
    expect(await run(query, { variables: { with: false, unit: 2 } })).toEqual({
      data: { host: { __typename: 'Host', name: 'host 1' } },
    });
    expect(asked.filter(({ subgraph }) => subgraph === 'cmdb')).toHaveLength(1);
  });

  test('introspection and data may stand in one operation', async () => {
    const { run } = await start({ hosts });

    expect(await run('{ __typename __schema { queryType { name } } host(id: "1") { name } }')).toEqual({
      data: { __typename: 'Query', __schema: { queryType: { name: 'Query' } }, host: { name: 'host 1' } },
    });
  });

  describe('a subgraph that does not answer', () => {
    const cmdb: SubgraphParts = {
      typeDefs: `type Query { racks: [String!] } type Host @key(fields: "id") { id: ID! rack: String must: Int! }`,
      resolvers: { Host: { __resolveReference: ({ id }: Reference) => ({ id, rack: 'r', must: 1 }) } },
    };

    const tagged: SubgraphParts = {
      typeDefs: `type Query { racks: [String!] }
        type Host @key(fields: "id") { id: ID! rack: String must: Int! label: String tags: Tags }
        type Tags { a: Int b: Int }`,
    };

    test('costs its own fields, each with an error at its place', async () => {
      const { run, dead } = await start({ hosts, cmdb });
      dead.add('cmdb');

      const { data, errors = [] } = await run('{ hosts { name rack } racks }');

      expect(data).toEqual({ hosts: [1, 2, 3].map((n) => ({ name: `host ${String(n)}`, rack: null })), racks: null });
      expect(errors.map(({ path }) => path)).toEqual(
        expect.arrayContaining([...[0, 1, 2].map((index) => placed(['hosts', index, 'rack'])), ['racks']]),
      );
      expect(errors).toHaveLength(4);
      for (const { extensions } of errors)
        expect(extensions).toMatchObject({ service: 'cmdb', code: 'SUBGRAPH_UNAVAILABLE' });
    });

    test('costs no field that was not wanted, and each of several is told by its own name', async () => {
      const parts = 'rack @skip(if: $less) must @include(if: $more) ...Tags';
      const { run, dead } = await start({ hosts, cmdb: tagged });
      dead.add('cmdb');
      const query = (selections: string) =>
        `query ($less: Boolean!, $more: Boolean = false) { racks @skip(if: $less) host(id: "1") { ${selections} } }
         fragment Tags on Host { tags { a } tags { b } label }`;

      const { data, errors = [] } = await run(query(parts), { variables: { less: true } });

      expect(data).toEqual({ host: { tags: null, label: null } });
      expect(errors.map(({ path }) => path?.join('.')).sort()).toEqual(['host.label', 'host.tags']);
      for (const { message, extensions } of errors) {
        expect(message).toBe('The subgraph cmdb cannot be reached.');
        expect(extensions).toMatchObject({ service: 'cmdb', code: 'SUBGRAPH_UNAVAILABLE' });
      }
    });

    test('and where its field may not be null, what it belongs to, up to where null may stand', async () => {
      const { run, dead } = await start({ hosts, cmdb });
      dead.add('cmdb');

      const { data, errors = [] } = await run('{ host(id: "1") { name must } }');

      expect(data).toEqual({ host: null });
      expect(errors).toMatchObject([{ path: ['host', 'must'], extensions: { service: 'cmdb' } }]);
    });
  });

  test('a subgraph that leaves out what may not be null is named as the reason', async () => {
    const { run } = await start({
      hosts,
      cmdb: {
        typeDefs: 'type Host @key(fields: "id") { id: ID! must: Int! }',
        resolvers: { Host: { __resolveReference: ({ id }: Reference) => (id === '2' ? null : { id, must: 1 }) } },
      },
    });

    const { data, errors } = await run('{ all: hosts { must } one: host(id: "2") { m: must } }');

    expect(data).toBeNull();
    for (const { extensions } of errors ?? []) expect(extensions).toMatchObject({ code: 'SUBGRAPH_ANSWER_INVALID' });
    expect(errors).not.toEqual([]);
  });

  test('a key that is null is asked of nobody, and costs what would have come by it', async () => {
    const { run, asked } = await start({
      places: {
        typeDefs: 'type Query { places: [Place] } type Place @key(fields: "code") { code: ID }',
        resolvers: { Query: { places: () => [{ code: null }, null, { code: 'x' }] } },
      },
      sites: {
        typeDefs: 'type Place @key(fields: "code") { code: ID site: String }',
        resolvers: { Place: { __resolveReference: ({ code }: Reference) => ({ code, site: `at ${String(code)}` }) } },
      },
    });

    expect(await run('{ places { code site } }')).toEqual({
      data: { places: [{ code: null, site: null }, null, { code: 'x', site: 'at x' }] },
    });
    expect(asked.at(-1)?.variables).toEqual({ representations: [{ __typename: 'Place', code: 'x' }] });
  });

  test('variables reach arguments and objects inside them, in a subgraph that the root is not of', async () => {
    const { run } = await start({
      hosts,
      cmdb: {
        typeDefs: `type Host @key(fields: "id") { id: ID! rack(at: At, units: [Int!], side: Side): String }
          input At { row: Int = 7 in: [At!] } enum Side { FRONT BACK }`,
        resolvers: {
          Host: {
            __resolveReference: ({ id }: Reference) => ({ id }),
            rack: (_host: unknown, args: object) => JSON.stringify(args),
          },
        },
      },
    });
    const query = `query ($at: At, $units: [Int!], $row: Int, $side: Side = BACK) {
      host(id: "1") { a: rack(at: $at, units: $units, side: $side) b: rack(at: { row: $row, in: [{ row: $row }] }) }
    }`;

    expect(await run(query, { variables: { at: { in: [{ row: 3 }] }, units: 4, row: 9 } })).toEqual({
      data: {
        host: {
          a: JSON.stringify({ at: { row: 7, in: [{ row: 3 }] }, units: [4], side: 'BACK' }),
          b: JSON.stringify({ at: { row: 9, in: [{ row: 9 }] } }),
        },
      },
    });
  });

  test("another subgraph's error keeps its place, words and code, and says whose it is", async () => {
    const failing = Object.assign(new Error('no such rack'), { extensions: { code: 'NO_RACK', hint: 'look up' } });
    const { run } = await start({
      hosts,
      cmdb: {
        typeDefs: 'type Host @key(fields: "id") { id: ID! rack: String }',
        resolvers: {
          Host: {
            __resolveReference: ({ id }: Reference) => ({ id }),
            rack: ({ id }: Reference) => {
              if (id === '2') throw failing;
              return 'r';
            },
          },
        },
      },
    });

    const { data, errors } = await run('{ hosts { rack } }');

    expect(data).toEqual({ hosts: [{ rack: 'r' }, { rack: null }, { rack: 'r' }] });
    expect(errors).toMatchObject([
      {
        message: 'no such rack',
        path: placed(['hosts', 1, 'rack']),
        extensions: { code: 'NO_RACK', service: 'cmdb', hint: 'look up' },
      },
    ]);
  });
});
