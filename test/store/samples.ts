/** Windows, events and scopes to test stores with. Each window has hosts, servers and projects of its own unless told. */

import { randomUUID } from 'node:crypto';

import type { NewMaintenanceEvent } from '../../src/domain/event.ts';
import { cloudName, hostIdOf, projectId, serverId, windowId } from '../../src/domain/ids.ts';
import type { HostId, ProjectId, WindowId } from '../../src/domain/ids.ts';
import type { MaintenanceStore } from '../../src/domain/maintenance-store.ts';
import type { OperatorScope, ProjectScope } from '../../src/domain/scope.ts';
import type { WindowServer } from '../../src/domain/server-maintenance.ts';
import type { TicketLink } from '../../src/domain/ticket.ts';
import type { MaintenanceWindow } from '../../src/domain/window.ts';

export const HOME = cloudName('home');
export const operator: OperatorScope = { kind: 'operator', clouds: [HOME] };
export const operatorElsewhere: OperatorScope = { kind: 'operator', clouds: [cloudName('away')] };

export function ownerOf(project: ProjectId): ProjectScope {
  return { kind: 'project', clouds: [HOME], project };
}

export const aProject = (): ProjectId => projectId(randomUUID().replaceAll('-', ''));
export const aHost = (): HostId => hostIdOf(HOME, `compute-${randomUUID()}`);

/** A server that `insert` puts into its window. */
export type NewServer = Omit<WindowServer, 'window'>;

/** A server on its window's host, not asked about yet. */
export function aServer(
  project: ProjectId = aProject(),
  host: HostId = aHost(),
  values: Partial<NewServer> = {},
): NewServer {
  return {
    server: serverId(randomUUID()),
    project,
    host,
    currentHost: host,
    addedAt: new Date('2026-11-22T12:00:00.123Z'),
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
    updatedAt: new Date('2026-11-22T12:00:00.123Z'),
    ...values,
  };
}

export function aWindow(values: Partial<MaintenanceWindow> = {}): MaintenanceWindow {
  const now = new Date('2026-11-22T12:00:00.123Z');
  return {
    id: windowId(randomUUID()),
    cloud: HOME,
    summary: 'Replace a power supply',
    description: 'In rack 7',
    kind: 'TEMPORARY',
    cause: 'PLANNED',
    workflow: { name: 'standard', version: '1' },
    state: 'tentative',
    phase: 'TENTATIVE',
    acknowledgeBy: new Date('2026-11-29T08:00:00.000Z'),
    drainAt: null,
    startsAt: new Date('2026-12-01T08:00:00.000Z'),
    endsAt: new Date('2026-12-01T12:00:00.000Z'),
    timeZone: 'Europe/Helsinki',
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
    createdAt: now,
    updatedAt: now,
    createdBy: 'olga',
    ...values,
  };
}

export function aLink(window: WindowId, values: Partial<TicketLink> = {}): TicketLink & { window: WindowId } {
  return {
    url: `https://corp.example/browse/OPS-${randomUUID()}`,
    rel: 'change',
    title: 'Approval',
    audience: 'OWNERS',
    addedBy: 'olga',
    addedAt: new Date('2026-11-22T12:00:00.000Z'),
    ...values,
    window,
  };
}

export function anEvent(window: WindowId, values: Partial<NewMaintenanceEvent> = {}): NewMaintenanceEvent {
  return {
    type: 'WINDOW_SCHEDULED',
    window,
    windowRevision: 1,
    changedFields: [],
    actor: { role: 'operator', name: 'olga' },
    host: null,
    server: null,
    ticketUrl: null,
    audience: 'OWNERS',
    note: null,
    ...values,
  };
}

/** What belongs to a window from the start. */
export interface WindowParts {
  readonly hosts?: readonly HostId[];
  readonly servers?: readonly NewServer[];
  readonly links?: readonly TicketLink[];
}

/** Writes a window with its parts and its first event. Throws when a host is taken. */
export async function insert(
  store: MaintenanceStore,
  window: MaintenanceWindow,
  parts: WindowParts = {},
): Promise<void> {
  await store.transaction(async (writes) => {
    const servers = (parts.servers ?? []).map((server) => ({ ...server, window: window.id }));
    const overlap = await writes.insertWindow(window, parts.hosts ?? [], servers);
    if (overlap !== null) throw new Error(`${overlap.overlap.host ?? 'a host'} is taken`);
    for (const link of parts.links ?? []) await writes.insertLink({ ...link, window: window.id });
    await writes.append(anEvent(window.id));
  });
}

/** Looks again until `look` finds something (anything but null); fails after a while. */
export async function eventually<Found>(
  look: () => Promise<Found | null> | Found | null,
  forMs = 10_000,
): Promise<Found> {
  const deadline = Date.now() + forMs;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > deadline) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
