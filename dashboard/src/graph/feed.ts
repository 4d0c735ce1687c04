/**
 * The stream of maintenance events as one feed: it begins, breaks, goes on behind the last cursor, and says so.
 *
 * Pure but for timers, which are given. Refuses to know how items come (a `Source` brings them) and what is shown.
 */

import type { LiveSubscription } from '../generated/graphql.ts';

export type StreamItem = LiveSubscription['maintenanceEvents'];
export type LiveEvent = Extract<StreamItem, { __typename: 'MaintenanceEvent' }>;

/** How the feed is. */
export type FeedStatus =
  { readonly kind: 'connecting' } | { readonly kind: 'live' } | { readonly kind: 'lost'; readonly since: number };

/** Starts a stream behind a cursor; calls back until it is ended or ends by itself. */
export type Source = (
  after: string | null,
  sink: {
    /** The gateway has let it in: from now on whatever happens comes through. */
    readonly open: () => void;
    readonly item: (item: StreamItem) => void;
    readonly end: () => void;
  },
) => () => void;

/** Who listens is told of each event once, in order, and to ask anew where events may have been missed. */
export interface FeedListener {
  readonly event?: (event: LiveEvent) => void;
  readonly resync?: () => void;
}

export interface Feed {
  readonly status: () => FeedStatus;
  /** The latest events, the newest first. */
  readonly recent: () => readonly LiveEvent[];
  readonly cursor: () => string | null;
  readonly listen: (listener: FeedListener) => () => void;
  /** Called when `status` or `recent` changed. */
  readonly watch: (changed: () => void) => () => void;
  /** Tries at once instead of when the pause is over. */
  readonly hurry: () => void;
  readonly close: () => void;
}

interface Timers {
  readonly set: (done: () => void, ms: number) => unknown;
  readonly clear: (timer: unknown) => void;
  readonly now: () => number;
}

const RECENT = 200;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;

const realTimers: Timers = {
  set: (done, ms) => setTimeout(done, ms),
  clear: (timer) => {
    clearTimeout(timer as ReturnType<typeof setTimeout>);
  },
  now: () => Date.now(),
};

/** Starts at once. `after` is where an earlier visit ended. */
export function createFeed(source: Source, after: string | null = null, timers: Timers = realTimers): Feed {
  const listeners = new Set<FeedListener>();
  const watchers = new Set<() => void>();
  let status: FeedStatus = { kind: 'connecting' };
  let recent: readonly LiveEvent[] = [];
  let cursor = after;
  let failures = 0;
  let stop: (() => void) | null = null;
  let pause: unknown = null;
  let closed = false;

  const changed = () => {
    for (const watcher of watchers) watcher();
  };
  const become = (next: FeedStatus) => {
    if (next.kind === status.kind) return;
    status = next;
    changed();
  };
  const take = (item: StreamItem) => {
    failures = 0;
    become({ kind: 'live' });
    switch (item.__typename) {
      case 'MaintenanceEvent':
        cursor = item.cursor;
        recent = [item, ...recent].slice(0, RECENT);
        for (const listener of listeners) listener.event?.(item);
        changed();
        return;
      case 'MaintenanceSnapshot':
        cursor = item.cursor;
        for (const listener of listeners) listener.resync?.();
        return;
      case 'StreamHeartbeat':
        cursor = item.cursor;
        return;
      case 'StreamReset':
        cursor = null;
    }
  };
  const start = () => {
    pause = null;
    const run = { ended: false };
    const end = () => {
      if (run.ended || closed) return;
      run.ended = true;
      stop = null;
      failures += 1;
      become({ kind: 'lost', since: timers.now() });
      pause = timers.set(start, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1)));
    };
    const ending = source(cursor, {
      open: () => {
        if (!run.ended && !closed) become({ kind: 'live' });
      },
      item: (item) => {
        if (!run.ended && !closed) take(item);
      },
      end,
    });
    if (!run.ended) stop = ending;
  };
  start();

  return {
    status: () => status,
    recent: () => recent,
    cursor: () => cursor,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    hurry: () => {
      if (pause === null) return;
      timers.clear(pause);
      start();
    },
    close: () => {
      closed = true;
      if (pause !== null) timers.clear(pause);
      stop?.();
    },
  };
}
