/**
 * `@operator` in the schema becomes a check in front of the field, on reading and on subscribing.
 *
 * Knows that there is a caller in the context; refuses to know who is an operator (access/rules.ts says).
 */

import { getDirective, MapperKind, mapSchema } from '@graphql-tools/utils';
import { defaultFieldResolver } from 'graphql';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';

import { requireOperator } from '../access/rules.ts';
import type { Caller } from '../domain/viewer.ts';

/** What the check needs of a context. */
export interface ContextOfCaller {
  readonly caller: Caller;
}

/** The schema with a ForbiddenError for everybody but operators on each field that carries `@operator`, before its resolver runs. */
export function enforceOperator(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field, fieldName, typeName) => {
      if (getDirective(schema, field, 'operator') === undefined) return field;
      const guarded = guard(`${typeName}.${fieldName}`);
      const resolve = guarded(field.resolve ?? defaultFieldResolver);
      return field.subscribe === undefined
        ? { ...field, resolve }
        : { ...field, resolve, subscribe: guarded(field.subscribe) };
    },
  });
}

type Resolver = GraphQLFieldResolver<unknown, ContextOfCaller>;

const guard =
  (what: string) =>
  (resolve: Resolver): Resolver =>
  (parent, args, context, info) => {
    requireOperator(context.caller.viewer, what);
    return resolve(parent, args, context, info);
  };
