/**
 * One window for one caller: as it is now, and again after each event on it.
 *
 * Refuses to know GraphQL and sockets. Yields the id only: the window is read when the item is resolved, so that it is
 * as new as can be.
 */

import type { EventCursor, WindowId } from '../domain/ids.ts';
import type { MaintenanceReads } from '../domain/maintenance-store.ts';
import type { Scope } from '../domain/scope.ts';
import { NotFoundError } from '../errors.ts';
import type { StreamSources } from './maintenance-events.ts';
import { pulled, waitFor } from './pulled.ts';

/** Throws NotFoundError, when pulled first, for a window that does not exist or that the scope may not see. */
export function streamOneWindow(
  { feed, sees, heartbeatMs }: StreamSources,
  store: Pick<MaintenanceReads, 'windowsByIds'>,
  scope: Scope,
  id: WindowId,
): AsyncIterableIterator<WindowId, undefined> {
  let cursor: EventCursor | null = null;

  return pulled(async (left) => {
    if (cursor === null) {
      cursor = await feed.head();
      const [window] = await store.windowsByIds(scope, [id]);
      if (window === undefined) throw new NotFoundError(`There is no window ${id}.`);
      return id;
    }
    for (let from: EventCursor = cursor; ; cursor = from) {
      const events = await feed.read(from);
      from = events.at(-1)?.cursor ?? from;
      if (events.some((event) => event.window === id && sees(scope, event))) {
        cursor = from;
        return id;
      }
      if (events.length > 0) continue;
      if ((await waitFor((tell) => feed.onNews(from, tell), heartbeatMs, left)) === 'left') return null;
    }
  });
}
