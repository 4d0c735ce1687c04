/** Windows, events and scopes to test stores with. Each window has hosts, servers and projects of its own unless told. */

import { randomUUID } from 'node:crypto';

import type { NewMaintenanceEvent } from '../../src/domain/event.ts';
import { cloudName, hostIdOf, projectId, serverId, windowId } from '../../src/domain/ids.ts';
import type { HostId, ProjectId, WindowId } from '../../src/domain/ids.ts';
import type { MaintenanceStore } from '../../src/domain/maintenance-store.ts';
import type { OperatorScope, ProjectScope } from '../../src/domain/scope.ts';
import type { TicketLink } from '../../src/domain/ticket.ts';
import type { MaintenanceWindow, WindowServer } from '../../src/domain/window.ts';

export const HOME = cloudName('home');
export const operator: OperatorScope = { kind: 'operator', clouds: [HOME] };
export const operatorElsewhere: OperatorScope = { kind: 'operator', clouds: [cloudName('away')] };

export function ownerOf(project: ProjectId): ProjectScope {
  return { kind: 'project', clouds: [HOME], project };
}

export const aProject = (): ProjectId => projectId(randomUUID().replaceAll('-', ''));
export const aHost = (): HostId => hostIdOf(HOME, `compute-${randomUUID()}`);

/** A server as `insertWindow` takes it. */
export function aServer(
  project: ProjectId = aProject(),
  host: HostId = aHost(),
): Omit<WindowServer, 'window' | 'addedAt'> {
  return { server: serverId(randomUUID()), project, host };
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
    startsAt: new Date('2026-12-01T08:00:00.000Z'),
    endsAt: new Date('2026-12-01T12:00:00.000Z'),
    timeZone: 'Europe/Helsinki',
    startedAt: null,
    endedAt: null,
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
    ticketUrl: null,
    audience: 'OWNERS',
    note: null,
    ...values,
  };
}

/** What belongs to a window from the start. */
export interface WindowParts {
  readonly hosts?: readonly HostId[];
  readonly servers?: readonly Omit<WindowServer, 'window' | 'addedAt'>[];
  readonly links?: readonly TicketLink[];
}

/** Writes a window with its parts and its first event. Throws when a host is taken. */
export async function insert(
  store: MaintenanceStore,
  window: MaintenanceWindow,
  parts: WindowParts = {},
): Promise<void> {
  await store.transaction(async (writes) => {
    const overlap = await writes.insertWindow(window, parts.hosts ?? [], parts.servers ?? []);
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
