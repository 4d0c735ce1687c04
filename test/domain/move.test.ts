/** What is done next with a server that is to leave its host, and when it is left alone. */

import { describe, expect, test } from '@jest/globals';

import { nextMove } from '../../src/domain/move.ts';
import type { MoveSituation } from '../../src/domain/move.ts';
import type { WindowServer } from '../../src/domain/server-maintenance.ts';
import type { Server } from '../../src/domain/server.ts';
import { MOVING_PHASES, PHASES } from '../../src/domain/workflow.ts';
import {
  anInstance,
  aRow,
  aSituation,
  at,
  AWAY,
  aWindow,
  DISABLED,
  FORCED_DOWN,
  HERE,
  NOW,
  UNANSWERED,
} from './samples.ts';

const NOTHING = { do: 'nothing' };
const stepOf = (row: Partial<WindowServer>, seen: Partial<Server> = {}, given: Partial<MoveSituation> = {}) =>
  nextMove(aSituation({ server: aRow(row), seen: anInstance(seen), ...given }));

describe('Nova is asked', () => {
  test.each([
    ['LIVE_MIGRATE', 'ACTIVE', 'LIVE_MIGRATION'],
    ['LIVE_MIGRATE', 'PAUSED', 'LIVE_MIGRATION'],
    ['LIVE_MIGRATE', 'SHUTOFF', 'MIGRATION'],
    ['MIGRATE', 'ACTIVE', 'MIGRATION'],
    ['MIGRATE', 'SHUTOFF', 'MIGRATION'],
  ] as const)('%s, %s: for a %s', (action, status, kind) => {
    expect(stepOf({ action }, { status })).toEqual({ do: 'ask', kind });
  });

  test.each([
    ['LIVE_MIGRATE', 'SUSPENDED'],
    ['LIVE_MIGRATE', 'ERROR'],
    ['MIGRATE', 'PAUSED'],
  ] as const)('not %s of what is %s: that has failed', (action, status) => {
    expect(stepOf({ action }, { status })).toEqual({
      do: 'record',
      change: { outcome: 'FAILED', outcomeDetail: `Nova does not move a server that is ${status}.` },
    });
  });

  test.each(['BUILD', 'RESIZE', 'VERIFY_RESIZE', 'REBOOT', 'MIGRATING'])('not yet while it is %s', (status) => {
    expect(stepOf({}, { status })).toEqual(NOTHING);
  });

  test('not yet while Nova is busy with it', () => {
    expect(stepOf({}, { taskState: 'powering-off' })).toEqual(NOTHING);
  });

  test.each([
    ['before it may be tried again', at(0.1), NOTHING],
    ['when it may', NOW, { do: 'ask', kind: 'LIVE_MIGRATION' }],
  ])('%s', (_when, retryAt, step) => {
    expect(stepOf({ retryAt })).toEqual(step);
  });

  test.each(PHASES)('in phase %s, if that is one of moving', (phase) => {
    const { do: what } = stepOf({}, {}, { window: aWindow({ phase }) });
    expect(what).toBe(MOVING_PHASES.includes(phase) ? 'ask' : 'nothing');
  });
});

describe('nothing is moved', () => {
  test.each([
    ['off a host that takes new servers', { ...DISABLED, status: 'ENABLED' }],
    ['off one that is forced down but takes new servers', { ...FORCED_DOWN, status: 'ENABLED' }],
    ['off one that is down and not forced down', { ...FORCED_DOWN, forcedDown: false }],
    ['off one that is forced down and reports', { ...FORCED_DOWN, state: 'UNKNOWN' }],
    ['off one that Nova is not sure of', { ...DISABLED, state: 'UNKNOWN' }],
    ['off one that Nova does not tell of', undefined],
  ] as const)('%s', (_which, host) => {
    expect(stepOf({}, {}, { hosts: new Map(host === undefined ? [] : [[HERE, host]]) })).toEqual(NOTHING);
  });

  test.each([
    ['whose owner acts', { action: 'OWN_ACTION' }],
    ['whose owner declined', { answer: 'DECLINED' }],
    ['whose owner has not answered', UNANSWERED],
    ['whose policy cannot be followed', { policyProblem: 'Unknown value' }],
    ['that was skipped', { skipped: true }],
    ['that has failed', { outcome: 'FAILED' }],
    ['that is kept', { outcome: 'KEPT', action: 'KEEP' }],
  ] as const)('%s, neither off a living host nor off a dead one', (_which, row) => {
    expect(stepOf(row)).toEqual(NOTHING);
    expect(stepOf(row, {}, { hosts: new Map([[HERE, FORCED_DOWN]]) })).toEqual(NOTHING);
  });

  test('on silence that is no consent, nor on an answer to other dates', () => {
    const silent = { ...UNANSWERED, answer: 'SILENT' } as const;
    expect(stepOf(silent, {}, { window: aWindow({ onSilence: 'HOLD' }) })).toEqual(NOTHING);
    expect(stepOf(silent, {}, { window: aWindow({ onSilence: 'CONSENT' }) }).do).toBe('ask');
    expect(stepOf({}, {}, { window: aWindow({ datesRevision: 2 }) })).toEqual(NOTHING);
  });

  test('for want of an answer where nobody is asked, it is moved', () => {
    expect(stepOf(UNANSWERED, {}, { asksOwners: false }).do).toBe('ask');
    expect(stepOf({ answer: 'DECLINED' }, {}, { asksOwners: false })).toEqual(NOTHING);
  });
});

describe('a server that is down and out', () => {
  const hosts = new Map([[HERE, FORCED_DOWN]]);

  test.each(['LIVE_MIGRATE', 'MIGRATE'] as const)('is evacuated (%s)', (action) => {
    expect(stepOf({ action }, {}, { hosts })).toEqual({ do: 'ask', kind: 'EVACUATION' });
  });

  test('is evacuated when its host died while it was busy', () => {
    expect(stepOf({}, { status: 'MIGRATING', taskState: 'migrating' }, { hosts })).toEqual({
      do: 'ask',
      kind: 'EVACUATION',
    });
  });
});

describe('KEEP', () => {
  const again = { do: 'record', change: { outcome: 'PENDING', outcomeDetail: null, retryAt: null, move: null } };

  test.each(['PENDING', 'FAILED'] as const)('is kept once the time has come, %s or not', (outcome) => {
    expect(stepOf({ action: 'KEEP', outcome })).toEqual({
      do: 'record',
      change: { outcome: 'KEPT', outcomeDetail: null },
    });
  });

  test.each([
    ['its owner says so', { action: 'LIVE_MIGRATE' }],
    ['its owner declines', { action: 'KEEP', answer: 'DECLINED' }],
    ['its owner kept it on other dates', { action: 'KEEP', answeredRevision: 0 }],
    ['its policy is none any more', { action: 'KEEP', policyProblem: 'Unknown value' }],
  ] as const)('is open again when %s', (_when, row) => {
    expect(stepOf({ ...row, outcome: 'KEPT' })).toEqual(again);
  });
});

describe('a server that left', () => {
  const avoided = {
    do: 'record',
    change: { outcome: 'AVOIDED', outcomeDetail: 'It left by other hands.', retryAt: null },
  };

  test.each(['PENDING', 'FAILED', 'KEPT'] as const)('by other hands is AVOIDED, %s or not', (outcome) => {
    expect(stepOf({ outcome }, { host: AWAY })).toEqual(avoided);
  });

  test('to be shelved is AVOIDED', () => {
    expect(stepOf({}, { host: null, status: 'SHELVED_OFFLOADED' })).toEqual(avoided);
  });

  test.each(['MOVED', 'AVOIDED', 'GONE'] as const)('stays %s', (outcome) => {
    expect(stepOf({ outcome }, { host: AWAY })).toEqual(NOTHING);
    expect(stepOf({ outcome }, { host: null, status: 'ERROR' })).toEqual(NOTHING);
  });

  test.each(['MOVED', 'AVOIDED', 'GONE'] as const)(
    'and came back is open again, with all its attempts: %s',
    (outcome) => {
      expect(stepOf({ outcome }, { host: HERE })).toEqual({
        do: 'record',
        change: { outcome: 'PENDING', outcomeDetail: 'It came back.', retryAt: null, move: null },
      });
    },
  );

  test('for another of the hosts has not left', () => {
    const hosts = new Map([[AWAY, DISABLED]]);
    expect(stepOf({}, { host: AWAY }, { windowHosts: [HERE, AWAY], hosts }).do).toBe('ask');
  });

  test('without a host, of which nobody knows where it is, is waited for', () => {
    expect(stepOf({}, { host: null, status: 'BUILD' })).toEqual(NOTHING);
  });

  test.each([null, anInstance({ status: 'DELETED' }), anInstance({ status: 'SOFT_DELETED' })])(
    'for good is GONE, whatever came of it before',
    (seen) => {
      for (const outcome of ['PENDING', 'MOVING', 'MOVED', 'KEPT', 'FAILED'] as const) {
        const step = nextMove(aSituation({ server: aRow({ outcome }), seen }));
        expect(step).toMatchObject({ do: 'record', change: { outcome: 'GONE' } });
      }
      expect(nextMove(aSituation({ server: aRow({ outcome: 'GONE' }), seen }))).toEqual(NOTHING);
    },
  );
});
