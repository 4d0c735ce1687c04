/**
 * Changes one window on a caller's word: locks it, checks the revision, writes the change and its event, all in one
 * transaction.
 *
 * Refuses to know what the change is. What the gateway does by itself is in tend.ts.
 */

import { windowId } from '../domain/ids.ts';
import type { NewMaintenanceEvent } from '../domain/event.ts';
import type { MaintenanceWrites } from '../domain/maintenance-store.ts';
import type { Outcome, Refusal } from '../domain/refusal.ts';
import { refusal } from '../domain/refusal.ts';
import type { Caller } from '../domain/viewer.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import { actorOf } from './dependencies.ts';
import type { Dependencies } from './dependencies.ts';
import { once } from './once.ts';
import type { Remembered } from './once.ts';
import { tell } from './tell.ts';

/** A mutation of one window. */
export interface WindowMutation {
  readonly mutation: string;
  readonly input: { readonly clientMutationId?: string | null | undefined };
  /** The argument's name that the window's id came in. */
  readonly idField: 'id' | 'windowId';
  readonly id: string;
  /** The revision it is meant for; null when the caller does not mind. */
  readonly revision: number | null;
}

/** What a change does to a locked window: nothing (null), a refusal, or new values and the event that tells of them. */
export type WindowChange =
  | null
  | { readonly refusals: readonly Refusal[] }
  | {
      readonly values: Partial<MaintenanceWindow>;
      readonly event: Pick<NewMaintenanceEvent, 'type' | 'changedFields' | 'ticketUrl' | 'audience' | 'note'>;
    };

/** Runs `decide` on the locked window and writes what it decides. Answers the window as it is then. */
export async function changeWindow(
  dependencies: Pick<Dependencies, 'store' | 'now'>,
  caller: Caller,
  mutation: WindowMutation,
  decide: (window: MaintenanceWindow, writes: MaintenanceWrites) => Promise<WindowChange>,
): Promise<Outcome<MaintenanceWindow>> {
  const { store, now } = dependencies;
  const outcome = await store.transaction((writes) =>
    once(writes, caller, mutation, () =>
      withWindow(writes, caller, mutation, async (window) => {
        const change = await decide(window, writes);
        if (change === null) return [];
        if ('refusals' in change) return change.refusals;
        const changed = { ...window, ...change.values, revision: window.revision + 1, updatedAt: now() };
        const overlap = await writes.updateWindow(changed);
        if (overlap !== null) throw new Error(`Window ${window.id} changed its times behind a plain change.`);
        await tell(writes, changed, actorOf(caller), change.event);
        await writes.wake(window.id, now());
        return [];
      }),
    ),
  );
  return shown(dependencies, caller, outcome);
}

/** Runs `change` on the locked window, when there is one for the caller and it is at the revision that is asked for. */
export async function withWindow(
  writes: MaintenanceWrites,
  caller: Caller,
  { id, idField, revision }: Pick<WindowMutation, 'id' | 'idField' | 'revision'>,
  change: (window: MaintenanceWindow) => Promise<readonly Refusal[]>,
): Promise<Remembered> {
  const window = await writes.lockWindow(caller.viewer.scope, windowId(id));
  if (window === null) return { id: null, refusals: [windowNotFound(id, idField)] };
  if (revision !== null && revision !== window.revision) {
    return { id: window.id, refusals: [staleRevision(window.revision, revision)] };
  }
  return { id: window.id, refusals: await change(window) };
}

/** The window of a remembered outcome, as it is now. */
export async function shown(
  { store }: Pick<Dependencies, 'store'>,
  { viewer }: Caller,
  { id, refusals }: Remembered,
): Promise<Outcome<MaintenanceWindow>> {
  const [subject = null] = id === null ? [] : await store.windowsByIds(viewer.scope, [windowId(id)]);
  return { subject, refusals };
}

/** The words for a window that is not there, or not the caller's to see. */
export function windowNotFound(id: string, field: 'id' | 'windowId'): Refusal {
  return refusal('WINDOW_NOT_FOUND', `There is no window ${id}.`, field);
}

/** `asked` left out: the window changed while the mutation was under way. */
export function staleRevision(now: number, asked?: number): Refusal {
  const gap = asked === undefined ? `moved on to revision ${now} meanwhile` : `is at revision ${now}, not ${asked}`;
  return refusal('STALE_REVISION', `The window ${gap}: look at what changed and send the mutation again.`, 'revision');
}
