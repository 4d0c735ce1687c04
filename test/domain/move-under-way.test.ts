/** What became of a move that Nova was asked for: read from the server and its migrations, never from "accepted". */

import { describe, expect, test } from '@jest/globals';

import { nextMove, TRACE_MS } from '../../src/domain/move.ts';
import type { Migration, MoveSituation } from '../../src/domain/move.ts';
import type { MoveAttempt } from '../../src/domain/server-maintenance.ts';
import type { Server } from '../../src/domain/server.ts';
import { anAttempt, anInstance, aRow, aSituation, at, AWAY, DISABLED, FORCED_DOWN, HERE, NOW, VM } from './samples.ts';

const NOTHING = { do: 'nothing' };
const MOVED = { do: 'record', change: { outcome: 'MOVED', outcomeDetail: null, retryAt: null } };
const MIGRATING = { status: 'MIGRATING', taskState: 'migrating' };

const migration = (
  state: Migration['state'],
  status: string,
  id = 11,
  kind: Migration['kind'] = 'LIVE_MIGRATION',
): Migration => ({ id, server: VM, kind, state, status });
const RUNNING = migration('RUNNING', 'running');
const DONE = migration('DONE', 'completed');
const ERROR = migration('FAILED', 'error');

function stepOf(
  move: Partial<MoveAttempt>,
  seen: Partial<Server>,
  migrations: readonly Migration[],
  given: Partial<MoveSituation> = {},
) {
  const server = aRow({ outcome: 'MOVING', move: anAttempt(move) });
  return nextMove(aSituation({ server, seen: anInstance(seen), migrations, ...given }));
}

/** The first failure of three: again in a minute. */
const failedFirst = (why: string) => ({
  do: 'record',
  change: { outcome: 'PENDING', outcomeDetail: `Attempt 1 failed: ${why}`, retryAt: at(1 / 60) },
});

describe('a move that was accepted', () => {
  test.each([
    ['has no outcome while it runs', MIGRATING, [RUNNING], NOTHING],
    ['is over when the server is elsewhere and at rest', { host: AWAY }, [DONE], MOVED],
    ['is not over while the server is busy', { host: AWAY, taskState: 'migrating' }, [DONE], NOTHING],
    ['is not over while its migration runs', { host: AWAY }, [RUNNING], NOTHING],
    ['and failed did not happen', {}, [ERROR], failedFirst("Nova's migration ended as error.")],
    ['has not failed for an older one that did', MIGRATING, [migration('FAILED', 'error', 10), RUNNING], NOTHING],
    ['is told by the newest, in any order', MIGRATING, [ERROR, migration('RUNNING', 'running', 12)], NOTHING],
  ])('%s', (_what, seen, migrations, step) => {
    expect(stepOf({}, seen, migrations)).toEqual(step);
    expect(stepOf({}, seen, migrations.toReversed())).toEqual(step);
  });

  test("fails with Nova's own reason", () => {
    expect(stepOf({}, { fault: 'No valid host was found.' }, [ERROR])).toEqual(
      failedFirst("Nova's migration ended as error: No valid host was found."),
    );
  });

  test('to another host of the window has failed', () => {
    const step = stepOf({}, { host: AWAY }, [DONE], { windowHosts: [HERE, AWAY] });
    expect(step).toEqual(failedFirst('It was moved to home/compute-2.'));
  });

  test('and is done with the server where it was, as on its own host, has failed', () => {
    expect(stepOf({}, {}, [DONE])).toEqual(failedFirst('Nova calls it completed, but the server is where it was.'));
  });

  test.each([
    ['not yet', TRACE_MS - 1, NOTHING],
    ['when it should have left one', TRACE_MS, failedFirst('Nova shows no trace of having been asked.')],
  ])('and left no trace never arrived: %s', (_when, ago, step) => {
    expect(stepOf({ askedAt: new Date(NOW.getTime() - ago) }, {}, [])).toEqual(step);
  });

  test('and left no trace but a busy server is waited for', () => {
    expect(stepOf({}, { taskState: 'migrating' }, [])).toEqual(NOTHING);
  });

  test('of a server without any migration before is told by its first', () => {
    expect(stepOf({ lastMigration: null }, {}, [migration('FAILED', 'error', 1)]).do).toBe('record');
  });
});

describe('a cold migration', () => {
  const waiting = { status: 'VERIFY_RESIZE', host: AWAY };
  const finished = migration('RUNNING', 'finished', 11, 'MIGRATION');

  test('is confirmed once it waits for that', () => {
    expect(stepOf({ kind: 'MIGRATION' }, waiting, [finished])).toEqual({ do: 'confirm' });
  });

  test('is neither over nor confirmed while its migration is not seen', () => {
    expect(stepOf({ kind: 'MIGRATION' }, waiting, [migration('DONE', 'confirmed', 10)])).toEqual(NOTHING);
  });

  test('is over when it is confirmed', () => {
    const step = stepOf({ kind: 'MIGRATION' }, { host: AWAY, status: 'SHUTOFF' }, [
      migration('DONE', 'confirmed', 11, 'MIGRATION'),
    ]);
    expect(step).toEqual(MOVED);
  });

  test('is the only one to be confirmed: a resize of its owner is not', () => {
    expect(nextMove(aSituation({ seen: anInstance({ status: 'VERIFY_RESIZE' }), migrations: [finished] }))).toEqual(
      NOTHING,
    );
  });
});

describe('a resize by its owner at the same moment', () => {
  const resized = migration('RUNNING', 'finished', 12, 'RESIZE');
  const waiting = { status: 'VERIFY_RESIZE', host: AWAY };
  const left = {
    do: 'record',
    change: { outcome: 'AVOIDED', outcomeDetail: 'It left by other hands.', retryAt: null },
  };

  test.each(['MIGRATION', 'LIVE_MIGRATION'] as const)('that took the server away is not ours: %s', (kind) => {
    expect(stepOf({ kind }, waiting, [resized])).toEqual(left);
    expect(stepOf({ kind }, waiting, [migration('FAILED', 'error', 11, kind), resized])).not.toEqual({ do: 'confirm' });
  });

  test('that is under way is waited for', () => {
    const busy = { status: 'RESIZE', taskState: 'resize_migrating' };
    const running = migration('RUNNING', 'migrating', 12, 'RESIZE');
    expect(stepOf({ kind: 'MIGRATION' }, busy, [running])).toEqual(NOTHING);
  });

  test('that left the server on its host has kept ours from being', () => {
    const step = stepOf({ kind: 'MIGRATION' }, { status: 'VERIFY_RESIZE', host: HERE }, [resized]);
    expect(step).toEqual(failedFirst('Nova shows no trace of having been asked.'));
  });

  test('does not stand for ours that was confirmed before', () => {
    const ours = migration('DONE', 'confirmed', 11, 'MIGRATION');
    expect(stepOf({ kind: 'MIGRATION' }, waiting, [ours, resized])).toEqual(MOVED);
  });

  test('nor does one of a kind that we do not know', () => {
    const strange = migration('RUNNING', 'finished', 12, null);
    expect(stepOf({ kind: 'MIGRATION' }, waiting, [strange])).toEqual(left);
  });
});

describe('a host that dies under a move', () => {
  const dead = { hosts: new Map([[HERE, FORCED_DOWN]]) };

  test('has failed it, so that its server can be evacuated, for all that Nova calls it running', () => {
    expect(stepOf({}, MIGRATING, [RUNNING], dead)).toEqual(failedFirst('Its host died meanwhile.'));
    expect(stepOf({}, { host: AWAY }, [RUNNING], dead)).toEqual(MOVED);
  });

  test.each([
    ['is not forced down', { ...FORCED_DOWN, forcedDown: false }],
    ['lives', DISABLED],
  ] as const)('has not when it %s', (_which, host) => {
    expect(stepOf({}, MIGRATING, [RUNNING], { hosts: new Map([[HERE, host]]) })).toEqual(NOTHING);
  });

  test('does not end an evacuation: that is made of dead hosts', () => {
    expect(
      stepOf(
        { kind: 'EVACUATION' },
        { taskState: 'rebuilding' },
        [migration('RUNNING', 'running', 11, 'EVACUATION')],
        dead,
      ),
    ).toEqual(NOTHING);
    expect(stepOf({ kind: 'EVACUATION' }, { host: AWAY }, [migration('DONE', 'done', 11, 'EVACUATION')], dead)).toEqual(
      MOVED,
    );
  });
});

describe('attempts', () => {
  test.each([
    [1, at(1 / 60)],
    [2, at(2 / 60)],
  ])('number %d that fails is followed by another, each after twice the time', (attempt, retryAt) => {
    const step = stepOf({ attempt }, {}, [ERROR]);
    expect(step).toMatchObject({ do: 'record', change: { outcome: 'PENDING', retryAt } });
  });

  test('have an end, with the last reason', () => {
    expect(stepOf({ attempt: 3 }, {}, [ERROR])).toEqual({
      do: 'record',
      change: { outcome: 'FAILED', outcomeDetail: "Nova's migration ended as error.", retryAt: null },
    });
  });
});
