/** Something to subscribe to: values pushed by the test, listeners counted, `return()` prompt. */

export interface Topic<Value> {
  readonly publish: (value: Value) => void;
  /** The source of every listener fails. */
  readonly fail: (failure: Error) => void;
  readonly listeners: () => number;
  /** How many have ever listened. */
  readonly begun: () => number;
  readonly listen: () => AsyncIterableIterator<Value, undefined>;
}

interface Listener<Value> {
  readonly push: (value: Value) => void;
  readonly fail: (failure: Error) => void;
}

export function createTopic<Value>(): Topic<Value> {
  const listeners = new Set<Listener<Value>>();
  let begun = 0;
  return {
    publish: (value) => {
      for (const listener of listeners) listener.push(value);
    },
    fail: (failure) => {
      for (const listener of listeners) listener.fail(failure);
    },
    listeners: () => listeners.size,
    begun: () => begun,
    listen: () => {
      begun += 1;
      return listenTo(listeners);
    },
  };
}

function listenTo<Value>(listeners: Set<Listener<Value>>): AsyncIterableIterator<Value, undefined> {
  const steps: Promise<IteratorResult<Value, undefined>>[] = [];
  let next = Promise.withResolvers<IteratorResult<Value, undefined>>();
  const put = (settle: (slot: typeof next) => void) => {
    settle(next);
    next.promise.catch(() => null);
    next = Promise.withResolvers();
    steps.push(next.promise);
  };
  steps.push(next.promise);

  const listener: Listener<Value> = {
    push: (value) => {
      put((slot) => {
        slot.resolve({ done: false, value });
      });
    },
    fail: (failure) => {
      put((slot) => {
        slot.reject(failure);
      });
    },
  };
  listeners.add(listener);
  const iterator: AsyncIterableIterator<Value, undefined> = {
    next: () => steps.shift() ?? Promise.resolve({ done: true, value: undefined }),
    // The pending `next()` stays unanswered: whoever consumes this has to end by itself.
    return: () => {
      listeners.delete(listener);
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
