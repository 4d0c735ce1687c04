/** The iterator under every stream: it ends when it is told to, whatever its source does. */

import { describe, expect, test } from '@jest/globals';

import { interruptible } from '../../src/server/interruptible.ts';

const DONE = { done: true, value: undefined };

/** A source whose every step the test takes by hand. */
function byHand() {
  let step = Promise.withResolvers<IteratorResult<number>>();
  const state = { returned: 0 };
  const source: AsyncIterator<number> = {
    next: () => step.promise,
    return: () => {
      state.returned += 1;
      return Promise.resolve(DONE as IteratorResult<number>);
    },
  };
  const give = (result: IteratorResult<number>) => {
    step.resolve(result);
    step = Promise.withResolvers();
  };
  const fail = (reason: Error) => {
    step.reject(reason);
  };
  return { source, state, give, fail };
}

describe('an iterator with a source that is silent', () => {
  test('is left at once: the pending step is answered and the source told', async () => {
    const { source, state } = byHand();
    const values = interruptible(source);
    const pending = values.next();
    expect(await values.return()).toEqual(DONE);
    expect(await pending).toEqual(DONE);
    expect(state.returned).toBe(1);
    expect(await values.next()).toEqual(DONE);
  });

  test('is interrupted with a last value, whether somebody is waiting or not', async () => {
    const waited = interruptible(byHand().source);
    const pending = waited.next();
    waited.interrupt(9);
    expect([await pending, await waited.next()]).toEqual([{ done: false, value: 9 }, DONE]);

    const unwaited = interruptible(byHand().source);
    unwaited.interrupt(9);
    expect([await unwaited.next(), await unwaited.next()]).toEqual([{ done: false, value: 9 }, DONE]);
  });
});

describe('an iterator with a source that speaks', () => {
  test('passes values on, and its end', async () => {
    const { source, give, state } = byHand();
    const values = interruptible(source);
    const first = values.next();
    give({ done: false, value: 1 });
    expect(await first).toEqual({ done: false, value: 1 });
    const second = values.next();
    give(DONE as IteratorResult<number>);
    expect([await second, await values.next()]).toEqual([DONE, DONE]);
    await values.return();
    expect(state.returned).toBe(0);
  });

  test('passes a failure on once, and has ended then', async () => {
    const { source, fail } = byHand();
    const values = interruptible(source);
    const pending = values.next();
    fail(new Error('broken'));
    await expect(pending).rejects.toThrow('broken');
    expect(await values.next()).toEqual(DONE);
  });

  test('says nothing more once it was left, neither a value nor a failure', async () => {
    const { source, fail } = byHand();
    const values = interruptible(source);
    const pending = values.next();
    await values.return();
    fail(new Error('too late'));
    expect(await pending).toEqual(DONE);
  });
});
