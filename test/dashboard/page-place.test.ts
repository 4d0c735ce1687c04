/** Where a page of a long list stands, in words. */

import { expect, test } from '@jest/globals';

import { placeOf } from '../../dashboard/src/servers/page-place.ts';

test.each([
  [0, 200, 450, '1 to 200 of 450'],
  [400, 50, 450, '401 to 450 of 450'],
  [0, 1, 1, '1 of 1'],
  [200, 200, null, '201 to 400'],
  [200, 0, 200, 'none of 200'],
])('a page of a list behind %i with %i of %p says where it stands', (before, shown, total, words) => {
  expect(placeOf(before, shown, total)).toBe(words);
});
