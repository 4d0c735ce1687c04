/**
 * From a reference that another subgraph holds to the thing itself, by the loaders and rules of the query root.
 *
 * Whoever may not ask the root for a thing does not get it here either. References of one request are asked for in the
 * same turn, so they are one batch. Refuses to know how requests come in.
 */

import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';

import { requireOperator } from '../access/rules.ts';
import type { Context } from '../context.ts';
import { InvalidInputError } from '../errors.ts';
import { projectId } from '../domain/ids.ts';
import { resolvers } from '../generated/resolvers.ts';
import { ENTITY_KEYS } from './keys.ts';
import type { EntityName } from './keys.ts';

type Resolve = (root: object, args: object, context: Context, info: GraphQLResolveInfo) => unknown;
type Reference = Readonly<Record<string, unknown>>;
type Find = (key: string, context: Context, info: GraphQLResolveInfo) => unknown;

/** The resolver of a root field; it is one function where codegen also allows an object. */
function rootField(name: 'host' | 'server' | 'maintenanceWindow' | 'ticket'): Resolve {
  const field = resolvers.Query?.[name];
  if (typeof field !== 'function') throw new TypeError(`Query.${name} has no resolver`);
  return field as Resolve;
}

const FIND: Readonly<Record<EntityName, Find>> = {
  Cloud: (name, { loaders }) => loaders.clouds.find((cloud) => cloud.name === name) ?? null,
  Host: (id, context, info) => {
    requireOperator(context.viewer, 'Host');
    return rootField('host')({}, { id }, context, info);
  },
  Server: (id, context, info) => rootField('server')({}, { id }, context, info),
  // Owners meet no project but their own; of others not even an id that exists is told from one that does not.
  Project: (id, { viewer }) => {
    const own = viewer.project?.id === id ? viewer.project : null;
    return own ?? (viewer.operator ? { id: projectId(id), name: null } : null);
  },
  MaintenanceWindow: (id, context, info) => rootField('maintenanceWindow')({}, { id }, context, info),
  Ticket: (url, context, info) => rootField('ticket')({}, { url: parsedUrl(url, info) }, context, info),
};

/** The same reading that an argument of type URL gets. */
function parsedUrl(url: string, { schema }: GraphQLResolveInfo): unknown {
  const scalar = schema.getType('URL');
  if (scalar === undefined || !('parseValue' in scalar)) return url;
  try {
    return scalar.parseValue(url);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : 'It is no URL.';
    throw new InvalidInputError(`A reference to a Ticket: ${message}`, { cause });
  }
}

const Key = z.string();

/** `__resolveReference` of each type that has a key. Rejects with FORBIDDEN and BAD_USER_INPUT for one reference alone. */
export const referenceResolvers = Object.fromEntries(
  Object.entries(ENTITY_KEYS).map(([type, field]) => [
    type,
    {
      __resolveReference: async (
        reference: Reference,
        context: Context,
        info: GraphQLResolveInfo,
      ): Promise<unknown> => {
        const key = Key.safeParse(reference[field]);
        if (!key.success) throw new InvalidInputError(`A reference to a ${type} has its \`${field}\`, a text.`);
        return await FIND[type as EntityName](key.data, context, info);
      },
    },
  ]),
);

/** Throws InvalidInputError unless each of them names a type that has a key. */
export function checkRepresentations(representations: readonly unknown[]): void {
  for (const each of representations) {
    const type = typeof each === 'object' && each !== null && '__typename' in each ? each.__typename : undefined;
    if (typeof type === 'string' && Object.hasOwn(ENTITY_KEYS, type)) continue;
    const known = Object.keys(ENTITY_KEYS).join(', ');
    throw new InvalidInputError(`A representation has a \`__typename\`, which is one of ${known}.`);
  }
}
