/** Who leads, as whoever watches is told. */

import { expect, test } from '@jest/globals';

import { watchElections } from '../../src/app/watching.ts';

test('a process that stands leads nothing, then leads, and no longer once its lead has settled or failed', async () => {
  const told: (readonly [string, boolean | null])[] = [];
  const fails = [false, true];
  let elect: () => Promise<void> = () => Promise.resolve();
  const elections = watchElections(
    {
      campaign: (_what, lead) => {
        elect = () => lead(new AbortController().signal);
        return () => Promise.resolve();
      },
    },
    { leads: (...each) => told.push(each) },
  );
  elections.campaign('watch home', () => {
    told.push(['leading', true]);
    return fails.shift() === true ? Promise.reject(new Error('no')) : Promise.resolve();
  });
  expect(told).toEqual([['watch home', false]]);

  await elect();
  await expect(elect()).rejects.toThrow('no');
  const term = [
    ['watch home', true],
    ['leading', true],
    ['watch home', false],
  ];
  expect(told.slice(1)).toEqual([...term, ...term]);
});

test('of what nobody here stands for any more nothing is told, and two who overlap are one', async () => {
  const told: (boolean | null)[] = [];
  const elections = watchElections(
    { campaign: () => () => Promise.resolve() },
    { leads: (_what, isLeading) => told.push(isLeading) },
  );
  const stand = () => elections.campaign('watch home', () => Promise.resolve());
  const former = stand();
  const next = stand();
  await former();
  await former();
  expect(told).toEqual([false]);

  await next();
  expect(told).toEqual([false, null]);
});
