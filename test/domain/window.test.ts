/** The rules of windows: planned and actual times, and when there is nothing more to come. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { actualTimes, faultInTimes, hasEnded } from '../../src/domain/window.ts';
import { PHASES } from '../../src/domain/workflow.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const ENDED = ['COMPLETED', 'FAILED', 'CANCELLED', 'SUPERSEDED'];

describe('planned times', () => {
  test.each([
    ['TEMPORARY', at(1), at(2), null],
    ['TEMPORARY', at(-1), at(1), null],
    ['PERMANENT', at(1), null, null],
    ['PERMANENT', at(-1), null, null],
    ['PERMANENT', at(1), at(2), null],
    ['TEMPORARY', at(1), null, 'endsAt is missing: only PERMANENT maintenance may have no end.'],
    ['TEMPORARY', at(1), at(1), 'endsAt must be after startsAt.'],
    ['PERMANENT', at(2), at(1), 'endsAt must be after startsAt.'],
    ['TEMPORARY', at(-2), at(-1), 'endsAt is in the past: plan a window that is still to come.'],
    ['PERMANENT', at(-2), at(0), 'endsAt is in the past: plan a window that is still to come.'],
  ] as const)('%s work from %p to %p: %j', (kind, startsAt, endsAt, fault) => {
    expect(faultInTimes({ kind, startsAt, endsAt }, NOW)).toBe(fault);
  });
});

test.each(PHASES)('a window whose phase is %s has ended or has not', (phase) => {
  expect(hasEnded({ phase })).toBe(ENDED.includes(phase));
});

describe('actual times', () => {
  const NONE = { startedAt: null, endedAt: null };

  test.each([
    [NONE, 'CONFIRMED', NONE],
    [NONE, 'IN_PROGRESS', { startedAt: NOW, endedAt: null }],
    [{ startedAt: at(-1), endedAt: null }, 'IN_PROGRESS', { startedAt: at(-1), endedAt: null }],
    [{ startedAt: at(-1), endedAt: null }, 'COMPLETED', { startedAt: at(-1), endedAt: NOW }],
    [{ startedAt: at(-1), endedAt: null }, 'FAILED', { startedAt: at(-1), endedAt: NOW }],
    [NONE, 'CANCELLED', NONE],
  ] as const)('%j, then %s: %j', (before, phase, after) => {
    expect(actualTimes(before, phase, NOW)).toEqual(after);
  });

  test('are set once, in this order, and only by work that really began', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PHASES)), (phases) => {
        const steps = phases.map((phase, index) => ({ phase, now: at(index) }));
        const after = steps.reduce<ReturnType<typeof actualTimes>>(
          (times, { phase, now }) => actualTimes(times, phase, now),
          NONE,
        );

        const began = steps.find(({ phase }) => phase === 'IN_PROGRESS');
        const over = steps.find(({ phase, now }) => began !== undefined && now > began.now && ENDED.includes(phase));
        expect(after).toEqual({ startedAt: began?.now ?? null, endedAt: over?.now ?? null });
      }),
    );
  });
});
