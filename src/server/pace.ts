/**
 * Results no faster than they are sent.
 *
 * graphql-sse queues whatever a subscription produces; with a pace in between, a result is asked for only when the one
 * before it has left. Refuses to know what is sent where.
 */

import { interruptible } from './interruptible.ts';
import type { Interruptible } from './interruptible.ts';

/** Couples a source to what sends its values. */
export interface Pace {
  /** The source, held up while a value of it is unsent. When it fails, `lastWords` make its last value. */
  readonly paced: <Value>(source: AsyncIterator<Value>, lastWords: (failure: unknown) => Value) => Interruptible<Value>;
  /** To be called when a value was sent. */
  readonly sent: () => void;
}

export function createPace(): Pace {
  let unsent = false;
  let resume: (() => void) | null = null;
  return {
    paced: <Value>(source: AsyncIterator<Value>, lastWords: (failure: unknown) => Value) =>
      interruptible<Value>({
        next: async () => {
          if (unsent) await new Promise<void>((resolve) => (resume = resolve));
          const step = await source.next().catch((failure: unknown) => ({ done: false, value: lastWords(failure) }));
          unsent = step.done !== true;
          return step;
        },
        return: async () => {
          await source.return?.();
          return { done: true, value: undefined };
        },
      }),
    sent: () => {
      unsent = false;
      resume?.();
      resume = null;
    },
  };
}
