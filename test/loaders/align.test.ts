/** Answers find their keys by themselves, whatever order and gaps the source left. */

import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { alignMany, alignOne } from '../../src/loaders/align.ts';

const key = fc.nat(8);
const keys = fc.array(key);
const rows = fc.array(fc.record({ of: key, text: fc.string() }));

test('each key gets its one row, or null, in the order of the keys', () => {
  fc.assert(
    fc.property(
      keys,
      fc.uniqueArray(fc.record({ of: key, text: fc.string() }), { selector: ({ of }) => of }),
      (asked, found) => {
        const answers = alignOne(asked, found, ({ of }) => of);

        expect(answers).toEqual(asked.map((each) => found.find(({ of }) => of === each) ?? null));
      },
    ),
  );
});

test('each key gets all of its rows, or none, in the order of the rows', () => {
  fc.assert(
    fc.property(keys, rows, (asked, found) => {
      const answers = alignMany(asked, found, ({ of }) => of);

      expect(answers).toEqual(asked.map((each) => found.filter(({ of }) => of === each)));
    }),
  );
});
