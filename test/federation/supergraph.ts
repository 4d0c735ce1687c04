/**
 * A supergraph of subgraphs in this process, which count what they are asked: planners and routes without any transport.
 */

import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph';
import { createSourceEventStream, execute, parse, validate } from 'graphql';
import type { ExecutionResult, GraphQLSchema } from 'graphql';

import { createFederation } from '../../src/federation/gateway.ts';
import type { Federation, FederationOptions } from '../../src/federation/gateway.ts';
import { createHivePlanner } from '../../src/federation/hive-planner.ts';
import type { CreatePlanner } from '../../src/federation/planned.ts';
import { createStitchingPlanner } from '../../src/federation/stitching-planner.ts';
import type { GraphRequest, Headers, RemoteSubgraph } from '../../src/federation/port.ts';
import { sdlOf } from '../../src/federation/subgraph.ts';

/** The two ways to plan. */
export const PLANNERS: Readonly<Record<'native' | 'stitching', CreatePlanner>> = {
  native: createHivePlanner,
  stitching: (supergraph) => Promise.resolve(createStitchingPlanner(supergraph)),
};

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@external", "@requires", "@provides", "@override", "@shareable", "@interfaceObject", "@inaccessible", "@tag",
  "@authenticated", "@requiresScopes", "@policy", "@extends", "@composeDirective", "@cost", "@listSize"
])\n`;

export interface SubgraphParts {
  readonly typeDefs: string;
  readonly resolvers?: GraphQLResolverMap<unknown>;
}

/** A root to begin at: three hosts, and one by its id, unless that is `none`. */
export const hosts: SubgraphParts = {
  typeDefs: `type Query { hosts: [Host!]! host(id: ID!): Host }
    type Host @key(fields: "id") { id: ID! name: String! }`,
  resolvers: {
    Query: {
      hosts: () => ['1', '2', '3'].map((id) => ({ id, name: `host ${id}` })),
      host: (_root: unknown, { id }: { id: string }) => (id === 'none' ? null : { id, name: `host ${id}` }),
    },
  },
};

export interface Asked extends GraphRequest {
  readonly subgraph: string;
  readonly headers: Headers;
}

export interface TestSupergraph {
  readonly federation: Federation;
  /** Everything that a subgraph was asked, in order. */
  readonly asked: Asked[];
  /** Subgraphs in here do not answer. */
  readonly dead: Set<string>;
  readonly run: (
    query: string,
    options?: { variables?: Record<string, unknown>; context?: object },
  ) => Promise<ExecutionResult>;
  readonly close: () => void | Promise<void>;
}

export function subgraphSchema({ typeDefs, resolvers = {} }: SubgraphParts): GraphQLSchema {
  return buildSubgraphSchema([{ typeDefs: parse(LINK + typeDefs), resolvers }]);
}

const IGNORE: FederationOptions['told'] = {
  looked: () => undefined,
  unreadable: () => undefined,
  readable: () => undefined,
  refused: () => undefined,
  changed: () => undefined,
  noNativePlanner: () => undefined,
};

/** Of `local`, if there is one, the fields are run in process by the federation itself. */
export async function startSupergraph(
  parts: Readonly<Record<string, SubgraphParts>>,
  options: Partial<FederationOptions> & { localName?: string } = {},
): Promise<TestSupergraph> {
  const asked: Asked[] = [];
  const dead = new Set<string>();
  const schemas = new Map(Object.entries(parts).map(([name, each]) => [name, subgraphSchema(each)]));
  const others = [...schemas].filter(([name]) => name !== options.localName);
  const remotes = new Map(others.map(([name, schema]) => [name, remoteOf(name, schema, asked, dead)]));
  const own = schemas.get(options.localName ?? '');
  const federation = await createFederation({
    local: own === undefined ? null : { name: options.localName ?? '', schema: own },
    localSdl: own === undefined ? null : await sdlOf(own),
    remotes,
    forward: [],
    schemas: {
      subgraphs: others.map(([name, schema]) => ({ name, url: `http://${name}.example/`, read: () => sdlOf(schema) })),
      supergraph: null,
    },
    policies: {},
    pollMs: 3_600_000,
    told: {
      ...IGNORE,
      refused: (faults) => {
        throw new Error(JSON.stringify(faults));
      },
    },
    ...options,
  });
  return {
    federation,
    asked,
    dead,
    run: async (query, { variables = {}, context = {} } = {}) => {
      const schema = federation.schema();
      const document = parse(query);
      const errors = validate(schema, document);
      if (errors.length > 0) return { errors };
      const args = { schema, document, variableValues: variables, contextValue: context };
      return plain(await federation.routeOf(args).execute(args));
    },
    close: federation.close,
  };
}

/** As it would arrive. */
function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

function remoteOf(name: string, schema: GraphQLSchema, asked: Asked[], dead: ReadonlySet<string>): RemoteSubgraph {
  return {
    name,
    ask: async (request, headers) => {
      asked.push({ subgraph: name, headers, ...plain(request) });
      if (dead.has(name)) throw new Error('connection refused');
      const document = parse(request.query);
      const errors = validate(schema, document);
      if (errors.length > 0) return { errors: plain(errors) };
      return plain(await execute({ schema, document, variableValues: request.variables }));
    },
    subscribe: (request, headers) =>
      eventsOf(schema, request, () => asked.push({ subgraph: name, headers, ...request })),
    close: () => Promise.resolve(),
  };
}

async function* eventsOf(schema: GraphQLSchema, { query, variables }: GraphRequest, note: () => void) {
  note();
  const args = { schema, document: parse(query), variableValues: variables };
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) throw new Error(JSON.stringify(source.errors));
  for await (const rootValue of source) yield plain(await execute({ ...args, rootValue }));
}
