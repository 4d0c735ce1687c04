/**
 * What becomes of an operation once its transport has read it and its caller is known: checked, then executed with a
 * context of its own.
 *
 * For the transports that stream; Apollo Server does the same for plain HTTP, with the same limits and the same errors.
 * Refuses to know how requests and results travel.
 */

import { getOperationAST, GraphQLError, parse, specifiedRules, validate } from 'graphql';
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';

import type { CheckedDocuments } from './checked-documents.ts';
import type { Graph } from './graph.ts';
import { parseOptionsFor, validationRulesFor } from './limits.ts';
import type { Limits } from './limits.ts';
import { presentFailure, presentResult } from './presented-error.ts';
import { subscribe } from './subscribe.ts';
import type { OperationRun, SubscriptionRun } from './subscribe.ts';

/** An operation as clients send it (GraphQL over HTTP, "Request Parameters"). */
export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Checking and running operations of one graph. */
export interface Operations {
  /** What to execute; or what is wrong with the request, never thrown, with code GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED or OPERATION_RESOLUTION_FAILURE. */
  readonly check: (request: OperationRequest) => ExecutionArgs | readonly GraphQLError[];
  /** Of queries and mutations. Errors are as clients may see them. */
  readonly execute: (args: ExecutionArgs, run: OperationRun) => Promise<ExecutionResult>;
  /** Of subscriptions; see subscribe.ts. */
  readonly subscribe: (args: ExecutionArgs, run: SubscriptionRun) => ReturnType<typeof subscribe>;
}

export function createOperations(graph: Graph, limits: Limits, checked: CheckedDocuments): Operations {
  const parseOptions = parseOptionsFor(limits);
  const rules = [...specifiedRules, ...validationRulesFor(limits)];

  const read = (query: string, schema: GraphQLSchema): DocumentNode | readonly GraphQLError[] => {
    let document: DocumentNode;
    try {
      document = parse(query, parseOptions);
    } catch (error) {
      if (error instanceof GraphQLError) return [coded(error, 'GRAPHQL_PARSE_FAILED')];
      throw error;
    }
    const faults = validate(schema, document, rules);
    return faults.length > 0 ? faults.map((fault) => coded(fault, 'GRAPHQL_VALIDATION_FAILED')) : document;
  };

  return {
    check: ({ query, operationName, variables }) => {
      const schema = graph.schema();
      const document = checked.recall(query) ?? read(query, schema);
      if (!('definitions' in document)) return document;
      checked.remember(query, document);
      if (!getOperationAST(document, operationName)) {
        return [
          coded(new GraphQLError('Name one of the operations in `operationName`.'), 'OPERATION_RESOLUTION_FAILURE'),
        ];
      }
      return { schema, document, operationName: operationName ?? null, variableValues: variables ?? null };
    },
    execute: (args, { freshContext, log, watch }) =>
      watch.during(args, async () => {
        const run = async () => graph.routeOf(args).execute({ ...args, contextValue: await freshContext() });
        return run().then(
          (result) => presentResult(result, log()),
          (failure: unknown) => ({ errors: [presentFailure(failure, log())] }),
        );
      }),
    subscribe: (args, run) => subscribe(args, run, graph.routeOf(args)),
  };
}

function coded(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes = null, source = null, positions = null } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}
