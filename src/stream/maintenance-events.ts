/**
 * The stream of one caller: a snapshot, then every event that the caller may see, in commit order, with heartbeats.
 *
 * Refuses to know GraphQL and sockets. Each item is resolved by whoever asked, with fresh loaders.
 */

import type { MaintenanceEvent, MaintenanceEventType } from '../domain/event.ts';
import type { EventCursor, HostId, ServerId, WindowId } from '../domain/ids.ts';
import { cloudName, eventCursor } from '../domain/ids.ts';
import type { LiveStream } from '../domain/live-stream.ts';
import type { MaintenanceReads, WindowFilter } from '../domain/maintenance-store.ts';
import type { Scope } from '../domain/scope.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import { everyItem } from '../domain/page.ts';
import { OPEN_PHASES } from '../domain/workflow.ts';
import type { Feed } from './feed.ts';
import { liveStream } from './live.ts';

export interface StreamSnapshot {
  readonly __typename: 'MaintenanceSnapshot';
  readonly cursor: EventCursor;
  readonly windows: readonly MaintenanceWindow[];
}
export interface StreamHeartbeat {
  readonly __typename: 'StreamHeartbeat';
  readonly cursor: EventCursor;
  readonly at: Date;
}
export interface StreamReset {
  readonly __typename: 'StreamReset';
  readonly reason: string;
  readonly missed: null;
}
export type StreamEvent = MaintenanceEvent & { readonly __typename: 'MaintenanceEvent' };
export type StreamItem = StreamSnapshot | StreamEvent | StreamHeartbeat | StreamReset;

/** What a subscriber asks for; what is left out does not restrict. */
export interface StreamFilter {
  readonly cloud?: string | null | undefined;
  readonly windowIds?: readonly WindowId[] | null | undefined;
  readonly hostIds?: readonly HostId[] | null | undefined;
  readonly serverIds?: readonly ServerId[] | null | undefined;
  readonly types?: readonly MaintenanceEventType[] | null | undefined;
}

export interface StreamSources {
  readonly feed: Feed;
  readonly store: Pick<MaintenanceReads, 'listWindows'>;
  /** May this scope be told of this event? Decided in access/. */
  readonly sees: (scope: Scope, event: MaintenanceEvent) => boolean;
  readonly heartbeatMs: number;
  readonly now: () => Date;
}

const SNAPSHOT_PAGE = 500;

/** Starts behind `after`, or with a snapshot where none is given or the log cannot go on from there. */
export function streamMaintenanceEvents(
  sources: StreamSources,
  scope: Scope,
  filter: StreamFilter,
  after: string | null,
): LiveStream<StreamItem> {
  const { feed, heartbeatMs, now } = sources;
  const snapshot = async () => {
    const cursor = await feed.head();
    const windows = await openWindows(sources, scope, filter);
    return { cursor, items: [{ __typename: 'MaintenanceSnapshot' as const, cursor, windows }] };
  };
  return liveStream<StreamItem>(
    {
      key: `maintenanceEvents ${keyOf(filter)}`,
      feed,
      begin: async (from) => {
        if (from === null) return snapshot();
        await feed.check(from);
        return { cursor: from, items: [] };
      },
      beginAnew: async ({ message }) => {
        const { cursor, items } = await snapshot();
        return { cursor, items: [{ __typename: 'StreamReset', reason: message, missed: null }, ...items] };
      },
      read: async (events) => {
        const told: { item: StreamItem; cursor: EventCursor }[] = [];
        for (const event of events) {
          if (!(await lets(sources, scope, filter, event))) continue;
          told.push({ item: { ...event, __typename: 'MaintenanceEvent' }, cursor: event.cursor });
        }
        return told;
      },
      heartbeat: (cursor) => ({ __typename: 'StreamHeartbeat', cursor, at: now() }),
      heartbeatMs,
    },
    after === null ? null : eventCursor(after),
  );
}

/** The same for filters that ask for the same. */
function keyOf({ cloud, windowIds, hostIds, serverIds, types }: StreamFilter): string {
  const lists = [windowIds, hostIds, serverIds, types].map((list) => list?.toSorted() ?? null);
  return JSON.stringify([cloud ?? null, ...lists]);
}

async function lets(
  sources: StreamSources,
  scope: Scope,
  filter: StreamFilter,
  event: MaintenanceEvent,
): Promise<boolean> {
  if (!sources.sees(scope, event)) return false;
  if (filter.types != null && !filter.types.includes(event.type)) return false;
  if (filter.cloud != null && event.cloud !== filter.cloud) return false;
  if (filter.windowIds != null && !filter.windowIds.includes(event.window)) return false;
  if (filter.hostIds == null && filter.serverIds == null) return true;
  const named = { ...windowFilter(filter), ids: [event.window] };
  const { items } = await sources.store.listWindows(scope, named, { first: 1, after: null });
  return items.length > 0;
}

function openWindows({ store }: StreamSources, scope: Scope, filter: StreamFilter): Promise<MaintenanceWindow[]> {
  const open = { ...windowFilter(filter), phase: OPEN_PHASES };
  return everyItem(SNAPSHOT_PAGE, (page) => store.listWindows(scope, open, page));
}

function windowFilter({ cloud, windowIds, hostIds, serverIds }: StreamFilter): WindowFilter {
  return {
    ...(cloud != null && { cloud: cloudName(cloud) }),
    ...(windowIds != null && { ids: windowIds }),
    ...(hostIds != null && { hostIds }),
    ...(serverIds != null && { serverIds }),
  };
}
