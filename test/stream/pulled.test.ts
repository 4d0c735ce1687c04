/** The iterator under every stream: pulled one item at a time, and over as soon as its consumer leaves. */

import { describe, expect, jest, test } from '@jest/globals';

import { pulled, waitFor } from '../../src/stream/pulled.ts';

const DONE = { done: true, value: undefined };
const item = (value: unknown) => ({ done: false, value });

/** A stream whose every item the test gives by hand; `asked` counts the pulls. */
function byHand() {
  const state = { asked: 0 };
  let slot = Promise.withResolvers<string | null>();
  const stream = pulled((left) => {
    state.asked += 1;
    slot = Promise.withResolvers();
    left.addEventListener('abort', () => {
      slot.resolve(null);
    });
    return slot.promise;
  });
  const give = (value: string) => {
    slot.resolve(value);
  };
  const fail = (failure: Error) => {
    slot.reject(failure);
  };
  return { stream, state, give, fail };
}

/** Lets everything happen that is only waiting for its turn. */
const turn = () => new Promise(setImmediate);

describe('items', () => {
  test('that are asked for all at once come in order, one pull after the other', async () => {
    const { stream, state, give } = byHand();
    const all = Promise.all([stream.next(), stream.next(), stream.next()]);
    await turn();
    expect(state.asked).toBe(1);

    for (const [nth, value] of ['a', 'b', 'c'].entries()) {
      give(value);
      await turn();
      expect(state.asked).toBe(Math.min(nth + 2, 3));
    }

    expect(await all).toEqual(['a', 'b', 'c'].map(item));
  });

  test('are pulled when somebody asks, and not before', async () => {
    const { state } = byHand();
    await turn();
    expect(state.asked).toBe(0);
  });
});

describe('a consumer that leaves', () => {
  test('is let go at once, and so is everything it was waiting for', async () => {
    const { stream, state } = byHand();
    const pending = Promise.all([stream.next(), stream.next()]);
    await turn();

    expect(await stream.return?.()).toEqual(DONE);

    expect(await pending).toEqual([DONE, DONE]);
    expect(await stream.next()).toEqual(DONE);
    expect(state.asked).toBe(1);
  });

  test('by an error of its own is told that error', async () => {
    const { stream } = byHand();
    const pending = stream.next();

    await expect(stream.throw?.(new Error('my own'))).rejects.toThrow('my own');
    await expect(stream.throw?.('a text')).rejects.toThrow('the stream was ended');
    expect([await pending, await stream.next()]).toEqual([DONE, DONE]);
  });

  test('needs no loop of its own', async () => {
    const { stream, give } = byHand();
    const seen: string[] = [];
    const loop = (async () => {
      for await (const value of stream) {
        seen.push(value);
        if (value === 'b') break;
      }
    })();
    await turn();
    give('a');
    await turn();
    give('b');
    await loop;

    expect(seen).toEqual(['a', 'b']);
    expect(await stream.next()).toEqual(DONE);
  });
});

test('a stream that failed says so once and has ended then', async () => {
  const { stream, state, fail } = byHand();
  const [first, second] = [stream.next(), stream.next()];
  await turn();
  fail(new Error('broken'));

  await expect(first).rejects.toThrow('broken');
  expect([await second, await stream.next()]).toEqual([DONE, DONE]);
  expect(state.asked).toBe(1);
});

describe('a wait', () => {
  const LONG = 60_000;

  /** Something to listen to; `listeners` are those that listen now. */
  function bell() {
    const listeners = new Set<() => void>();
    const listen = (tell: () => void) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    };
    return { listeners, listen };
  }

  test('ends with the news, or with quiet, or with its consumer, and listens no longer', async () => {
    const { listeners, listen } = bell();
    const leaving = new AbortController();
    const removed = jest.spyOn(leaving.signal, 'removeEventListener');

    const news = waitFor(listen, LONG, leaving.signal);
    expect(listeners.size).toBe(1);
    listeners.forEach((tell) => {
      tell();
    });
    expect(await news).toBe('news');
    expect(listeners.size).toBe(0);
    expect(removed).toHaveBeenCalledTimes(1);

    expect(await waitFor(listen, 1, leaving.signal)).toBe('quiet');
    expect(listeners.size).toBe(0);

    const left = waitFor(listen, LONG, leaving.signal);
    leaving.abort();
    expect(await left).toBe('left');
    expect(listeners.size).toBe(0);
  });

  test('does not begin for a consumer that is gone', async () => {
    const { listeners, listen } = bell();

    expect(await waitFor(listen, LONG, AbortSignal.abort())).toBe('left');
    expect(listeners.size).toBe(0);
  });
});
