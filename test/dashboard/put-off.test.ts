/** A plan at another time: what follows the start, what is wrong, and what somebody else changed meanwhile. */

import { expect, test } from '@jest/globals';

import { differencesOf } from '../../dashboard/src/windows/differences.ts';
import { instantOf } from '../../dashboard/src/schedule/draft.ts';
import { plannedTime, rivalsOf } from '../../dashboard/src/schedule/rivals.ts';
import { putOffFaultsOf, putOffIn, timesOf } from '../../dashboard/src/windows/put-off.ts';

const plan = {
  id: 'f1a9b3ab-71bc-4b98-871d-b5873d1308f4',
  revision: 3,
  state: 'tentative',
  kind: 'TEMPORARY' as const,
  summary: 'Swap a DIMM',
  description: null,
  startsAt: '2026-10-24T07:00:00Z',
  endsAt: '2026-10-24T09:00:00Z',
  drainAt: '2026-10-24T05:00:00Z',
  acknowledgeBy: '2026-10-24T05:00:00Z',
  timeZone: 'Europe/Helsinki',
};
const unsaid = putOffIn(plan, 'Europe/Helsinki');

test('begins as it is planned, by the clock of the zone, without a deadline that says nothing of its own', () => {
  expect(timesOf(plan, unsaid)).toMatchObject({
    startsAt: '2026-10-24T10:00',
    endsAt: '2026-10-24T12:00',
    drainAt: '2026-10-24T08:00',
    acknowledgeBy: '',
  });
  expect(timesOf({ ...plan, acknowledgeBy: '2026-10-23T12:00:00Z' }, unsaid).acknowledgeBy).toBe('2026-10-23T15:00');
});

test('the other times follow the start by the clock, also over a change of it, unless they were said by hand', () => {
  const moved = timesOf(plan, { ...unsaid, said: { startsAt: '2026-10-26T10:00' } });
  expect([moved.endsAt, moved.drainAt]).toEqual(['2026-10-26T12:00', '2026-10-26T08:00']);
  const byHand = { startsAt: '2026-10-26T10:00', endsAt: '2026-10-27T01:00' };
  expect(timesOf(plan, { ...unsaid, said: byHand }).endsAt).toBe('2026-10-27T01:00');
});

test('what is planned for the second of two equal times on the clock stays there', () => {
  const second = { ...plan, startsAt: '2026-10-25T00:00:00Z', endsAt: '2026-10-25T01:30:00Z' };
  const times = timesOf(second, putOffIn(second, 'Europe/Helsinki'));
  expect([times.endsAt, instantOf(times, 'endsAt')]).toEqual(['2026-10-25T03:30', '2026-10-25T01:30:00Z']);
});

test('a start that is half typed moves nothing', () => {
  expect(timesOf(plan, { ...unsaid, said: { startsAt: '' } }).endsAt).toBe('2026-10-24T12:00');
});

test.each([
  [{}, ['startsAt']],
  [{ startsAt: '2026-10-26T10:00' }, []],
  [{ startsAt: '2026-10-26T10:00', endsAt: '2026-10-26T09:00' }, ['endsAt']],
  [{ startsAt: '' }, ['startsAt']],
])('said %j: faults of %j', (said, fields) => {
  expect(Object.keys(putOffFaultsOf(plan, timesOf(plan, { ...unsaid, said })))).toEqual(fields);
});

test('what somebody else changed is told field by field', () => {
  const now = { ...plan, revision: 4, summary: 'Swap two DIMMs', drainAt: null };
  expect(
    differencesOf(plan, now, 'UTC').map(({ before, ...rest }) => ({ ...rest, before: before.replace(' 2026', '') })),
  ).toEqual([
    { what: 'Summary', before: 'Swap a DIMM', after: 'Swap two DIMMs' },
    { what: 'Servers are moved off from', before: 'Sat 24 Oct, 05:00', after: 'not said' },
  ]);
  expect(differencesOf(plan, { ...plan, revision: 5 }, 'UTC')).toEqual([]);
});

test('it is held against others at the new time, and is not in its own way', () => {
  const moved = timesOf(plan, { ...unsaid, said: { startsAt: '2026-10-24T11:00' } });
  expect(plannedTime(moved)).toEqual({ from: '2026-10-24T08:00:00Z', to: '2026-10-24T10:00:00Z' });
  expect(rivalsOf([{ id: plan.id }, { id: 'another' }], plan.id)).toEqual([{ id: 'another' }]);
  expect(rivalsOf([{ id: plan.id }], null)).toHaveLength(1);
});

test.each([
  ['without a start', { startsAt: '' }, null],
  ['that ends before it begins', { endsAt: '2026-10-24T09:00' }, null],
  ['without an end', { endsAt: '' }, { from: '2026-10-24T07:00:00Z', to: null }],
])('of a time %s (%j), %j is asked for', (_what, said, planned) => {
  expect(plannedTime(timesOf(plan, { ...unsaid, said }))).toEqual(planned);
});
