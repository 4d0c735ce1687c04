/** What streams read from, in memory, with whatever a test wants to happen in between. */

import type { HostId, ServerId } from '../../src/domain/ids.ts';
import type { MaintenanceReads, WindowFilter } from '../../src/domain/maintenance-store.ts';
import { pageOf } from '../../src/domain/page.ts';
import { windowSortKey } from '../../src/domain/window.ts';
import type { MaintenanceWindow } from '../../src/domain/window.ts';
import { seesEvent } from '../../src/access/rules.ts';
import { createFeed } from '../../src/stream/feed.ts';
import type { Feed } from '../../src/stream/feed.ts';
import type { StreamItem, StreamSources } from '../../src/stream/maintenance-events.ts';
import { until } from '../graph/until.ts';
import { fakeLog, placeOf } from './fake-log.ts';
import type { FakeLog } from './fake-log.ts';

/** The gateway's clock in streams. */
export const NOW = new Date('2026-11-22T12:00:00Z');
/** Longer than any test. */
const NEVER_QUIET_MS = 60_000;

/** A window and what it names. */
export interface NamedWindow {
  readonly window: MaintenanceWindow;
  readonly hosts?: readonly HostId[];
  readonly servers?: readonly ServerId[];
}

export interface TestSources extends StreamSources {
  readonly log: FakeLog;
  readonly store: Pick<MaintenanceReads, 'listWindows' | 'windowsByIds'>;
  /** So many wait for news of the feed now. */
  readonly listeners: () => number;
  /** Waits until the feed has read the log up to this event. */
  readonly reaches: (nth: number) => Promise<void>;
}

export interface SourceOptions {
  readonly windows?: readonly NamedWindow[];
  readonly heartbeatMs?: number;
  /** Called before windows are listed. */
  readonly onList?: (log: FakeLog) => void | Promise<void>;
  /** Called when a read of the feed has its answer, before the stream gets it. */
  readonly onRead?: (log: FakeLog, feed: Feed) => Promise<void>;
}

export async function testSources(options: SourceOptions = {}): Promise<TestSources> {
  const { windows = [], heartbeatMs = NEVER_QUIET_MS, onList, onRead } = options;
  const log = fakeLog();
  const feed = await createFeed(log, (failure) => {
    throw failure;
  });
  let listeners = 0;
  const watched: Feed = {
    ...feed,
    read: async (after) => {
      const events = await feed.read(after);
      await onRead?.(log, feed);
      return events;
    },
    onNews: (after, tell) => {
      listeners += 1;
      const stop = feed.onNews(after, tell);
      return () => {
        listeners -= 1;
        stop();
      };
    },
  };
  return {
    log,
    feed: watched,
    store: storeOf(windows, async () => onList?.(log)),
    sees: seesEvent,
    heartbeatMs,
    now: () => NOW,
    listeners: () => listeners,
    reaches: (nth) => until(`event ${nth}`, async () => (await feed.read(placeOf(nth - 1))).length > 0),
  };
}

function storeOf(windows: readonly NamedWindow[], onList: () => Promise<void>): TestSources['store'] {
  return {
    windowsByIds: (scope, ids) =>
      Promise.resolve(
        windows.map(({ window }) => window).filter(({ id, cloud }) => ids.includes(id) && scope.clouds.includes(cloud)),
      ),
    listWindows: async (scope, filter, page) => {
      await onList();
      const found = windows.filter((named) => scope.clouds.includes(named.window.cloud) && lets(filter, named));
      return pageOf(
        'windows',
        found.map(({ window }) => window),
        windowSortKey,
        page,
      );
    },
  };
}

function lets(filter: WindowFilter, { window, hosts = [], servers = [] }: NamedWindow): boolean {
  const { ids, cloud, phase, hostIds, serverIds } = filter;
  return (
    (ids?.includes(window.id) ?? true) &&
    (cloud ?? window.cloud) === window.cloud &&
    (phase?.includes(window.phase) ?? true) &&
    (hostIds?.some((id) => hosts.includes(id)) ?? true) &&
    (serverIds?.some((id) => servers.includes(id)) ?? true)
  );
}

/** What an item is, in a word: the cursor of an event, `heartbeat 3`, `reset`, `snapshot 3 of 2`. */
export function wordFor(item: StreamItem | undefined): string {
  switch (item?.__typename) {
    case 'MaintenanceEvent':
      return item.cursor;
    case 'StreamHeartbeat':
      return `heartbeat ${item.cursor}`;
    case 'StreamReset':
      return 'reset';
    case 'MaintenanceSnapshot':
      return `snapshot ${item.cursor} of ${item.windows.length}`;
    case undefined:
      return 'end';
  }
}

/** The next items of a stream, in words. */
export async function take(stream: AsyncIterator<StreamItem, undefined>, count: number): Promise<string[]> {
  const words: string[] = [];
  while (words.length < count) words.push(wordFor((await stream.next()).value));
  return words;
}
