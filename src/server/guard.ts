/**
 * What is enforced on every field of an executable schema, whichever way its resolvers are reached.
 *
 * Refuses to know what the fields are.
 */

import type { GraphQLSchema } from 'graphql';

import { limitFirst } from './first-limit.ts';
import type { Limits } from './limits.ts';
import { enforceOperator } from './operator-directive.ts';
import { refuseUnstorable } from './storable-arguments.ts';

/** The schema with `@operator`, the largest `first`, which may change, and storable arguments enforced. */
export function guard(schema: GraphQLSchema, limits: Pick<Limits, 'maxFirst'>): GraphQLSchema {
  const guarded = refuseUnstorable(enforceOperator(schema));
  return limits.maxFirst === undefined ? guarded : limitFirst(guarded, () => limits.maxFirst ?? Infinity);
}
