/** The rules of windows: planned and actual times, and when there is nothing more to come. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { actualTimes, answerDeadline, faultInTimes, hasEnded } from '../../src/domain/window.ts';
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
    const times = { kind, acknowledgeBy: null, drainAt: null, startsAt, endsAt };
    expect(faultInTimes(times, NOW)).toEqual(fault === null ? null : { field: 'endsAt', message: fault });
  });

  const DRAIN_LATE = 'drainAt must not be after startsAt.';
  const ANSWER_LATE = /^acknowledgeBy must not be after (?:drainAt|startsAt): owners answer first\.$/u;

  test.each([
    [null, null, null],
    [at(1), at(2), null],
    [at(2), at(2), null],
    [at(3), null, null],
    [null, at(3), null],
    [null, at(3.1), { field: 'drainAt', message: DRAIN_LATE }],
    [at(2.1), at(2), { field: 'acknowledgeBy', message: expect.stringMatching(ANSWER_LATE) }],
    [at(3.1), null, { field: 'acknowledgeBy', message: expect.stringMatching(ANSWER_LATE) }],
  ])('answers by %p, draining from %p, work from 3 p.m.: %j', (acknowledgeBy, drainAt, fault) => {
    const times = { kind: 'TEMPORARY', acknowledgeBy, drainAt, startsAt: at(3), endsAt: at(4) } as const;
    expect(faultInTimes(times, NOW)).toEqual(fault);
  });
});

test.each([
  ['when owners were told', at(1), at(2), at(1)],
  ['else when draining begins', null, at(2), at(2)],
  ['else when work begins', null, null, at(3)],
])('the time to answer is over %s', (_when, acknowledgeBy, drainAt, deadline) => {
  expect(answerDeadline({ acknowledgeBy, drainAt, startsAt: at(3) })).toEqual(deadline);
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
