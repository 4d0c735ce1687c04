/**
 * Subscriptions in which every event is executed with a context of its own.
 *
 * graphql-js gives a subscription one context for life, and with it loaders that remember what was true an hour ago.
 * Of a live stream, an event is executed once for all subscribers whose results are the same (sharing/). Refuses to
 * know how results reach the client.
 */

import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { Logger } from 'pino';

import { likenessOf } from '../access/sharing.ts';
import { isLiveStream } from '../domain/live-stream.ts';
import type { LiveStream } from '../domain/live-stream.ts';
import type { Viewer } from '../domain/viewer.ts';
import { DIRECT } from './graph.ts';
import type { Route } from './graph.ts';
import { interruptible } from './interruptible.ts';
import type { Interruptible } from './interruptible.ts';
import { presentFailure, presentResult } from './presented-error.ts';
import type { Audiences } from './sharing/audiences.ts';
import { liveResults } from './sharing/live-results.ts';
import type { Outlet } from './sharing/outlet.ts';
import { sharedPartOf } from './sharing/shared-part.ts';
import type { OperationWatch, SubscriptionWatch } from './watched-operations.ts';

/** Running one operation. */
export interface OperationRun {
  /** Makes what resolvers are given; called anew for each event of a subscription. `onRefused`: an upstream does not accept the caller's token. */
  readonly freshContext: (onRefused?: () => void) => object | Promise<object>;
  /** With the operation's id in each line; made when something is to be said, since most operations say nothing. */
  readonly log: () => Logger;
  readonly watch: OperationWatch;
}

/** Running a subscription. */
export interface SubscriptionRun extends OperationRun {
  readonly audiences: Audiences;
  /** Where shared results can go; null where the transport has no way for them. */
  readonly outlet: Outlet | null;
  /** How old its answers may be; null where nobody said. */
  readonly maxAgeMs: number | null;
  /** As it is known now; null for nobody. */
  readonly viewer: () => Viewer | null;
  /** Asks anew whether the caller's token is valid; when it is not, the caller's connection ends. */
  readonly isStillValid: () => Promise<boolean>;
}

/**
 * The results, one for each event; or one result with errors when there is no stream to begin with. An event that fails
 * is a result with errors and the stream goes on; it ends when its source ends, and rejects when its source fails.
 * Errors are as clients may see them. Results that others have too go to the outlet instead, in their order.
 */
export async function subscribe(
  args: ExecutionArgs,
  run: SubscriptionRun,
  route: Route = DIRECT,
): Promise<Interruptible<ExecutionResult> | ExecutionResult> {
  const { freshContext, log, watch } = run;
  const failed = (failure: unknown): ExecutionResult => ({ errors: [presentFailure(failure, log())] });
  const start = async () => {
    const source = await route.source({ ...args, contextValue: await freshContext() });
    return Symbol.asyncIterator in source ? source : presentLazily(source, log);
  };
  const executeFor = (event: unknown) =>
    watch.during(args, async () => {
      const executed = async () => route.execute({ ...args, rootValue: event, contextValue: await freshContext() });
      return executed().then((result) => presentLazily(result, log), failed);
    });

  const source = await watch.within(() => start().catch(failed));
  if (!(Symbol.asyncIterator in source)) return source;
  const subscription = watch.subscribed();
  const results = isLiveStream(source)
    ? sharedResults(source, args, run, { start, subscription, route })
    : ownResults(source[Symbol.asyncIterator](), executeFor, subscription);
  return interruptible<ExecutionResult>({
    next: () =>
      results.next().then(
        (step) => {
          if (step.done === true) subscription.ended();
          return step;
        },
        (failure: unknown) => {
          subscription.ended();
          throw presentFailure(failure, log());
        },
      ),
    return: async () => {
      subscription.ended();
      await results.return?.();
      return { done: true, value: undefined };
    },
  });
}

const presentLazily = (result: ExecutionResult, log: () => Logger): ExecutionResult =>
  result.errors === undefined ? result : presentResult(result, log());

function ownResults(
  events: AsyncIterator<unknown>,
  executeFor: (event: unknown) => Promise<ExecutionResult>,
  subscription: SubscriptionWatch,
): AsyncIterator<ExecutionResult, undefined> {
  /** What is asked for next shows that the client's connection took this. */
  let sent: unknown = null;
  return {
    next: async () => {
      subscription.delivered(sent);
      sent = null;
      const step = await events.next();
      if (step.done === true) return { done: true, value: undefined };
      sent = step.value;
      return { done: false, value: await executeFor(step.value) };
    },
    return: async () => {
      await events.return?.();
      return { done: true, value: undefined };
    },
  };
}

function sharedResults(
  stream: LiveStream<unknown>,
  args: ExecutionArgs,
  { audiences, outlet, viewer, maxAgeMs, isStillValid, freshContext, log, watch }: SubscriptionRun,
  {
    start,
    subscription,
    route,
  }: {
    start: () => Promise<AsyncIterable<unknown> | ExecutionResult>;
    subscription: SubscriptionWatch;
    route: Route;
  },
): AsyncIterator<ExecutionResult, undefined> {
  const failed = (failure: unknown): ExecutionResult => ({ errors: [presentFailure(failure, log())] });
  const executeWith = (item: unknown, onRefused?: () => void) =>
    watch.during(args, async () => {
      const executed = async () =>
        route.execute({ ...args, rootValue: item, contextValue: await freshContext(onRefused) });
      return executed().then((result) => presentLazily(result, log), failed);
    });
  return liveResults({
    stream,
    renew: async () => {
      const anew = await watch.within(() => start().catch(failed));
      if (!(Symbol.asyncIterator in anew)) return anew;
      if (!isLiveStream(anew)) throw new Error('a live stream was renewed by one that is none');
      return anew;
    },
    audiences,
    outlet,
    key: () => {
      const caller = viewer();
      const part = caller && route.isOwn ? sharedPartOf(args) : null;
      if (caller === null || part?.dependence == null) return null;
      return JSON.stringify([
        stream.key,
        part.operation,
        maxAgeMs,
        part.dependence,
        likenessOf(caller, part.dependence),
      ]);
    },
    delivered: subscription.delivered,
    execute: (item) => executeWith(item),
    executeForAll: async (item) => {
      const refusals = { count: 0 };
      const result = await executeWith(item, () => {
        refusals.count += 1;
      });
      return { result, void: refusals.count > 0 && !(await isStillValid()) };
    },
  });
}
