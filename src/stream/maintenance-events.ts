/**
 * The stream of one caller: a snapshot, then every event that the caller may see, in commit order, with heartbeats.
 *
 * Refuses to know GraphQL and sockets. Each item is resolved by whoever asked, with fresh loaders.
 */

import type { MaintenanceEvent, MaintenanceEventType } from '../domain/event.ts';
import type { EventCursor, HostId, ServerId, WindowId } from '../domain/ids.ts';
import { cloudName, eventCursor } from '../domain/ids.ts';
import type { MaintenanceReads, WindowFilter } from '../domain/maintenance-store.ts';
import type { Scope } from '../domain/scope.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import { ENDED_PHASES, PHASES } from '../domain/workflow.ts';
import { CursorError } from '../errors.ts';
import type { Feed } from './feed.ts';
import { pulled, waitFor } from './pulled.ts';

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

const OPEN_PHASES = PHASES.filter((phase) => !ENDED_PHASES.includes(phase));
const SNAPSHOT_PAGE = 500;

/** Starts behind `after`, or with a snapshot where none is given or the log cannot go on from there. */
export function streamMaintenanceEvents(
  sources: StreamSources,
  scope: Scope,
  filter: StreamFilter,
  after: string | null,
): AsyncIterableIterator<StreamItem, undefined> {
  const { feed, heartbeatMs, now } = sources;
  const ready: StreamItem[] = [];
  let cursor: EventCursor | null = after === null ? null : eventCursor(after);

  const snapshot = async (): Promise<void> => {
    const from = await feed.head();
    const windows = await openWindows(sources, scope, filter);
    ready.push({ __typename: 'MaintenanceSnapshot', cursor: from, windows });
    cursor = from;
  };
  const advance = async (from: EventCursor): Promise<boolean> => {
    const events = await feed.read(from);
    for (const event of events) {
      if (await lets(sources, scope, filter, event)) ready.push({ ...event, __typename: 'MaintenanceEvent' });
    }
    cursor = events.at(-1)?.cursor ?? from;
    return events.length > 0;
  };
  const reset = async (error: unknown): Promise<true> => {
    if (!(error instanceof CursorError)) throw error;
    ready.push({ __typename: 'StreamReset', reason: error.message, missed: null });
    await snapshot();
    return true;
  };

  let started = false;
  const start = async (): Promise<void> => {
    started = true;
    if (cursor === null) await snapshot();
    else await feed.check(cursor).catch(reset);
  };

  return pulled(async (left) => {
    if (!started) await start();
    // Counted from the last item: events that this caller may not see do not make a stream any less quiet.
    const quietUntil = performance.now() + heartbeatMs;
    while (!left.aborted) {
      const item = ready.shift();
      if (item !== undefined) return item;
      const from = cursor;
      if (from !== null && performance.now() >= quietUntil) {
        return { __typename: 'StreamHeartbeat', cursor: from, at: now() };
      }
      if (from === null || (await advance(from).catch(reset))) continue;
      await waitFor((tell) => feed.onNews(from, tell), Math.max(0, quietUntil - performance.now()), left);
    }
    return null;
  });
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

async function openWindows({ store }: StreamSources, scope: Scope, filter: StreamFilter): Promise<MaintenanceWindow[]> {
  const windows: MaintenanceWindow[] = [];
  let after: string | null = null;
  do {
    const page = await store.listWindows(
      scope,
      { ...windowFilter(filter), phase: OPEN_PHASES },
      { first: SNAPSHOT_PAGE, after },
    );
    windows.push(...page.items.map(({ item }) => item));
    after = page.hasNextPage ? (page.items.at(-1)?.cursor ?? null) : null;
  } while (after !== null);
  return windows;
}

function windowFilter({ cloud, windowIds, hostIds, serverIds }: StreamFilter): WindowFilter {
  return {
    ...(cloud != null && { cloud: cloudName(cloud) }),
    ...(windowIds != null && { ids: windowIds }),
    ...(hostIds != null && { hostIds }),
    ...(serverIds != null && { serverIds }),
  };
}
