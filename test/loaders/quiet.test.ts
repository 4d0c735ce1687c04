/** One batch for keys that come from two sources at different times, and no waiting for ever. */

import { describe, expect, test } from '@jest/globals';
import DataLoader from 'dataloader';

import { createQuiet } from '../../src/loaders/quiet.ts';
import type { Quiet } from '../../src/loaders/quiet.ts';

/** A loader that notes its batches. */
function batching(quiet: Quiet) {
  const batches: string[][] = [];
  const loader = new DataLoader<string, string>(
    (keys) => {
      batches.push([...keys]);
      return Promise.resolve(keys);
    },
    { batchScheduleFn: quiet.whenQuiet },
  );
  return { batches, loader };
}

/** A source that answers when the test says so. */
function source() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  return { answer: promise, gives: resolve, fails: reject };
}

const LONG = 60_000;

describe('a batch', () => {
  test('waits for every source that is under way, and for what its answer leads to', async () => {
    const quiet = createQuiet(LONG);
    const { batches, loader } = batching(quiet);
    const [slow, slower] = [source(), source()];
    const fromSlow = quiet.track(slow.answer).then((key) => loader.load(key));
    const fromSlower = quiet.track(slower.answer).then((key) => loader.load(key));
    const direct = loader.load('direct');

    await new Promise((resolve) => setTimeout(resolve, 10));
    slow.gives('slow');
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(batches).toEqual([]);
    slower.gives('slower');

    expect(await Promise.all([direct, fromSlow, fromSlower])).toEqual(['direct', 'slow', 'slower']);
    expect(batches).toEqual([['direct', 'slow', 'slower']]);
  });

  test('takes the keys of a load that began within the answer of another', async () => {
    const quiet = createQuiet(LONG);
    const { batches, loader } = batching(quiet);
    const [first, second] = [source(), source()];
    const nested = quiet.track(first.answer).then(() => quiet.track(second.answer).then((key) => loader.load(key)));
    const direct = loader.load('direct');

    first.gives('');
    await new Promise((resolve) => setTimeout(resolve, 10));
    second.gives('nested');

    await Promise.all([direct, nested]);
    expect(batches).toEqual([['direct', 'nested']]);
  });

  test('goes at once where nothing is under way', async () => {
    const { batches, loader } = batching(createQuiet(LONG));

    expect(await loader.load('a')).toBe('a');
    expect(batches).toEqual([['a']]);
  });

  test('goes when a source failed, too', async () => {
    const quiet = createQuiet(LONG);
    const { loader } = batching(quiet);
    const broken = source();
    const tracked = quiet.track(broken.answer);
    const direct = loader.load('direct');

    broken.fails(new Error('dead'));

    await expect(tracked).rejects.toThrow('dead');
    expect(await direct).toBe('direct');
  });

  test('goes without a source that outlasts its patience, whose keys get a batch of their own', async () => {
    const quiet = createQuiet(20);
    const { batches, loader } = batching(quiet);
    const hanging = source();
    const late = quiet.track(hanging.answer).then((key) => loader.load(key));

    expect(await loader.load('direct')).toBe('direct');
    expect(batches).toEqual([['direct']]);
    hanging.gives('late');
    expect(await late).toBe('late');
    expect(batches).toEqual([['direct'], ['late']]);
  });
});
