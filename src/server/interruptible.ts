/**
 * An async iterator whose pending `next()` can be answered from outside.
 *
 * Hand-written because an `async function*` queues `return()` behind its pending `next()`: on a quiet topic a listener
 * would outlive its client. Refuses to know what flows through it and why it is interrupted.
 */

/** Like its source, until it is interrupted. Asked for one value at a time, as `for await` does. */
export interface Interruptible<Value> extends AsyncIterableIterator<Value, undefined> {
  /** Ends the source now; a consumer gets `last`, where given, and then the end. */
  readonly interrupt: (last?: Value) => void;
  readonly return: () => Promise<IteratorReturnResult<undefined>>;
  readonly throw: (reason: unknown) => Promise<IteratorReturnResult<undefined>>;
}

const DONE = { done: true, value: undefined } as const;

export function interruptible<Value>(source: AsyncIterator<Value>): Interruptible<Value> {
  type Answer = (step: IteratorResult<Value, undefined>) => void;
  let waiting: Answer | null = null;
  let last: Value | undefined;
  let ended = false;

  const settle = (step: IteratorResult<Value, undefined>) => {
    const answer = waiting;
    waiting = null;
    answer?.(step);
  };

  const end = (finalValue?: Value) => {
    if (ended) return;
    ended = true;
    // Nobody is left to tell when the source fails to end, and nobody waits until it has.
    source.return?.().catch(() => null);
    if (waiting === null) last = finalValue;
    else settle(finalValue === undefined ? DONE : { done: false, value: finalValue });
  };

  const next = async (): Promise<IteratorResult<Value, undefined>> => {
    if (ended) {
      const value = last;
      last = undefined;
      return value === undefined ? DONE : { done: false, value };
    }
    return new Promise((resolve, reject) => {
      waiting = resolve;
      source.next().then(
        (step) => {
          if (ended) return;
          if (step.done === true) ended = true;
          settle(step.done === true ? DONE : { done: false, value: step.value });
        },
        (error: unknown) => {
          if (ended) return;
          ended = true;
          waiting = null;
          reject(error instanceof Error ? error : new Error('the source failed', { cause: error }));
        },
      );
    });
  };

  const leave = () => {
    end();
    return Promise.resolve(DONE);
  };
  const iterator: Interruptible<Value> = {
    next,
    return: leave,
    throw: leave,
    interrupt: end,
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
