/** One call per key, however often and however soon it is asked for. */

import { expect, test } from '@jest/globals';

import { memo } from '../../src/loaders/memo.ts';

test('a key is loaded once, also while it is being loaded', async () => {
  const asked: string[] = [];
  const { get, has } = memo((key: string) => {
    asked.push(key);
    return Promise.resolve(`${key}!`);
  });

  expect(has('a')).toBe(false);
  const both = Promise.all([get('a'), get('a')]);
  expect(has('a')).toBe(true);
  expect(has('b')).toBe(false);
  expect(await both).toEqual(['a!', 'a!']);
  expect([await get('b'), await get('a')]).toEqual(['b!', 'a!']);
  expect(asked).toEqual(['a', 'b']);
});

test('a system that failed is not asked a second time', async () => {
  let asked = 0;
  const { get } = memo(() => {
    asked += 1;
    return Promise.reject(new Error('dead'));
  });

  await expect(get('a')).rejects.toThrow('dead');
  await expect(get('a')).rejects.toThrow('dead');
  expect(asked).toBe(1);
});
