/** A plan that is being written: what is wrong with it, and what is sent. */

import { expect, test } from '@jest/globals';

import { emptyDraft, faultsOf, inputOf, instantOf } from '../../dashboard/src/schedule/draft.ts';

const draft = {
  ...emptyDraft('Europe/Helsinki', '2026-10-18T09:15'),
  summary: ' Swap a DIMM ',
  hostIds: ['home/compute-1'],
};

test('a new one is a week ahead, and asks for a summary and hosts', () => {
  const empty = emptyDraft('UTC', '2026-12-30T23:59');
  expect([empty.startsAt, empty.endsAt]).toEqual(['2027-01-06T10:00', '2027-01-06T12:00']);
  expect(Object.keys(faultsOf(empty))).toEqual(['summary', 'hostIds']);
  expect(inputOf(empty)).toBeNull();
});

test('is sent in instants, by the clock of its zone, on both sides of a change', () => {
  const input = inputOf({ ...draft, startsAt: '2026-10-24T22:00', endsAt: '2026-10-25T06:00' });
  expect(input).toMatchObject({
    summary: 'Swap a DIMM',
    timeZone: 'Europe/Helsinki',
    startsAt: '2026-10-24T19:00:00Z',
    endsAt: '2026-10-25T04:00:00Z',
    description: null,
    tickets: null,
  });
});

test('a time that comes twice is the first one, unless the second one is meant', () => {
  const twice = { ...draft, startsAt: '2026-10-25T03:30' };
  expect(instantOf(twice, 'startsAt')).toBe('2026-10-25T00:30:00Z');
  expect(instantOf({ ...twice, later: ['startsAt'] }, 'startsAt')).toBe('2026-10-25T01:30:00Z');
});

test.each([
  [{ endsAt: '2026-10-25T10:00' }, 'endsAt'],
  [{ endsAt: '' }, 'endsAt'],
  [{ startsAt: '' }, 'startsAt'],
  [{ drainAt: '2026-10-25T10:01' }, 'drainAt'],
  [{ drainAt: '2026-10-25T09:00', acknowledgeBy: '2026-10-25T09:30' }, 'acknowledgeBy'],
  [{ ticket: 'OPS-101' }, 'ticket'],
])('%j is a fault of %s', (change, field) => {
  const faulty = { ...draft, startsAt: '2026-10-25T10:00', endsAt: '2026-10-25T12:00', ...change };
  expect(Object.keys(faultsOf(faulty))).toEqual([field]);
  expect(inputOf(faulty)).toBeNull();
});

test('a host that goes for good needs no end', () => {
  expect(inputOf({ ...draft, kind: 'PERMANENT', endsAt: '' })).toMatchObject({ kind: 'PERMANENT', endsAt: null });
});
