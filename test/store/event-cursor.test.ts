import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { comparePlaces, cursorAt, placeOf } from '../../src/store/event-cursor.ts';

const LOG = 'a3f7c1de-0000-4000-8000-000000000000';
const place = fc.record({ xid: fc.bigInt(0n, 2n ** 64n - 1n), seq: fc.bigInt(0n, 2n ** 63n - 1n) });

test('a cursor is read back as the place that it was made of', () => {
  fc.assert(
    fc.property(place, (at) => {
      expect(placeOf(LOG, cursorAt(LOG, at))).toEqual(at);
    }),
  );
});

test('places are ordered by transaction first, then by number', () => {
  const places = [
    { xid: 9n, seq: 12n },
    { xid: 10n, seq: 2n },
    { xid: 10n, seq: 11n },
  ];
  expect([...places].reverse().sort(comparePlaces)).toEqual(places);
});
