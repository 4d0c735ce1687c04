/** When a window is looked at again. */

import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { nextLook } from '../../src/services/tend/next-look.ts';
import type { WindowServer } from '../../src/domain/server-maintenance.ts';
import type { MaintenanceWindow } from '../../src/domain/window.ts';
import { aRow, at, aWindow, NOW } from '../domain/samples.ts';

const HOUR = 3_600_000;
const look = (window: Partial<MaintenanceWindow>, rows: readonly Partial<WindowServer>[], lookHours = 24) =>
  nextLook(
    { pace: { lookMs: lookHours * HOUR, farMs: 10 * lookHours * HOUR, moveMs: HOUR / 60 } },
    aWindow(window),
    rows.map(aRow),
    {
      looked: NOW,
      asksOwners: false,
    },
  );

const CONFIRMED = { phase: 'CONFIRMED', acknowledgeBy: at(1), drainAt: at(2), startsAt: at(3), endsAt: at(4) } as const;
const SOON = at(1 / 60);

test.each([
  ['when the time to answer is over', CONFIRMED, at(1)],
  ['when it drains', { ...CONFIRMED, acknowledgeBy: at(-1) }, at(2)],
  ['when it drains, where that ends the time to answer', { ...CONFIRMED, acknowledgeBy: null }, at(2)],
  ['when it starts', { ...CONFIRMED, acknowledgeBy: null, drainAt: null }, at(3)],
  ['when it ends', { ...CONFIRMED, acknowledgeBy: null, drainAt: null, startsAt: NOW }, at(4)],
  ['at its pace when nothing is to come', { ...CONFIRMED, ...overrun() }, at(24)],
])('%s', (_when, window, next) => {
  expect(look(window, [])).toEqual(next);
});

test('no later than its pace, whatever is to come', () => {
  expect(look(CONFIRMED, [], 0.5)).toEqual(at(0.5));
});

const PLANNED = {
  phase: 'TENTATIVE',
  acknowledgeBy: at(100),
  drainAt: at(101),
  startsAt: at(102),
  endsAt: at(104),
} as const;

test.each([
  ['at a tenth of its pace while its next instant is more than a day ahead', PLANNED, at(5)],
  ['so too when it is confirmed', { ...PLANNED, phase: 'CONFIRMED' }, at(5)],
  ['at its pace from a day before that instant on', { ...PLANNED, acknowledgeBy: at(24) }, at(0.5)],
  ['once more as that day begins', { ...PLANNED, acknowledgeBy: at(27) }, at(3)],
  ['not sooner than its pace for that', { ...PLANNED, acknowledgeBy: at(24.1) }, at(0.5)],
  ['at its pace while the work is under way, however long', { ...PLANNED, phase: 'IN_PROGRESS' }, at(0.5)],
  ['at its pace while it drains', { ...PLANNED, phase: 'DRAINING' }, at(0.5)],
  ['at its pace when it has no instant to come', { ...PLANNED, ...overrun() }, at(0.5)],
] as const)('%s', (_when, window, next) => {
  expect(look(window, [], 0.5)).toEqual(next);
});

test.each([
  ['soon while a server is being moved, in any phase', { phase: 'IN_PROGRESS' }, { outcome: 'MOVING' }, SOON],
  ['soon while one is to be moved', { phase: 'DRAINING' }, { outcome: 'PENDING' }, SOON],
  ['not sooner for one that its owner moves', { phase: 'READY' }, { outcome: 'PENDING', action: 'OWN_ACTION' }, at(24)],
  [
    'not sooner for one whose owner declined',
    { phase: 'DRAINING' },
    { outcome: 'PENDING', answer: 'DECLINED' },
    at(24),
  ],
  ['not sooner for one that nobody moves yet', { phase: 'TENTATIVE' }, { outcome: 'PENDING' }, at(24)],
  ['not sooner for one that was skipped', { phase: 'DRAINING' }, { outcome: 'PENDING', skipped: true }, at(24)],
  ['not sooner for one that has failed', { phase: 'DRAINING' }, { outcome: 'FAILED' }, at(24)],
  ['not sooner for one that was moved', { phase: 'DRAINING' }, { outcome: 'MOVED' }, at(24)],
] as const)('%s', (_when, window, row, next) => {
  expect(look({ ...overrun(), ...window }, [row])).toEqual(next);
});

test('is always to come, and no instant of the window is slept through', () => {
  const hour = fc.integer({ min: -48, max: 96 }).map(at);
  const phase = fc.constantFrom('TENTATIVE' as const, 'CONFIRMED' as const, 'DRAINING' as const);
  fc.assert(
    fc.property(phase, fc.option(hour), fc.option(hour), hour, fc.option(hour), (...given) => {
      const [of, acknowledgeBy, drainAt, startsAt, endsAt] = given;
      const next = look({ phase: of, acknowledgeBy, drainAt, startsAt, endsAt }, [], 1);
      const instants = [acknowledgeBy, drainAt, startsAt, endsAt].filter((each) => each !== null && each > NOW);

      expect(next > NOW).toBe(true);
      expect(instants.every((instant) => instant === null || next <= instant)).toBe(true);
    }),
  );
});

/** All its instants are over. */
function overrun() {
  return { acknowledgeBy: at(-4), drainAt: at(-3), startsAt: at(-2), endsAt: at(-1) };
}
