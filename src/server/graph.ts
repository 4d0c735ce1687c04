/**
 * What the transports serve: a schema, and for each document a way to run it.
 *
 * Refuses to know whether one schema answers or several.
 */

import { createSourceEventStream, execute } from 'graphql';
import type { ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';

/** How operations of one document are run. A stream keeps the route that it began with. */
export interface Route {
  /** Is all of it answered by the graph itself, under no rights but its own? Then results can be shared. */
  readonly isOwn: boolean;
  /** Queries, mutations, and each event of a subscription (`rootValue`). */
  readonly execute: (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;
  /** The events of a subscription; or one result with errors when there is no stream to begin with. */
  readonly source: (args: ExecutionArgs) => Promise<AsyncIterable<unknown> | ExecutionResult>;
}

export interface Graph {
  /** What clients may ask for at present. */
  readonly schema: () => GraphQLSchema;
  /** For a document that was found valid in `schema`, which was the present one. */
  readonly routeOf: (operation: Pick<ExecutionArgs, 'schema' | 'document' | 'operationName'>) => Route;
  /** Calls back whenever the schema has changed; answers how to end that. */
  readonly onChange: (changed: () => void) => () => void;
}

/** graphql-js itself. */
export const DIRECT: Route = { isOwn: true, execute, source: (args) => createSourceEventStream(args) };

/** A graph of one schema, which stays. */
export function graphOf(schema: GraphQLSchema): Graph {
  return { schema: () => schema, routeOf: () => DIRECT, onChange: () => () => undefined };
}
