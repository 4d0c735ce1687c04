/**
 * Plans by schema stitching, in plain JavaScript: for machines that have no build of the native planner.
 *
 * Refuses to know whom a fetch goes to.
 */

import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import type { ExecutionRequest, Executor } from '@graphql-tools/utils';
import { execute, Kind, OperationTypeNode, subscribe } from 'graphql';
import type { DocumentNode, ExecutionResult } from 'graphql';

import type { FetchFrom } from './port.ts';
import type { Planner } from './planned.ts';
import { parted } from './stitched-errors.ts';

interface Context {
  readonly fetchFrom: FetchFrom;
}

export function createStitchingPlanner(supergraph: DocumentNode): Planner {
  const names = graphNames(supergraph);
  const schema = getStitchedSchemaFromSupergraphSdl({
    supergraphSdl: supergraph,
    onSubschemaConfig: (config) => {
      const name = names.get(config.name.toUpperCase()) ?? config.name;
      config.executor = executorOf(name);
    },
  });
  return {
    kind: 'stitching',
    run: async ({ document, variables, operation, operationName, fetchFrom }) => {
      const args = { schema, document, variableValues: variables, operationName, contextValue: { fetchFrom } };
      if (operation !== OperationTypeNode.SUBSCRIPTION) return told(await execute(args));
      const results = await subscribe(args);
      if (!(Symbol.asyncIterator in results)) return told(results);
      for await (const result of results) return told(result);
      return { data: null };
    },
  };
}

function told(result: ExecutionResult): ExecutionResult {
  return result.errors === undefined ? result : { ...result, errors: parted(result.errors) };
}

/** The operation's own `fetchFrom`, for one subgraph. */
function executorOf(name: string): Executor {
  const fetch = async ({ document, variables, operationType, context }: ExecutionRequest) => {
    const operation = operationType ?? OperationTypeNode.QUERY;
    const request = { document, variables: (variables ?? {}) as Record<string, unknown>, operation };
    const result = await (context as Context).fetchFrom(name, request);
    return operation === OperationTypeNode.SUBSCRIPTION ? only(result) : result;
  };
  return fetch as Executor;
}

/** Of `join__Graph`'s values, the names that the subgraphs have. */
function graphNames(supergraph: DocumentNode): ReadonlyMap<string, string> {
  const graphs = supergraph.definitions.flatMap((each) =>
    each.kind === Kind.ENUM_TYPE_DEFINITION && each.name.value === 'join__Graph' ? (each.values ?? []) : [],
  );
  return new Map(
    graphs.map(({ name, directives = [] }) => {
      const value = directives[0]?.arguments?.find((argument) => argument.name.value === 'name')?.value;
      return [name.value.toUpperCase(), value?.kind === Kind.STRING ? value.value : name.value];
    }),
  );
}

async function* only(result: ExecutionResult): AsyncGenerator<ExecutionResult> {
  yield await Promise.resolve(result);
}
