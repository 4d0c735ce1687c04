/** What cannot be read is said at once, and then seldom, with how much there was of it. */

import { expect, test } from '@jest/globals';
import { pino } from 'pino';

import { createSkipped } from '../../../../src/upstream/nova/skipped.ts';

test('each kind is said at once, and again ten minutes later with its count', () => {
  const lines: unknown[] = [];
  const log = pino(
    { level: 'info', base: null, timestamp: false },
    { write: (line: string) => lines.push(JSON.parse(line)) },
  );
  let minute = 0;
  const skipped = createSkipped('skipped', log, () => new Date(minute * 60_000));
  const said = (what: string, count: number) => ({ level: 40, what, count, msg: 'skipped' });

  for (const what of ['a', 'a', 'b', 'a']) skipped.skip(what);
  expect(lines.splice(0)).toEqual([said('a', 1), said('b', 1)]);
  minute = 9;
  skipped.skip('a');
  expect(lines.splice(0)).toEqual([]);
  minute = 10;
  skipped.skip('a');
  expect(lines.splice(0)).toEqual([said('a', 4)]);
  expect(skipped.total()).toBe(6);
});
