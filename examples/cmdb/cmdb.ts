/**
 * A subgraph that knows in which rack a host stands. It adds to Slipway's `Host` without knowing anything else of it.
 *
 * An example to start from: the racks stand here, where a real one would ask the inventory.
 */

import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])

  type Query {
    "Every rack, by name."
    racks: [Rack!]!
  }

  type Host @key(fields: "id") {
    id: ID!
    "Where it stands; null when nobody wrote it down."
    rack: Rack
  }

  type Rack {
    name: String!
    row: String!
    "Slipway tells the rest of each, if the caller may know."
    hosts: [Host!]!
  }
`);

interface Rack {
  readonly name: string;
  readonly row: string;
  readonly hostIds: readonly string[];
}

const RACKS: readonly Rack[] = [
  { name: 'r1', row: 'north', hostIds: ['home/compute-1', 'home/compute-2'] },
  { name: 'r2', row: 'south', hostIds: ['home/compute-3', 'home/compute-4'] },
];

const resolvers = {
  Query: { racks: () => RACKS },
  Host: {
    // Slipway sends ids; all of one request come together.
    __resolveReference: ({ id }: { id: string }) => ({ id }),
    rack: ({ id }: { id: string }) => RACKS.find(({ hostIds }) => hostIds.includes(id)) ?? null,
  },
  Rack: { hosts: ({ hostIds }: Rack) => hostIds.map((id) => ({ id })) },
};

/** Listens on loopback; answers its URL and how to end it. */
export async function startCmdb(port: number): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = new ApolloServer({
    schema: buildSubgraphSchema([{ typeDefs, resolvers }]),
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    stopOnTerminationSignals: false,
  });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port } });
  return { url, stop: () => server.stop() };
}
