/** The picture of a process and the store that it follows. */

import { expect, test } from '@jest/globals';

import type { PictureReads } from '../../src/domain/picture-store.ts';
import { followPicture } from '../../src/picture/picture.ts';

test('it is closed once nothing of the store is read any more', async () => {
  let tell: () => void = () => undefined;
  let isFollowed = true;
  let answer: () => void = () => undefined;
  const marks = [
    () => Promise.resolve([]),
    () =>
      new Promise<[]>(
        (resolve) =>
          (answer = () => {
            resolve([]);
          }),
      ),
  ];
  const store: PictureReads = {
    marks: () => marks.shift()?.() ?? Promise.reject(new Error('read once more')),
    things: () => Promise.resolve([]),
    onChange: (changed) => {
      tell = changed;
      return () => {
        isFollowed = false;
      };
    },
  };
  const errors: unknown[] = [];
  const picture = await followPicture({ store, clouds: [], onError: (error) => errors.push(error) });
  tell();
  let isClosed = false;
  const closing = picture.close().then(() => {
    isClosed = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect([isFollowed, isClosed]).toEqual([false, false]);

  answer();
  await closing;
  expect(errors).toEqual([]);
});
