/**
 * The graph as a subgraph of Federation 2: with `_service` and `_entities`, for routers and gateways of others.
 *
 * Refuses to know what other subgraphs there are.
 */

import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';

import { resolvers } from '../generated/resolvers.ts';
import { typeDefs } from '../generated/type-defs.ts';
import { FEDERATION_TYPE_DEFS } from './keys.ts';
import { checkRepresentations, referenceResolvers } from './references.ts';

type Modules = Parameters<typeof buildSubgraphSchema>[0];

const Asked = z.object({ representations: z.array(z.unknown()) });

/** The executable schema of the graph itself. */
export function createSubgraph(): GraphQLSchema {
  const modules = [
    { typeDefs, resolvers },
    { typeDefs: parse(FEDERATION_TYPE_DEFS, { noLocation: true }), resolvers: referenceResolvers },
  ] as Modules;
  const schema = buildSubgraphSchema(modules);
  const entities = schema.getQueryType()?.getFields()._entities;
  const resolve = entities?.resolve;
  if (entities === undefined || resolve === undefined) throw new TypeError('a subgraph has Query._entities');
  entities.resolve = (root, args: unknown, context, info) => {
    checkRepresentations(Asked.parse(args).representations);
    return resolve(root, Asked.parse(args), context, info);
  };
  return schema;
}

/** The subgraph's SDL, as `_service { sdl }` tells it to whoever composes. */
export async function sdlOf(schema: GraphQLSchema): Promise<string> {
  const service = schema.getQueryType()?.getFields()._service;
  const told: unknown = await service?.resolve?.({}, {}, {}, {} as never);
  return z.object({ sdl: z.string() }).parse(told).sdl;
}
