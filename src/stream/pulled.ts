/**
 * An async iterator that is pulled, one item at a time, and that ends at once when its consumer leaves.
 *
 * Hand-written because the `return()` of an async generator queues behind a pending `next()`: on a quiet stream the
 * generator, and the listener it holds, would outlive the client. Refuses to know what is pulled.
 */

/** The next item, waited for; null when `left` was aborted meanwhile. Whatever it throws is the end of the stream. */
export type Pull<Item> = (left: AbortSignal) => Promise<Item | null>;

export function pulled<Item>(pull: Pull<Item>): AsyncIterableIterator<Item, undefined> {
  const leaving = new AbortController();
  const done = { done: true, value: undefined } as const;
  let previous: Promise<unknown> = Promise.resolve();

  const one = async (): Promise<IteratorResult<Item, undefined>> => {
    if (leaving.signal.aborted) return done;
    const value = await pull(leaving.signal).catch((failure: unknown) => {
      leaving.abort();
      throw failure;
    });
    return value === null ? done : { done: false, value };
  };
  const iterator: AsyncIterableIterator<Item, undefined> = {
    next: () => {
      const mine = previous.then(one);
      previous = mine.catch(() => null);
      return mine;
    },
    return: () => {
      leaving.abort();
      return Promise.resolve(done);
    },
    throw: (error) => {
      leaving.abort();
      return Promise.reject(error instanceof Error ? error : new Error('the stream was ended', { cause: error }));
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

/** Waits until `listen` calls back, `ms` pass, or the consumer leaves; the listener never outlives the wait. */
export function waitFor(
  listen: (tell: () => void) => () => void,
  ms: number,
  left: AbortSignal,
): Promise<'news' | 'quiet' | 'left'> {
  if (left.aborted) return Promise.resolve('left');
  return new Promise((resolve) => {
    const end = (how: 'news' | 'quiet' | 'left') => {
      clearTimeout(timer);
      left.removeEventListener('abort', onLeave);
      stop();
      resolve(how);
    };
    const onLeave = () => {
      end('left');
    };
    const timer = setTimeout(end, ms, 'quiet');
    const stop = listen(() => {
      end('news');
    });
    left.addEventListener('abort', onLeave);
  });
}
