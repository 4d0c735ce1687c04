/**
 * Changes one window: locks it, checks the revision, writes the change and its event, all in one transaction.
 *
 * The one way by which a window changes after it was scheduled. Refuses to know what the change is.
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
  { store, now }: Pick<Dependencies, 'store' | 'now'>,
  caller: Caller,
  mutation: WindowMutation,
  decide: (window: MaintenanceWindow, writes: MaintenanceWrites) => Promise<WindowChange>,
): Promise<Outcome<MaintenanceWindow>> {
  const { scope } = caller.viewer;
  const apply = async (writes: MaintenanceWrites): Promise<Remembered> => {
    const window = await writes.lockWindow(scope, windowId(mutation.id));
    if (window === null) {
      const message = `There is no window ${mutation.id}.`;
      return { id: null, refusals: [refusal('WINDOW_NOT_FOUND', message, mutation.idField)] };
    }
    if (mutation.revision !== null && mutation.revision !== window.revision) {
      return { id: window.id, refusals: [staleRevision(mutation.revision, window.revision)] };
    }
    const change = await decide(window, writes);
    if (change === null) return { id: window.id, refusals: [] };
    if ('refusals' in change) return { id: window.id, refusals: change.refusals };

    const changed = { ...window, ...change.values, revision: window.revision + 1, updatedAt: now() };
    await writes.updateWindow(changed);
    await writes.append({
      ...change.event,
      window: window.id,
      windowRevision: changed.revision,
      actor: actorOf(caller),
      host: null,
    });
    return { id: window.id, refusals: [] };
  };

  const { id, refusals } = await store.transaction((writes) => once(writes, caller, mutation, () => apply(writes)));
  const [subject = null] = id === null ? [] : await store.windowsByIds(scope, [windowId(id)]);
  return { subject, refusals };
}

function staleRevision(asked: number, now: number): Refusal {
  const message = `The window is at revision ${now}, not ${asked}: look at what changed and send the mutation again.`;
  return refusal('STALE_REVISION', message, 'revision');
}
