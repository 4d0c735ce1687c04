/**
 * Appends events, with what most of them leave open filled in.
 *
 * Refuses to know why something happened.
 */

import type { Actor, NewMaintenanceEvent } from '../domain/event.ts';
import type { MaintenanceWrites } from '../domain/maintenance-store.ts';
import type { MaintenanceWindow } from '../domain/window.ts';

/** The gateway itself, where it acts on nobody's word. */
export const GATEWAY: Actor = { role: 'gateway', name: 'gateway' };

/** What happened; what is left out is nothing, and told to owners too. */
export type Told = Pick<NewMaintenanceEvent, 'type'> &
  Partial<Omit<NewMaintenanceEvent, 'window' | 'windowRevision' | 'actor'>>;

/** Appends an event of a window that is locked, at the revision that is given. */
export async function tell(
  writes: Pick<MaintenanceWrites, 'append'>,
  window: Pick<MaintenanceWindow, 'id' | 'revision'>,
  actor: Actor,
  told: Told,
): Promise<void> {
  await writes.append({
    changedFields: [],
    host: null,
    server: null,
    ticketUrl: null,
    audience: 'OWNERS',
    note: null,
    ...told,
    window: window.id,
    windowRevision: window.revision,
    actor,
  });
}
