/**
 * Errors as stitching leaves them, as the ones that they were made of.
 *
 * Several failures behind one object come as one error with all their words and no code. Nulls where none may be come without
 * a code, too. Pure. Refuses to know plans.
 */

import { GraphQLError } from 'graphql';

import { SubgraphError } from '../errors.ts';

/** The same errors, each with its own words and whose it is. */
export function parted(errors: readonly GraphQLError[]): readonly GraphQLError[] {
  return errors.flatMap(partsOf).map(asAnswer);
}

/** Of what failed, what is said of this place; of all of it, where nothing is. */
function partsOf(error: GraphQLError): readonly GraphQLError[] {
  const inner = behind(error);
  if (inner.length === 0) return [error];
  const own = inner.filter(({ path }) => namesOf(path).startsWith(namesOf(error.path)));
  const parts = (own.length > 0 ? own : inner).map((each) => {
    const { message, extensions } = each;
    const path = own.length > 0 ? each.path : error.path;
    return new GraphQLError(message, { nodes: error.nodes ?? null, path, originalError: each, extensions });
  });
  return [...new Map(parts.map((each) => [JSON.stringify(each), each])).values()];
}

function behind({ originalError }: GraphQLError): readonly GraphQLError[] {
  if (originalError === undefined || !('errors' in originalError) || !Array.isArray(originalError.errors)) return [];
  return originalError.errors.filter((each) => each instanceof GraphQLError);
}

function namesOf(path: GraphQLError['path']): string {
  return (path ?? []).map((step) => (typeof step === 'string' ? `${step}/` : '')).join('');
}

/** What failed elsewhere comes wrapped in errors of its own; this one is graphql-js's over what was answered. */
function asAnswer(error: GraphQLError): GraphQLError {
  const { originalError, message, nodes = null, path = null } = error;
  const isOfAnswer = originalError !== undefined && !(originalError instanceof GraphQLError);
  if (!isOfAnswer || !message.startsWith('Cannot return null for non-nullable field')) return error;
  const cause = new SubgraphError('supergraph', 'SUBGRAPH_ANSWER_INVALID', message);
  return new GraphQLError(message, { nodes, path, originalError: cause, extensions: cause.extensions });
}
