/**
 * One window for one caller: as it is now, and again after each event on it.
 *
 * Refuses to know GraphQL and sockets. Yields the id only: the window is read when the item is resolved, so that it is
 * as new as can be.
 */

import type { WindowId } from '../domain/ids.ts';
import type { LiveStream } from '../domain/live-stream.ts';
import type { MaintenanceReads } from '../domain/maintenance-store.ts';
import type { Scope } from '../domain/scope.ts';
import { NotFoundError } from '../errors.ts';
import { liveStream } from './live.ts';
import type { StreamSources } from './maintenance-events.ts';

/** Throws NotFoundError, when pulled first, for a window that does not exist or that the scope may not see. */
export function streamOneWindow(
  { feed, sees, heartbeatMs }: StreamSources,
  store: Pick<MaintenanceReads, 'windowsByIds'>,
  scope: Scope,
  id: WindowId,
): LiveStream<WindowId> {
  const asItIs = async () => {
    const cursor = await feed.head();
    const [window] = await store.windowsByIds(scope, [id]);
    if (window === undefined) throw new NotFoundError(`There is no window ${id}.`);
    return { cursor, items: [id] };
  };
  return liveStream<WindowId>(
    {
      key: `maintenanceWindow ${id}`,
      feed,
      begin: asItIs,
      // What was missed is in the window as it is.
      beginAnew: asItIs,
      read: (events) => {
        const last = events.findLast((event) => event.window === id && sees(scope, event));
        return Promise.resolve(last === undefined ? [] : [{ item: id, cursor: last.cursor }]);
      },
      heartbeat: null,
      heartbeatMs,
    },
    null,
  );
}
