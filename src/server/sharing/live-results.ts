/**
 * The results of one subscriber to a live stream: from its own reading until it has caught up, then from its audience.
 *
 * What comes from an audience goes straight to the connection and never through this iterator, which waits meanwhile.
 * Hand-written, like all iterators here that wait: see interruptible.ts. Refuses to know how results are executed.
 */

import type { ExecutionResult } from 'graphql';

import type { LiveStream, Taken } from '../../domain/live-stream.ts';
import type { Executed, Leaving } from './audience.ts';
import type { Audiences } from './audiences.ts';
import type { Outlet } from './outlet.ts';

export interface LiveResultsOptions {
  readonly stream: LiveStream<unknown>;
  /** The stream again, made anew under what holds now; or a result with which it ends. */
  readonly renew: () => Promise<LiveStream<unknown> | ExecutionResult>;
  readonly audiences: Audiences;
  /** Null: nothing is shared. */
  readonly outlet: Outlet | null;
  /** Whose results are the same, asked anew whenever an audience is looked for; null: nobody else's. */
  readonly key: () => string | null;
  /** Told of each item that its connection took, alone or with others. */
  readonly delivered: (item: unknown) => void;
  /** For this subscriber alone; never rejects. */
  readonly execute: (item: unknown) => Promise<ExecutionResult>;
  /** For everybody in an audience. */
  readonly executeForAll: (item: unknown) => Promise<Executed>;
}

type Next = IteratorResult<ExecutionResult, undefined>;
type Woken = 'NEWS' | 'QUIET' | Leaving;
const DONE: Next = { done: true, value: undefined };

/** Asked for one result at a time; `return` ends what it waits for. */
export function liveResults(options: LiveResultsOptions): AsyncIterator<ExecutionResult, undefined> {
  const { audiences, outlet, key, execute } = options;
  let { stream } = options;
  let round = audiences.round();
  let over = false;
  // Asked again after each wait: the client may have left meanwhile.
  const isOver = () => over;
  let stop: (() => void) | null = null;
  let quietUntil = 0;
  let sent: unknown = null;

  /** The last that was taken; what follows a subscriber's own beginning is still part of it, until all was taken. */
  let last: Taken<unknown> | null = null;

  /** Under what holds now, behind what was given. Answers a result to end with, when there is one. */
  const renewed = async (): Promise<ExecutionResult | null> => {
    round = audiences.round();
    const anew = await options.renew();
    if (!('fork' in anew)) return anew;
    if (last !== null) anew.seek(last.cursor);
    stream = anew;
    return null;
  };
  /** Waits by itself for news, for a sign of life to be due, or for everything to change. */
  const waitAlone = (): Promise<Woken> =>
    new Promise((resolve) => {
      const wait = { unhear: (): void => undefined, undissolve: (): unknown => undefined };
      const end = (how: Woken) => {
        clearTimeout(timer);
        wait.unhear();
        wait.undissolve();
        stop = null;
        resolve(how);
      };
      const timer = setTimeout(end, Math.max(0, quietUntil - performance.now()), 'QUIET');
      wait.unhear = stream.onNews(() => {
        end('NEWS');
      });
      wait.undissolve = audiences.onDissolve(() => {
        end('DISSOLVED');
      });
      stop = () => {
        end('NEWS');
      };
    });
  /** Null: the audience is ahead, and there is more to take. */
  const waitAmongOthers = (to: Outlet, alike: string): Promise<Woken> | null => {
    const { promise, resolve } = Promise.withResolvers<Woken>();
    const leave = audiences.join(alike, stream, {
      outlet: to,
      delivered: options.delivered,
      execute: options.executeForAll,
      left: (why, cursor) => {
        stop = null;
        stream.seek(cursor);
        last = { item: null, cursor, shared: true };
        resolve(why);
      },
    });
    if (leave === null) return null;
    stop = () => {
      stop = null;
      leave();
      resolve('NEWS');
    };
    return promise;
  };
  const wait = async (): Promise<Woken> => {
    const alike = outlet === null ? null : key();
    if (outlet === null || alike === null) return waitAlone();
    const among = waitAmongOthers(outlet, alike);
    if (among === null) return 'NEWS';
    const woken = await among;
    if (woken === 'SLOW') await outlet.drained();
    return woken;
  };
  const end = (value: ExecutionResult): Next => {
    over = true;
    return { done: false, value };
  };
  const next = async (): Promise<Next> => {
    // What is asked for next shows that the connection took the one before it.
    if (sent !== null) options.delivered(sent);
    sent = null;
    quietUntil = performance.now() + stream.heartbeatMs;
    while (!isOver()) {
      if (round !== audiences.round() && last?.shared !== false) {
        const final = await renewed();
        if (final !== null) return end(final);
        continue;
      }
      const taken = await stream.take();
      if (isOver()) break;
      last = taken ?? { item: null, cursor: stream.cursor(), shared: true };
      if (taken !== null) {
        const value = await execute(taken.item);
        sent = taken.item;
        return { done: false, value };
      }
      if (round !== audiences.round() || (await wait()) !== 'QUIET') continue;
      if (stream.heartbeat !== null) return { done: false, value: await execute(stream.heartbeat()) };
      quietUntil = performance.now() + stream.heartbeatMs;
    }
    return DONE;
  };
  return {
    next,
    return: () => {
      over = true;
      stop?.();
      return Promise.resolve(DONE as IteratorReturnResult<undefined>);
    },
  };
}
