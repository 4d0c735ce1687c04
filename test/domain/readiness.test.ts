/** What stands in the way of a window's work, and that nothing else does. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { readinessOf } from '../../src/domain/readiness.ts';
import {
  expectedImpact,
  isStale,
  OWNER_ANSWERS,
  ownersHold,
  SERVER_OUTCOMES,
} from '../../src/domain/server-maintenance.ts';
import type { WindowServer } from '../../src/domain/server-maintenance.ts';
import { SERVER_ACTIONS, SILENCE_POLICIES } from '../../src/domain/server-action.ts';
import { aHostRow, aRow, at, AWAY, aWindow, HERE, UNANSWERED, VM } from './samples.ts';

const kindsOf = (given: Partial<WindowServer>, asksOwners = true, window = aWindow()) =>
  readinessOf(window, [aRow(given)], [], asksOwners).blockers.map(({ kind }) => kind);

describe('a server stands in the way', () => {
  test.each([
    ['that waits to be moved', {}, 'MOVE_PENDING'],
    ['that is being moved', { outcome: 'MOVING' }, 'MOVE_RUNNING'],
    ['that is being moved, also after it was skipped', { outcome: 'MOVING', skipped: true }, 'MOVE_RUNNING'],
    ['that could not be moved', { outcome: 'FAILED' }, 'MOVE_FAILED'],
    ['whose owner acts', { action: 'OWN_ACTION' }, 'OWN_ACTION_PENDING'],
    ['whose owner has not answered', UNANSWERED, 'AWAITING_ANSWER'],
    ['whose owner declined', { answer: 'DECLINED' }, 'DECLINED'],
    ['whose owner declined, also where it would be kept', { answer: 'DECLINED', action: 'KEEP' }, 'DECLINED'],
    ['whose policy cannot be followed', { policyProblem: 'Unknown value' }, 'POLICY_CONFLICT'],
  ] as const)('%s', (_which, given, kind) => {
    expect(kindsOf(given)).toEqual([kind]);
  });

  test.each([
    ['that was moved', { outcome: 'MOVED' }],
    ['that is kept', { outcome: 'KEPT', action: 'KEEP' }],
    ['that is to be kept', { action: 'KEEP' }],
    ['that left by itself', { outcome: 'AVOIDED', answer: 'DECLINED' }],
    ['that is gone', { ...UNANSWERED, outcome: 'GONE' }],
    ['that was skipped', { outcome: 'FAILED', skipped: true }],
  ] as const)('not one %s', (_which, given) => {
    expect(kindsOf(given)).toEqual([]);
  });

  test('nobody is waited for where nobody is asked, but who said no is heard', () => {
    expect(kindsOf({ ...UNANSWERED, action: 'KEEP' }, false)).toEqual([]);
    expect(kindsOf({ answer: 'DECLINED' }, false)).toEqual(['DECLINED']);
  });
});

describe('silence', () => {
  test.each([
    ['CONSENT', null],
    ['HOLD', 'AWAITING_ANSWER'],
  ] as const)('is taken for %s', (onSilence, hold) => {
    expect(ownersHold(aRow({ ...UNANSWERED, answer: 'SILENT' }), aWindow({ onSilence }), true)).toBe(hold);
  });

  test.each(SILENCE_POLICIES)('is none while there is time (%s)', (onSilence) => {
    expect(ownersHold(aRow(UNANSWERED), aWindow({ onSilence }), true)).toBe('AWAITING_ANSWER');
  });
});

describe('after the dates have moved', () => {
  const window = aWindow({ datesRevision: 3, revision: 4 });

  test.each([
    [1, true],
    [2, true],
    [3, false],
    [4, false],
    [null, false],
  ])('an answer to revision %p is stale: %p', (answeredRevision, stale) => {
    expect(isStale(aRow({ answeredRevision }), window)).toBe(stale);
  });

  test.each(['ACKNOWLEDGED', 'DECLINED'] as const)('who had %s is asked again', (answer) => {
    expect(kindsOf({ answer, answeredRevision: 2 }, true, window)).toEqual(['AWAITING_ANSWER']);
    expect(ownersHold(aRow({ answer, answeredRevision: 3 }), window, true)).toBe(answer === 'DECLINED' ? answer : null);
  });
});

describe('a host', () => {
  test('that cannot be read stands in the way, and its reason is told', () => {
    const hosts = [aHostRow({ problem: 'Nova has no host compute-1.' })];
    expect(readinessOf(aWindow(), [], hosts, true)).toMatchObject({
      ready: false,
      outstanding: 0,
      blockers: [{ subject: HERE, kind: 'HOST_UNREADABLE', detail: 'Nova has no host compute-1.' }],
    });
  });

  test.each([
    ['the last of them was', [at(-2), at(-1)], at(-1)],
    ['not while one has servers', [at(-2), null], null],
    ['not where none is known', [], null],
  ])('hosts are emptied when %s', (_when, [first, second], emptiedAt) => {
    const hosts = [first, second].flatMap((each, index) =>
      each === undefined ? [] : [aHostRow({ host: index === 0 ? HERE : AWAY, emptiedAt: each })],
    );
    expect(readinessOf(aWindow(), [], hosts, true).emptiedAt).toEqual(emptiedAt);
  });
});

test('a window is ready when nothing stands in its way, and only then: no server that may still be moved or is held is passed over', () => {
  const row = fc
    .record({
      answer: fc.constantFrom(...OWNER_ANSWERS),
      answeredRevision: fc.option(fc.integer({ min: 1, max: 3 })),
      action: fc.constantFrom(...SERVER_ACTIONS),
      outcome: fc.constantFrom(...SERVER_OUTCOMES),
      policyProblem: fc.option(fc.constant('Unknown value')),
      skipped: fc.boolean(),
    })
    .map(aRow);
  const host = fc.record({ problem: fc.option(fc.constant('It is down.')) }).map(aHostRow);
  const silence = fc.constantFrom(...SILENCE_POLICIES);
  fc.assert(
    fc.property(fc.array(row), fc.array(host), silence, fc.boolean(), (servers, hosts, onSilence, asksOwners) => {
      const window = aWindow({ datesRevision: 2, onSilence });
      const { ready, blockers, total, outstanding } = readinessOf(window, servers, hosts, asksOwners);

      expect(ready).toBe(blockers.length === 0);
      expect(total).toBe(servers.length);
      expect(outstanding).toBe(blockers.filter(({ subject }) => subject === VM).length);
      if (!ready) return;
      expect(hosts.every(({ problem }) => problem === null)).toBe(true);
      const open = servers.filter(({ outcome, skipped }) => outcome === 'MOVING' || (!skipped && outcome === 'FAILED'));
      expect(open).toEqual([]);
      const waiting = servers.filter(({ outcome, skipped }) => outcome === 'PENDING' && !skipped);
      expect(waiting.every(({ action, policyProblem }) => action === 'KEEP' && policyProblem === null)).toBe(true);
      expect(waiting.every((server) => ownersHold(server, window, asksOwners) === null)).toBe(true);
    }),
  );
});

describe('the interruption to expect', () => {
  test.each([
    ['LIVE_MIGRATE', 'PENDING', 'NO_IMPACT', 0],
    ['MIGRATE', 'PENDING', 'OUTAGE', null],
    ['KEEP', 'PENDING', 'OUTAGE', 3_600_000],
    ['OWN_ACTION', 'PENDING', 'OUTAGE', 3_600_000],
    ['KEEP', 'AVOIDED', 'NO_IMPACT', 0],
    ['MIGRATE', 'GONE', 'NO_IMPACT', 0],
  ] as const)('of %s, %s: %s', (action, outcome, impact, downtimeMs) => {
    expect(expectedImpact({ action, outcome }, aWindow())).toEqual({ impact, downtimeMs });
  });

  test('is unknown where the end is', () => {
    expect(
      expectedImpact({ action: 'OWN_ACTION', outcome: 'PENDING' }, aWindow({ endsAt: null })).downtimeMs,
    ).toBeNull();
  });
});
