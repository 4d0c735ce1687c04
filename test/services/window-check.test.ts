/** What a window may be, whoever plans or changes it. */

import { describe, expect, test } from '@jest/globals';

import { actionsFor, windowFaults } from '../../src/services/window-check.ts';
import { SERVER_ACTIONS } from '../../src/domain/server-action.ts';
import type { MaintenanceWindow } from '../../src/domain/window.ts';
import { at, aWindow, NOW } from '../domain/samples.ts';

const faultsOf = (given: Partial<MaintenanceWindow>) =>
  windowFaults(aWindow(given), false, NOW).map(({ code, path }) => `${code} ${path?.at(-1) ?? ''}`);

test('a plain window has no fault', () => {
  expect(faultsOf({})).toEqual([]);
});

test.each([
  ['no summary', { summary: '' }, 'INVALID_VALUE summary'],
  ['a summary of two lines', { summary: 'a\nb' }, 'INVALID_VALUE summary'],
  ['too long a summary', { summary: 'x'.repeat(256) }, 'INVALID_VALUE summary'],
  ['too long a description', { description: 'x'.repeat(10_001) }, 'INVALID_VALUE description'],
  ['draining after the start', { drainAt: at(1.5) }, 'INVALID_TIMES drainAt'],
  ['answers after draining', { acknowledgeBy: at(0.5) }, 'INVALID_TIMES acknowledgeBy'],
  ['no end', { endsAt: null }, 'INVALID_TIMES endsAt'],
  ['no action that is allowed', { allowedActions: [] }, 'INVALID_VALUE allowedActions'],
  ['a default that is not allowed', { allowedActions: ['MIGRATE'] }, 'ACTION_NOT_ALLOWED defaultAction'],
  ['KEEP on a host that goes for good', { kind: 'PERMANENT' }, 'ACTION_NOT_ALLOWED allowedActions'],
] as const)('%s is a fault', (_what, given, fault) => {
  expect(faultsOf(given)).toEqual([fault]);
});

test('all faults are named at once', () => {
  expect(faultsOf({ summary: '', endsAt: null, allowedActions: ['KEEP'] })).toHaveLength(3);
});

describe("a workflow's defaults", () => {
  test.each([
    ['TEMPORARY', SERVER_ACTIONS, 'KEEP', SERVER_ACTIONS, 'KEEP'],
    ['PERMANENT', SERVER_ACTIONS, 'KEEP', ['LIVE_MIGRATE', 'MIGRATE', 'OWN_ACTION'], 'LIVE_MIGRATE'],
    ['PERMANENT', ['KEEP', 'OWN_ACTION'], 'OWN_ACTION', ['OWN_ACTION'], 'OWN_ACTION'],
    ['PERMANENT', ['KEEP'], 'KEEP', ['LIVE_MIGRATE', 'MIGRATE'], 'LIVE_MIGRATE'],
  ] as const)('for %s work, from %j and %s', (kind, allowedActions, defaultAction, allowed, chosen) => {
    const actions = actionsFor(kind, { allowedActions, defaultAction });

    expect(actions).toEqual({ allowedActions: allowed, defaultAction: chosen });
    expect(faultsOf({ kind, ...actions })).toEqual([]);
  });
});

test('a deadline that has passed is a fault where owners are to answer, told at the instant that gives it', () => {
  const faults = (given: Partial<MaintenanceWindow>, asked = true) =>
    windowFaults(aWindow(given), asked, NOW).map(({ path }) => path?.at(-1));
  expect(faults({ acknowledgeBy: at(-1) })).toEqual(['acknowledgeBy']);
  expect(faults({ acknowledgeBy: null, drainAt: at(-1) })).toEqual(['drainAt']);
  expect(faults({ acknowledgeBy: null, drainAt: null, startsAt: at(-1) })).toEqual(['startsAt']);
  expect(faults({ acknowledgeBy: at(-1) }, false)).toEqual([]);
});
