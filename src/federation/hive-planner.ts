/**
 * Plans by Hive's query planner, a native module, and its runtime.
 *
 * Refuses to know whom a fetch goes to.
 */

import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { buildASTSchema, OperationTypeNode, print } from 'graphql';
import type { DocumentNode, ExecutionResult } from 'graphql';

import type { FetchFrom } from './port.ts';
import type { Planner } from './planned.ts';

type Options = Parameters<typeof unifiedGraphHandler>[0];
type Executor = NonNullable<Awaited<ReturnType<typeof unifiedGraphHandler>>['executor']>;

/** Rejects where the native module does not load. */
export async function createHivePlanner(supergraph: DocumentNode): Promise<Planner> {
  const sdl = print(supergraph);
  const onSubgraphExecute: Options['onSubgraphExecute'] = (subgraph, { document, variables, operationType, context }) =>
    (context as { fetchFrom: FetchFrom }).fetchFrom(subgraph, {
      document,
      variables: (variables ?? {}) as Record<string, unknown>,
      operation: operationType ?? OperationTypeNode.QUERY,
    }) as ReturnType<Options['onSubgraphExecute']>;
  const { executor } = await unifiedGraphHandler({
    unifiedGraph: buildASTSchema(supergraph, { assumeValid: true, assumeValidSDL: true }),
    getUnifiedGraphSDL: () => sdl,
    onSubgraphExecute,
  });
  if (executor === undefined) throw new TypeError('the planner came without an executor');
  return { kind: 'native', run: (operation) => run(executor, operation) };
}

async function run(executor: Executor, operation: Parameters<Planner['run']>[0]): Promise<ExecutionResult> {
  const { document, variables, operationName, fetchFrom } = operation;
  const context = { fetchFrom };
  const request = { document, variables, operationType: operation.operation, context };
  return (await executor(operationName === undefined ? request : { ...request, operationName })) as ExecutionResult;
}
