/** A window, its servers and hosts, as plain as they come: tests say only what they are about. */

import { cloudName, hostId, projectId, serverId, ticketKey, windowId } from '../../src/domain/ids.ts';
import type { HostId } from '../../src/domain/ids.ts';
import type { MoveSituation } from '../../src/domain/move.ts';
import type { MoveAttempt, WindowServer } from '../../src/domain/server-maintenance.ts';
import type { Server } from '../../src/domain/server.ts';
import type { Ticket, TicketFacts } from '../../src/domain/ticket.ts';
import type { MaintenanceWindow, WindowHost } from '../../src/domain/window.ts';

export const NOW = new Date('2026-11-22T12:00:00Z');
/** So many hours after NOW. */
export const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

export const CLOUD = cloudName('home');
/** The window's only host, and one that is none of it. */
export const HERE: HostId = hostId('home/compute-1');
export const AWAY: HostId = hostId('home/compute-2');
export const VM = serverId('vm-1');

/** TEMPORARY, PLANNED and DRAINING; owners had until an hour ago, the work begins in one. */
export function aWindow(given: Partial<MaintenanceWindow> = {}): MaintenanceWindow {
  return {
    id: windowId('window-1'),
    cloud: CLOUD,
    summary: 'New firmware',
    description: null,
    kind: 'TEMPORARY',
    cause: 'PLANNED',
    workflow: { name: 'standard', version: '2' },
    state: 'draining',
    phase: 'DRAINING',
    acknowledgeBy: at(-1),
    drainAt: NOW,
    startsAt: at(1),
    endsAt: at(2),
    timeZone: 'UTC',
    startedAt: null,
    endedAt: null,
    onSilence: 'CONSENT',
    allowedActions: ['LIVE_MIGRATE', 'MIGRATE', 'KEEP', 'OWN_ACTION'],
    defaultAction: 'LIVE_MIGRATE',
    ready: false,
    replaces: null,
    replacedBy: null,
    datesRevision: 1,
    revision: 1,
    createdAt: at(-48),
    updatedAt: at(-48),
    createdBy: 'alice',
    ...given,
  };
}

/** On HERE, acknowledged, to be live-migrated, and nothing has come of it yet. */
export function aRow(given: Partial<WindowServer> = {}): WindowServer {
  return {
    window: windowId('window-1'),
    server: VM,
    project: projectId('tenant-a'),
    host: HERE,
    currentHost: HERE,
    addedAt: at(-48),
    action: 'LIVE_MIGRATE',
    actionSource: 'WINDOW_DEFAULT',
    policyProblem: null,
    answer: 'ACKNOWLEDGED',
    answeredAction: null,
    answeredByOperator: false,
    answeredAt: at(-24),
    answeredBy: 'bob',
    answeredRevision: 1,
    changeReference: null,
    note: null,
    outcome: 'PENDING',
    outcomeDetail: null,
    move: null,
    retryAt: null,
    skipped: false,
    updatedAt: at(-24),
    ...given,
  };
}

/** Nobody has said anything about it. */
export const UNANSWERED = {
  answer: 'PENDING',
  answeredAction: null,
  answeredAt: null,
  answeredBy: null,
  answeredRevision: null,
} as const;

/** The first attempt, a minute ago, after migration 10. */
export function anAttempt(given: Partial<MoveAttempt> = {}): MoveAttempt {
  return { kind: 'LIVE_MIGRATION', from: HERE, attempt: 1, askedAt: at(-1 / 60), lastMigration: 10, ...given };
}

/** As Nova has it: ACTIVE on HERE, with nothing under way. */
export function anInstance(given: Partial<Server> = {}): Server {
  return {
    id: VM,
    cloud: CLOUD,
    name: 'web',
    status: 'ACTIVE',
    taskState: null,
    project: projectId('tenant-a'),
    host: HERE,
    hostHash: 'hash',
    metadata: {},
    tags: [],
    fault: null,
    createdAt: null,
    updatedAt: null,
    fetchedAt: NOW,
    ...given,
  };
}

/** Held by the window, and well. */
export function aHostRow(given: Partial<WindowHost> = {}): WindowHost {
  return {
    window: windowId('window-1'),
    host: HERE,
    hold: 'HELD',
    writtenReasons: [],
    problem: null,
    emptiedAt: null,
    ...given,
  };
}

/** As Nova has a host: disabled, up and not forced down. */
export const DISABLED = { status: 'DISABLED', state: 'UP', forcedDown: false } as const;
export const FORCED_DOWN = { status: 'DISABLED', state: 'DOWN', forcedDown: true } as const;

/** The server may be moved: everything says yes. */
export function aSituation(given: Partial<MoveSituation> = {}): MoveSituation {
  return {
    window: aWindow(),
    asksOwners: true,
    server: aRow(),
    seen: anInstance(),
    hosts: new Map([[HERE, DISABLED]]),
    windowHosts: [HERE],
    migrations: [],
    persistence: { attempts: 3, backoffMs: 60_000 },
    now: NOW,
    ...given,
  };
}

/** Read just now; its facts as given. */
export function aTicket(url: string, facts: Partial<TicketFacts> | null, stale = false): Ticket {
  const key = ticketKey('OPS-101');
  const plain: TicketFacts = {
    key,
    summary: null,
    status: 'Open',
    statusCategory: 'TODO',
    type: null,
    priority: null,
    assignee: null,
    updatedAt: null,
  };
  return {
    url,
    system: 'corp-jira',
    key,
    facts: facts && { ...plain, ...facts },
    fetchedAt: NOW,
    stale,
    problem: null,
    expose: 'status',
  };
}
