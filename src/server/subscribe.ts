/**
 * Subscriptions in which every event is executed with a context of its own.
 *
 * graphql-js gives a subscription one context for life, and with it loaders that remember what was true an hour ago.
 * Refuses to know how results reach the client.
 */

import { createSourceEventStream, execute } from 'graphql';
import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { Logger } from 'pino';

import { interruptible } from './interruptible.ts';
import type { Interruptible } from './interruptible.ts';
import { presentFailure, presentResult } from './presented-error.ts';

/** Running one operation. */
export interface OperationRun {
  /** Makes what resolvers are given; called anew for each event of a subscription. */
  readonly freshContext: () => object | Promise<object>;
  readonly log: Logger;
}

/**
 * The results, one for each event; or one result with errors when there is no stream to begin with. An event that fails
 * is a result with errors and the stream goes on; it ends when its source ends, and rejects when its source fails.
 * Errors are as clients may see them.
 */
export async function subscribe(
  args: ExecutionArgs,
  { freshContext, log }: OperationRun,
): Promise<Interruptible<ExecutionResult> | ExecutionResult> {
  const failed = (failure: unknown): ExecutionResult => ({ errors: [presentFailure(failure, log)] });
  const start = async () => {
    const source = await createSourceEventStream({ ...args, contextValue: await freshContext() });
    return Symbol.asyncIterator in source ? source : presentResult(source, log);
  };
  const executeFor = async (event: unknown) =>
    presentResult(await execute({ ...args, rootValue: event, contextValue: await freshContext() }), log);

  const source = await start().catch(failed);
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]();
  const next = () =>
    events.next().catch((failure: unknown) => {
      throw presentFailure(failure, log);
    });

  return interruptible<ExecutionResult>({
    next: async () => {
      const step = await next();
      if (step.done === true) return { done: true, value: undefined };
      return { done: false, value: await executeFor(step.value).catch(failed) };
    },
    return: async () => {
      await events.return?.();
      return { done: true, value: undefined };
    },
  });
}
