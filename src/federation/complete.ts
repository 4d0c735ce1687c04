/**
 * From what planners put together to what a client is answered: by the rules of the specification, which graphql-js knows.
 *
 * Nulls go up to where they may stand, what is not there is null, introspection is answered, and what the caller may not
 * have is refused at each of its places. Refuses to know subgraphs.
 */

import { execute, GraphQLError } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLFieldResolver, GraphQLSchema } from 'graphql';

import { ForbiddenError, SubgraphError } from '../errors.ts';
import type { Allows } from './prepared.ts';

export interface Completion {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly allows: Allows;
}

type Place = readonly (string | number)[];

export async function complete(
  { schema, document, operationName, variables, allows }: Completion,
  { data, errors = [] }: ExecutionResult,
): Promise<ExecutionResult> {
  const completed = await execute({
    schema,
    document,
    operationName: operationName ?? null,
    variableValues: variables,
    rootValue: data ?? {},
    fieldResolver: reading(allows),
    typeResolver: (value) => (isRecord(value) && typeof value.__typename === 'string' ? value.__typename : undefined),
  });
  const places = errors.flatMap(({ path }) => (path === undefined ? [] : [path]));
  const hasOpenEnd = errors.some(({ path }) => path === undefined);
  // A null that may not be is explained by the error that made it.
  const unexplained = (completed.errors ?? []).filter(
    ({ path = [], originalError }) =>
      originalError instanceof ForbiddenError || !(hasOpenEnd || places.some((place) => touches(place, path))),
  );
  const all = [...errors, ...unexplained.map(asAnswered)];
  return { data: completed.data ?? null, ...(all.length > 0 && { errors: all }) };
}

const reading =
  (allows: Allows): GraphQLFieldResolver<unknown, unknown> =>
  (source, _args, _context, { path, parentType, fieldName, returnType }) => {
    const type = String(returnType).replace(/[[\]!]/gu, '');
    if (!allows(`${parentType.name}.${fieldName}`, type)) {
      throw new ForbiddenError(`${parentType.name}.${fieldName} asks for rights that you do not have.`);
    }
    return isRecord(source) ? source[path.key] : undefined;
  };

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** One lies inside the other, or they are the same; where a planner knows no index, any will do. */
function touches(one: Place, other: Place): boolean {
  const names = (place: Place) => place.filter((step) => typeof step === 'string');
  const [a, b] = one.some((step) => typeof step === 'number') ? [one, other] : [names(one), names(other)];
  return a.slice(0, b.length).every((step, index) => step === b[index]);
}

/** What graphql-js says of a value that does not fit is about the subgraph that gave it. */
function asAnswered(error: GraphQLError): GraphQLError {
  const { originalError, message, nodes = null, source = null, positions = null, path = null } = error;
  if (originalError instanceof ForbiddenError) return error;
  const cause = new SubgraphError('supergraph', 'SUBGRAPH_ANSWER_INVALID', message);
  return new GraphQLError(message, { nodes, source, positions, path, originalError: cause });
}
