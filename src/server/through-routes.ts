/**
 * How Apollo Server has operations executed: by the route of their document, and together with others who ask the same.
 *
 * Refuses to know HTTP.
 */

import type { ApolloServerOptions } from '@apollo/server';
import { getOperationAST, OperationTypeNode } from 'graphql';
import type { ExecutionArgs } from 'graphql';

import type { Graph } from './graph.ts';
import { createAskedAtOnce, keyOfQuestion } from './sharing/asked-at-once.ts';
import type { Asker } from './sharing/asked-at-once.ts';

/** Apollo Server makes a flat copy of what it is given as context: of this, for what resolvers are given is to stay what it is. */
export interface Held {
  readonly context: object;
  /** Null where nobody is known. `isRefused`: an upstream did not accept the caller's token. */
  readonly asker: (Asker & { readonly isRefused: () => boolean }) | null;
}

type Gateway = NonNullable<Extract<ApolloServerOptions<object>, { gateway: unknown }>['gateway']>;
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;

/** Apollo's way to let somebody else execute, and to change the schema while it runs. Its contexts have to be `Held`. */
export function throughRoutes(graph: Graph): Gateway {
  const askedAtOnce = createAskedAtOnce();
  const run = async (args: ExecutionArgs, asker: Held['asker']) => {
    const route = graph.routeOf(args);
    const execute = async () => ({ result: await route.execute(args), void: asker?.isRefused() === true });
    if (asker === null || !route.isOwn || !isQuery(args)) return (await execute()).result;
    return askedAtOnce.ask(keyOfQuestion(args, asker), execute);
  };
  return {
    load: () =>
      Promise.resolve({
        executor: ({ schema, document, request, context }) => {
          const { context: contextValue, asker } = context as unknown as Held;
          // Apollo's own `operationName` is null for a name that the document lacks: its only operation would be run.
          const operationName = request.operationName ?? null;
          const variableValues = request.variables ?? {};
          return run({ schema, document, operationName, variableValues, contextValue }, asker) as ReturnType<Executor>;
        },
      }),
    onSchemaLoadOrUpdate: (tell) => {
      const told = () => {
        tell({ apiSchema: graph.schema(), coreSupergraphSdl: '' });
      };
      told();
      return graph.onChange(told);
    },
    stop: () => Promise.resolve(),
  };
}

const isQuery = ({ document, operationName }: ExecutionArgs): boolean =>
  getOperationAST(document, operationName)?.operation === OperationTypeNode.QUERY;
