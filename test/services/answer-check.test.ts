/** What owners may answer, and until when. */

import { describe, expect, test } from '@jest/globals';

import { answerFaults, lateFaults } from '../../src/services/answer-check.ts';
import type { Answer } from '../../src/services/answer-check.ts';
import type { WindowServer } from '../../src/domain/server-maintenance.ts';
import type { MaintenanceWindow } from '../../src/domain/window.ts';
import { PHASES } from '../../src/domain/workflow.ts';
import { aRow, at, aWindow, NOW, UNANSWERED } from '../domain/samples.ts';

const YES: Answer = { answer: 'ACKNOWLEDGED', action: null, changeReference: null, note: null };
const NO: Answer = { answer: 'DECLINED', action: null, changeReference: null, note: 'A release is on.' };

function codesOf(answer: Answer, given: Partial<MaintenanceWindow> = {}, row: Partial<WindowServer> = {}, asks = true) {
  return lateFaults(aWindow(given), [aRow({ ...UNANSWERED, ...row })], answer, asks, NOW).map(({ code }) => code);
}

describe('in time', () => {
  const window = { acknowledgeBy: at(0.001) };

  test.each([
    ['to say yes', YES, {}],
    ['to say no', NO, {}],
    ['to change a no into a yes', YES, { answer: 'DECLINED', answeredRevision: 1 }],
    ['to change a yes into a no', NO, { answer: 'ACKNOWLEDGED', answeredRevision: 1 }],
    ['to take back that it may be kept', NO, { answer: 'ACKNOWLEDGED', answeredRevision: 1, outcome: 'KEPT' }],
  ] as const)('it is %s', (_what, answer, row) => {
    expect(codesOf(answer, window, row)).toEqual([]);
  });

  test('ends with the deadline itself: then silence has consented', () => {
    expect(codesOf(YES, { acknowledgeBy: NOW })).toEqual(['DEADLINE_PASSED']);
    expect(codesOf(NO, { acknowledgeBy: NOW })).toEqual(['DEADLINE_PASSED']);
  });

  test('ends when draining begins, where no deadline was told', () => {
    expect(codesOf(NO, { acknowledgeBy: null, drainAt: at(1) })).toEqual([]);
    expect(codesOf(NO, { acknowledgeBy: null, drainAt: NOW })).toEqual(['DEADLINE_PASSED']);
  });
});

describe('after the deadline', () => {
  test.each([
    ['who declined may let go', YES, { answer: 'DECLINED', answeredRevision: 1 }, 'CONSENT', []],
    ['who was asked again may say yes', YES, { answer: 'ACKNOWLEDGED', answeredRevision: 0 }, 'CONSENT', []],
    ['who is held by silence may say yes', YES, { answer: 'SILENT' }, 'HOLD', []],
    ['who is held by silence may say no', NO, { answer: 'SILENT' }, 'HOLD', []],
    ['who consented by silence may not say no', NO, { answer: 'SILENT' }, 'CONSENT', ['DEADLINE_PASSED']],
    [
      'who said yes may not say no',
      NO,
      { answer: 'ACKNOWLEDGED', answeredRevision: 1 },
      'CONSENT',
      ['DEADLINE_PASSED'],
    ],
  ] as const)('%s', (_who, answer, row, onSilence, codes) => {
    expect(codesOf(answer, { onSilence }, row)).toEqual(codes);
  });
});

describe('too late at any time', () => {
  test.each(['MOVING', 'MOVED', 'GONE'] as const)('is an answer for what is %s', (outcome) => {
    for (const answer of [YES, NO]) {
      expect(codesOf(answer, { acknowledgeBy: at(1), onSilence: 'HOLD' }, { outcome })).toEqual(['DEADLINE_PASSED']);
    }
  });

  test.each(PHASES)('is one for a window that has ended: %s', (phase) => {
    const ended = ['COMPLETED', 'FAILED', 'CANCELLED', 'SUPERSEDED'].includes(phase);
    expect(codesOf(YES, { phase, acknowledgeBy: at(1) })).toEqual(ended ? ['DEADLINE_PASSED'] : []);
  });

  test('is told of each server by itself', () => {
    const rows = [aRow(), aRow({ outcome: 'MOVED' }), aRow({ outcome: 'GONE' })];
    const faults = lateFaults(aWindow({ acknowledgeBy: at(1) }), rows, YES, true, NOW);
    expect(faults.map(({ message }) => message)).toEqual([
      'Server vm-1 was moved already.',
      'Server vm-1 is gone already.',
    ]);
  });
});

test('an action that the window does not allow is refused, and the allowed ones are named', () => {
  const window = aWindow({ acknowledgeBy: at(1), allowedActions: ['MIGRATE', 'OWN_ACTION'] });

  expect(lateFaults(window, [aRow()], { ...YES, action: 'MIGRATE' }, true, NOW)).toEqual([]);
  expect(lateFaults(window, [aRow()], { ...YES, action: 'KEEP' }, true, NOW)).toEqual([
    {
      code: 'ACTION_NOT_ALLOWED',
      message: 'This window allows MIGRATE, OWN_ACTION, not KEEP.',
      path: ['input', 'action'],
    },
  ]);
});

test('where nobody is asked nobody can decline, and everybody may say what to do', () => {
  expect(codesOf(NO, { acknowledgeBy: at(1) }, {}, false)).toEqual(['ACTION_NOT_ALLOWED']);
  expect(codesOf({ ...YES, action: 'KEEP' }, { acknowledgeBy: at(1) }, {}, false)).toEqual([]);
});

describe('the words of an answer', () => {
  test.each([
    ['a yes without any', YES, []],
    ['a no with its reason', NO, []],
    ['the longest', { ...YES, note: 'x'.repeat(1000), changeReference: 'x'.repeat(2048) }, []],
    ['a no without a reason', { ...NO, note: ' ' }, ['note']],
    ['a no without any word', { ...NO, note: null }, ['note']],
    ['too long a note', { ...YES, note: 'x'.repeat(1001) }, ['note']],
    ['too long a reference, in bytes', { ...YES, changeReference: 'ü'.repeat(1025) }, ['changeReference']],
  ])('%s', (_which, answer, fields) => {
    expect(answerFaults(answer, 'declineMaintenance').map(({ path }) => path?.at(-1))).toEqual(fields);
  });
});
