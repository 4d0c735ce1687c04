/**
 * Lists of windows, filtered and paged by the store.
 *
 * Refuses to know who may see which: the loaders carry the caller's scope.
 */

import type { Context } from '../src/context.ts';
import { cloudName, hostId, serverId } from '../src/domain/ids.ts';
import type { WindowFilter } from '../src/domain/maintenance-store.ts';
import { pageOf } from '../src/domain/page.ts';
import type { Page, PageRequest } from '../src/domain/page.ts';
import { windowSortKey } from '../src/domain/window.ts';
import type { MaintenanceWindow } from '../src/domain/window.ts';
import type { MaintenancePhase } from '../src/domain/workflow.ts';
import type { MaintenanceWindowFilter } from '../src/generated/types.ts';
import { connectionOf, pageRequest } from './connection.ts';
import type { PageArguments } from './connection.ts';

/** A page of the windows that the filter lets through. */
export async function windowConnection(context: Context, args: PageArguments, filter: MaintenanceWindowFilter) {
  return connectionOf(await context.loaders.listWindows(storeFilter(filter), pageRequest('windows', args)));
}

/** A page of windows that are in memory, of these phases. */
export function pageOfWindows(
  windows: readonly MaintenanceWindow[],
  phase: readonly MaintenancePhase[] | null | undefined,
  request: PageRequest,
): Page<MaintenanceWindow> {
  const wanted = windows.filter((window) => phase == null || phase.includes(window.phase));
  return pageOf('windows', wanted, windowSortKey, request);
}

function storeFilter({
  cloud,
  phase,
  kind,
  hostIds,
  serverIds,
  ticket,
  from,
  to,
}: MaintenanceWindowFilter): WindowFilter {
  return {
    ...(cloud != null && { cloud: cloudName(cloud) }),
    ...(phase != null && { phase }),
    ...(kind != null && { kind }),
    ...(hostIds != null && { hostIds: hostIds.map(hostId) }),
    ...(serverIds != null && { serverIds: serverIds.map(serverId) }),
    ...(ticket != null && { ticket }),
    ...(from != null && { from }),
    ...(to != null && { to }),
  };
}
