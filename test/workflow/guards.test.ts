/** Guards: when each holds, and in which words it does not. */

import { describe, expect, test } from '@jest/globals';

import { cloudName, hostId, projectId, serverId, windowId } from '../../src/domain/ids.ts';
import type { WindowServer } from '../../src/domain/server-maintenance.ts';
import type { MaintenanceWindow, WindowHost } from '../../src/domain/window.ts';
import { GUARDS } from '../../src/domain/workflow.ts';
import { guardCheck } from '../../src/workflow/guards.ts';
import type { GuardFacts } from '../../src/workflow/guards.ts';
import { readOne, SHIPPED } from './samples.ts';

const THEN = new Date('2026-12-01T08:00:00Z');
const window: MaintenanceWindow = {
  id: windowId('w-1'),
  cloud: cloudName('home'),
  summary: 'Swap a DIMM',
  description: null,
  kind: 'TEMPORARY',
  cause: 'PLANNED',
  workflow: { name: 'standard', version: '2' },
  state: 'confirmed',
  phase: 'CONFIRMED',
  acknowledgeBy: null,
  drainAt: null,
  startsAt: new Date('2026-12-02T08:00:00Z'),
  endsAt: new Date('2026-12-02T10:00:00Z'),
  timeZone: 'Europe/Helsinki',
  startedAt: null,
  endedAt: null,
  onSilence: 'CONSENT',
  allowedActions: ['LIVE_MIGRATE', 'MIGRATE', 'KEEP', 'OWN_ACTION'],
  defaultAction: 'LIVE_MIGRATE',
  ready: false,
  replaces: null,
  replacedBy: null,
  datesRevision: 3,
  revision: 4,
  createdAt: THEN,
  updatedAt: THEN,
  createdBy: 'operator',
};
const host: WindowHost = {
  window: window.id,
  host: hostId('home/compute-1'),
  hold: 'HELD',
  writtenReasons: [],
  problem: null,
  emptiedAt: null,
};

/** A server that nobody has answered for and that is still there. */
function server(id: string, change: Partial<WindowServer> = {}): WindowServer {
  return {
    window: window.id,
    server: serverId(id),
    project: projectId('p-1'),
    host: host.host,
    currentHost: host.host,
    addedAt: THEN,
    action: 'LIVE_MIGRATE',
    actionSource: 'WINDOW_DEFAULT',
    policyProblem: null,
    answer: 'PENDING',
    answeredAction: null,
    answeredByOperator: false,
    answeredAt: null,
    answeredBy: null,
    answeredRevision: null,
    changeReference: null,
    note: null,
    outcome: 'PENDING',
    outcomeDetail: null,
    move: null,
    retryAt: null,
    skipped: false,
    updatedAt: THEN,
    ...change,
  };
}

const agreed = { answer: 'ACKNOWLEDGED', answeredRevision: 3 } as const;
const declined = { answer: 'DECLINED', answeredRevision: 3 } as const;
const standard = readOne(SHIPPED.standard, 'standard');
const emergency = readOne(SHIPPED.emergency, 'emergency');

function facts(change: Partial<GuardFacts>): GuardFacts {
  return { window, workflow: standard, servers: [], hosts: [host], missingApprovals: null, conflicts: [], ...change };
}

test('every guard holds for a window of which nothing is known to be wrong', () => {
  const servers = [server('s-1', { ...agreed, outcome: 'MOVED' })];

  expect(GUARDS.map(guardCheck(facts({ servers })))).toEqual(GUARDS.map(() => null));
});

describe('everyoneAnswered', () => {
  const check = (servers: readonly WindowServer[], change: Partial<GuardFacts> = {}) =>
    guardCheck(facts({ servers, ...change }))('everyoneAnswered');

  test('names the servers whose owners have not answered, or answered for other dates', () => {
    const stale = server('s-2', { answer: 'ACKNOWLEDGED', answeredRevision: 2 });

    expect(check([server('s-1'), stale, server('s-3', agreed), server('s-4', declined)])).toBe(
      'everyoneAnswered: The owner of server s-1 has not answered. The owner of server s-2 has not answered.',
    );
  });

  test('takes silence for an answer where silence consents, once the time to answer is over', () => {
    const silent = [server('s-1', { answer: 'SILENT' })];

    expect(check(silent)).toBeNull();
    expect(check(silent, { window: { ...window, onSilence: 'HOLD' } })).toMatch(/^everyoneAnswered: /u);
  });

  test('waits for nobody where nobody is asked, nor for a server that is gone', () => {
    expect(check([server('s-1')], { workflow: emergency })).toBeNull();
    expect(check([server('s-1', { outcome: 'GONE' })])).toBeNull();
  });
});

describe('nobodyDeclined', () => {
  const check = (...servers: readonly WindowServer[]) => guardCheck(facts({ servers }))('nobodyDeclined');

  test('names the servers whose owners declined these dates', () => {
    expect(check(server('s-1'), server('s-2', declined))).toBe('nobodyDeclined: The owner of server s-2 declined.');
  });

  test('holds when the dates were changed since, or the server is gone', () => {
    expect(check(server('s-1', { answer: 'DECLINED', answeredRevision: 2 }))).toBeNull();
    expect(check(server('s-1', { ...declined, outcome: 'GONE' }))).toBeNull();
  });

  test('names five servers, and how many more there are', () => {
    const servers = ['s-1', 's-2', 's-3', 's-4', 's-5', 's-6', 's-7'].map((id) => server(id, declined));

    expect(check(...servers)).toMatch(/server s-5 declined\. And 2 more\.$/u);
  });
});

test('ready names each blocker of the window, hosts first, in the words of its readiness', () => {
  const servers = [server('s-1', agreed), server('s-2', { ...declined, note: 'Not in December.' })];
  const hosts = [{ ...host, problem: 'Nova has no host compute-1.' }];

  expect(guardCheck(facts({ servers, hosts }))('ready')).toBe(
    'ready: HOST_UNREADABLE home/compute-1: Nova has no host compute-1. MOVE_PENDING s-1. DECLINED s-2: Not in December.',
  );
});

test('ticketsApproved says which tickets are not', () => {
  const missingApprovals = ['No ticket of rel change is linked.'];

  expect(guardCheck(facts({ missingApprovals }))('ticketsApproved')).toBe(
    'ticketsApproved: No ticket of rel change is linked.',
  );
  expect(guardCheck(facts({ missingApprovals: [] }))('ticketsApproved')).toBeNull();
});

test('noConflicts names each conflict', () => {
  const conflict = { kind: 'SAME_HOST', window: windowId('w-2'), servers: [] } as const;
  const conflicts = [
    { ...conflict, detail: 'home/compute-1 is in window w-2 at that time too.' },
    { ...conflict, detail: 'home/compute-3 is in window w-2 at that time too.' },
  ];

  expect(guardCheck(facts({ conflicts }))('noConflicts')).toBe(
    'noConflicts: home/compute-1 is in window w-2 at that time too. home/compute-3 is in window w-2 at that time too.',
  );
});
