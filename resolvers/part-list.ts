/**
 * Lists of the servers in one window, filtered and paged here: a window has no more than its hosts hold.
 *
 * Refuses to know who may see which: the loaders carry the caller's scope.
 */

import type { Context } from '../src/context.ts';
import type { WindowId } from '../src/domain/ids.ts';
import { pageOf } from '../src/domain/page.ts';
import type { WindowServer } from '../src/domain/server-maintenance.ts';
import type { ServerMaintenanceFilter } from '../src/generated/types.ts';
import { connectionOf, pageRequest } from './connection.ts';
import type { PageArguments } from './connection.ts';

/** A page of the servers of a window that the filter lets through, by id. */
export async function partConnection(
  { loaders }: Context,
  window: WindowId,
  args: PageArguments,
  filter: ServerMaintenanceFilter,
) {
  const request = pageRequest('windowServers', args);
  const parts = (await loaders.serversByWindow.load(window)).filter((part) => lets(filter, part));
  return connectionOf(pageOf('windowServers', parts, ({ server }) => server, request));
}

function lets({ answer, outcome, projectId }: ServerMaintenanceFilter, part: WindowServer): boolean {
  return (
    (answer == null || answer.includes(part.answer)) &&
    (outcome == null || outcome.includes(part.outcome)) &&
    (projectId == null || projectId === part.project)
  );
}
