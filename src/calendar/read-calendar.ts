/**
 * The calendar behind a feed's token: who it is for, what they may see, and the text of it.
 *
 * An owner's feed has the windows that touch the project, with the project's own servers and no host. Every read goes
 * through the scope of the feed. Refuses to know HTTP.
 */

import { createHash } from 'node:crypto';

import { scopeOfFeed } from '../domain/calendar-feed.ts';
import type { CalendarFeedStore, KnownFeed, ReadCalendar } from '../domain/calendar-feed.ts';
import type { CloudName, WindowId } from '../domain/ids.ts';
import type { MaintenanceReads, WindowFilter } from '../domain/maintenance-store.ts';
import type { Scope } from '../domain/scope.ts';
import { windowSortKey } from '../domain/window.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import { everyItem } from '../domain/page.ts';
import { ENDED_PHASES, OPEN_PHASES } from '../domain/workflow.ts';
import type { HasRight } from './feed-right.ts';
import { hashOfFeedToken } from './feed-token.ts';
import type { Notice } from './maintnote.ts';
import { renderCalendar } from './render.ts';
import type { CalendarFrame } from './render.ts';

const DAY_MS = 86_400_000;
const PAGE = 200;
/** The latest that are shown; a calendar program takes all of it at once. */
const MOST_WINDOWS = 2000;

export interface CalendarOptions {
  readonly feeds: Pick<CalendarFeedStore, 'find' | 'noteRead'>;
  readonly store: Pick<MaintenanceReads, 'listWindows' | 'serversOfWindows' | 'hostsOfWindows'>;
  /** Those that are configured. */
  readonly clouds: readonly CloudName[];
  readonly hasRight: HasRight;
  /** Names the provider in MAINTNOTE, and in the calendar's name. */
  readonly provider: () => string;
  readonly organizer: () => CalendarFrame['organizer'];
  readonly urlOfWindow: CalendarFrame['urlOfWindow'];
  /** How long windows are shown behind their planned end. */
  readonly keepDays: number;
  readonly now: () => Date;
}

export function createReadCalendar(options: CalendarOptions): ReadCalendar {
  const { feeds, store, clouds, hasRight, provider, organizer, urlOfWindow, now } = options;
  return async (token) => {
    const feed = await feeds.find(hashOfFeedToken(token));
    if (feed === null || !(await hasRight(feed))) return null;
    await feeds.noteRead(feed.id, now());
    const scope = scopeOfFeed(feed, clouds);
    const windows = await windowsOf(options, scope);
    const ids = windows.map(({ id }) => id);
    const servers = byWindow(await store.serversOfWindows(scope, ids));
    const hosts = byWindow(await store.hostsOfWindows(scope, ids));
    const notices = windows.map((window): Notice => ({
      window,
      servers: servers.get(window.id) ?? [],
      hosts: (hosts.get(window.id) ?? []).map(({ host }) => host),
      provider: provider(),
      account: accountOf(feed, window),
    }));
    const frame = { name: `${provider()} maintenance`, organizer: organizer(), urlOfWindow };
    const text = renderCalendar(frame, notices);
    return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` };
  };
}

/** Those that are open, however long ago their planned end was, and those whose planned end is not long ago. By planned start, then id. */
async function windowsOf(
  { store, keepDays, now }: CalendarOptions,
  scope: Scope,
): Promise<readonly MaintenanceWindow[]> {
  const from = new Date(now().getTime() - keepDays * DAY_MS);
  const all = (filter: WindowFilter) => everyItem(PAGE, (page) => store.listWindows(scope, filter, page));
  const found = [...(await all({ phase: OPEN_PHASES })), ...(await all({ phase: ENDED_PHASES, from }))];
  return found
    .map((window) => ({ window, key: windowSortKey(window) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ window }) => window)
    .slice(-MOST_WINDOWS);
}

function accountOf({ operator, project }: KnownFeed, { cloud }: MaintenanceWindow): string {
  return operator ? cloud : project;
}

function byWindow<Part extends { readonly window: WindowId }>(parts: readonly Part[]): Map<WindowId, Part[]> {
  return Map.groupBy(parts, ({ window }) => window);
}
