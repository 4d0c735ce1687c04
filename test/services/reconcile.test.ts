/** What we know of a window's servers and hosts follows what Nova says. */

import { describe, expect, test } from '@jest/globals';

import type { Host } from '../../src/domain/host.ts';
import { serverId } from '../../src/domain/ids.ts';
import type { WindowServer } from '../../src/domain/server-maintenance.ts';
import type { Server } from '../../src/domain/server.ts';
import type { MaintenanceWindow, WindowHost } from '../../src/domain/window.ts';
import { PHASES } from '../../src/domain/workflow.ts';
import { arrivals, reconciled, reconciledHost } from '../../src/services/tend/reconcile.ts';
import { aHostRow, anAttempt, anInstance, aRow, at, AWAY, HERE, NOW, UNANSWERED, VM } from '../domain/samples.ts';
import { aHost, aTending } from './samples.ts';

const KEY = 'maintenance:planned-temporary';
const after = (row: Partial<WindowServer>, seen: Partial<Server> | null = {}, given: Partial<MaintenanceWindow> = {}) =>
  reconciled(aTending(seen === null ? [] : [anInstance(seen)], given), aRow(row));

describe('silence', () => {
  const stale = { answer: 'ACKNOWLEDGED', answeredAction: 'MIGRATE', answeredRevision: 0 } as const;

  test.each([
    ['is recorded when the time to answer is over', UNANSWERED, { acknowledgeBy: NOW }, 'SILENT'],
    ['is none before', UNANSWERED, { acknowledgeBy: at(0.001) }, 'PENDING'],
    ['begins with draining, where no deadline was told', UNANSWERED, { acknowledgeBy: null, drainAt: NOW }, 'SILENT'],
    ['is not who has answered', { answer: 'DECLINED' }, {}, 'DECLINED'],
    ['is who was asked again', stale, {}, 'SILENT'],
    ['is who declined other dates', { answer: 'DECLINED', answeredRevision: 0 }, {}, 'SILENT'],
    ['is not who came when the time was over', { ...UNANSWERED, addedAt: NOW }, { acknowledgeBy: NOW }, 'PENDING'],
    ['is not asked of what has left', { ...UNANSWERED, outcome: 'AVOIDED' }, {}, 'PENDING'],
  ] as const)('%s', (_what, row, window, answer) => {
    const seen = 'outcome' in row ? { host: AWAY } : {};
    expect(after(row, seen, window).answer).toBe(answer);
  });

  test('takes the stale word back with it', () => {
    const { action, actionSource, answeredAction } = after({ ...stale, action: 'MIGRATE', actionSource: 'OWNER' });
    expect({ action, actionSource, answeredAction }).toEqual({
      action: 'LIVE_MIGRATE',
      actionSource: 'WINDOW_DEFAULT',
      answeredAction: null,
    });
  });

  test('is nobody where nobody is asked', () => {
    const tending = { ...aTending([anInstance()]), asksOwners: false };
    expect(reconciled(tending, aRow(UNANSWERED)).answer).toBe('PENDING');
  });
});

describe('standing instructions', () => {
  const keep = { metadata: { [KEY]: 'keep' } };

  test.each(['PENDING', 'FAILED'] as const)('are followed until a server is moved: %s', (outcome) => {
    expect(after({ outcome }, keep)).toMatchObject({ action: 'KEEP', actionSource: 'SERVER_POLICY', outcome: 'KEPT' });
  });

  test('that cannot be followed are a problem from the next look on', () => {
    expect(after({}, { metadata: { [KEY]: 'no' } }).policyProblem).toMatch(/^Unknown value/u);
    expect(after({ policyProblem: 'Unknown value' }).policyProblem).toBeNull();
  });

  test('change nothing of a server that is being moved, or has left', () => {
    const moving = { outcome: 'MOVING', move: anAttempt() } as const;
    expect(after(moving, { ...keep, taskState: 'migrating' }).action).toBe('LIVE_MIGRATE');
    expect(after({ outcome: 'MOVED' }, { ...keep, host: AWAY }).action).toBe('LIVE_MIGRATE');
  });

  test('are read again at once when it came back, or was not moved after all', () => {
    const moving = { outcome: 'MOVING', move: anAttempt() } as const;
    expect(after({ outcome: 'MOVED' }, keep)).toMatchObject({ outcome: 'PENDING', action: 'KEEP' });
    expect(after(moving, keep)).toMatchObject({ outcome: 'PENDING', action: 'KEEP' });
  });
});

describe("a server's row", () => {
  test('is the same object when there is no news', () => {
    const row = aRow();
    expect(reconciled(aTending([anInstance()]), row)).toBe(row);
  });

  test('follows the server, which is no news by itself', () => {
    const row = aRow({ outcome: 'MOVED', currentHost: HERE });
    expect(reconciled(aTending([anInstance({ host: AWAY })]), row)).toEqual({ ...row, currentHost: AWAY });
  });

  test.each(PHASES.slice(0, 5))('ends as AVOIDED or GONE in any phase that is none of the end: %s', (phase) => {
    expect(after({}, { host: AWAY }, { phase })).toMatchObject({ outcome: 'AVOIDED', updatedAt: NOW });
    expect(after({}, null, { phase })).toMatchObject({ outcome: 'GONE', updatedAt: NOW });
  });

  test("is not told of another server's migrations", () => {
    const tending = aTending([anInstance()]);
    const other = {
      id: 11,
      server: serverId('vm-2'),
      kind: 'LIVE_MIGRATION',
      state: 'FAILED',
      status: 'error',
    } as const;
    const moving = aRow({ outcome: 'MOVING', move: anAttempt({ askedAt: NOW }) });
    expect(reconciled({ ...tending, seen: { ...tending.seen, migrations: [other] } }, moving)).toBe(moving);
    const own = { ...tending.seen, migrations: [{ ...other, server: VM }] };
    expect(reconciled({ ...tending, seen: own }, moving).outcome).toBe('PENDING');
  });
});

test('a row that changed after Nova was asked is left to the next look', () => {
  const row = aRow({ outcome: 'MOVED', updatedAt: at(0.001) });
  expect(reconciled(aTending([anInstance()]), row)).toBe(row);
});

test('of a server whose cell does not answer, nothing is taken for its owner’s change of mind', () => {
  expect(after({ action: 'KEEP', actionSource: 'SERVER_POLICY' }, { status: 'UNKNOWN', host: null }).action).toBe(
    'KEEP',
  );
});

describe('a server that arrives on a host of the window', () => {
  const [two, three] = [serverId('vm-2'), serverId('vm-3')];

  test('joins it, unanswered, with its own policy', () => {
    const seen = [anInstance(), anInstance({ id: two, metadata: { [KEY]: 'own-action' } })];
    expect(arrivals(aTending(seen))).toEqual([
      aRow({
        ...UNANSWERED,
        server: two,
        addedAt: NOW,
        updatedAt: NOW,
        action: 'OWN_ACTION',
        actionSource: 'SERVER_POLICY',
      }),
    ]);
  });

  test('does not when it is deleted, or elsewhere', () => {
    expect(
      arrivals(aTending([anInstance({ id: two, status: 'DELETED' }), anInstance({ id: three, host: AWAY })])),
    ).toEqual([]);
  });
});

describe('a host', () => {
  const tended = (row: Partial<WindowHost>, host: Partial<Host> | null, servers: readonly Server[], window = {}) =>
    reconciledHost(aTending(servers, window, host === null ? [] : [aHost(host)]), aHostRow(row));

  test('is not emptied while Nova cannot see it, or what was on it last', () => {
    const lost = anInstance({ status: 'UNKNOWN', host: null });
    expect(tended({}, { state: 'UNKNOWN' }, [])).toMatchObject({ emptiedAt: null });
    expect(reconciledHost(aTending([lost]), aHostRow()).emptiedAt).toBeNull();
  });

  test('is emptied when no server is on it, once, until one is', () => {
    expect(tended({}, {}, [anInstance({ host: AWAY })]).emptiedAt).toEqual(NOW);
    expect(tended({}, {}, [anInstance({ status: 'DELETED' })]).emptiedAt).toEqual(NOW);
    expect(tended({ emptiedAt: at(-1) }, {}, []).emptiedAt).toEqual(at(-1));
    expect(tended({ emptiedAt: at(-1) }, {}, [anInstance()]).emptiedAt).toBeNull();
  });

  const FORCED = { state: 'DOWN', forcedDown: true } as const;
  test.each([
    ['disabled, and up', {}, {}, {}, null],
    ['that Nova does not have', {}, null, {}, 'Nova has no host compute-1.'],
    ['that somebody else enabled', {}, { status: 'ENABLED' }, {}, /^compute-1 was enabled by somebody else/u],
    [
      'that was disabled by others, and enabled',
      { hold: 'FOREIGN' },
      { status: 'ENABLED' },
      {},
      /enabled by somebody/u,
    ],
    ['that is not disabled yet', { hold: 'WRITING' }, { status: 'ENABLED' }, {}, null],
    ['that Nova refused to disable', { hold: 'NONE', problem: 'Refused.' }, { status: 'ENABLED' }, {}, 'Refused.'],
    ['that was refused, and is disabled now', { problem: 'Refused.' }, {}, {}, null],
    ['that is down', {}, { state: 'DOWN' }, {}, /^compute-1 is DOWN: .*forced down/u],
    ['that is forced down', {}, FORCED, {}, null],
    ['that is enabled before it is drained', {}, { status: 'ENABLED' }, { phase: 'CONFIRMED' }, null],
  ] as const)('%s', (_which, row, host, window, problem) => {
    const found = tended(row, host, [anInstance()], window).problem;
    if (problem instanceof RegExp) expect(found).toMatch(problem);
    else expect(found).toBe(problem);
  });

  test('that is down and empty is no problem', () => {
    expect(tended({}, { state: 'DOWN' }, []).problem).toBeNull();
  });

  test('is the same object when there is no news', () => {
    const row = aHostRow();
    expect(reconciledHost(aTending([anInstance()]), row)).toBe(row);
  });
});
