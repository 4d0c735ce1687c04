/**
 * Puts calendars together: what feeds are read from, and the addresses that they are read at.
 *
 * Refuses to know how a calendar is written and who may have one.
 */

import { createFeedRight } from '../calendar/feed-right.ts';
import { hashOfFeedToken, newFeedToken } from '../calendar/feed-token.ts';
import { createReadCalendar } from '../calendar/read-calendar.ts';
import type { Config } from '../config/index.ts';
import type { ReadCalendar } from '../domain/calendar-feed.ts';
import type { Dependencies } from '../services/index.ts';
import type { Store } from '../store/index.ts';
import type { Upstreams } from './upstreams.ts';

/** A new address behind where people reach the gateway. */
export function newCalendarAddress(publicUrl: string): ReturnType<Dependencies['newCalendarAddress']> {
  const token = newFeedToken();
  return { url: `${publicUrl}calendar.ics?token=${token}`, tokenHash: hashOfFeedToken(token) };
}

/** `publicUrl`: where people reach the gateway, ends in `/`. Asked late: a free port is known once it is listened on. */
export function connectCalendar(
  config: Pick<Config, 'calendars' | 'access'>,
  { clouds, rolesIn }: Pick<Upstreams, 'clouds' | 'rolesIn'>,
  { maintenance, calendarFeeds }: Pick<Store, 'maintenance' | 'calendarFeeds'>,
  { urlOfWindow, now, warn }: Pick<Dependencies, 'urlOfWindow' | 'now' | 'warn'>,
  publicUrl: () => string,
): ReadCalendar {
  const { provider, organizerName, organizerEmail, keepDays } = config.calendars;
  const providerNow = () => provider ?? new URL(publicUrl()).hostname;
  const keystoneOf = new Map(clouds.map(({ name, identity }) => [name, identity]));
  return createReadCalendar({
    feeds: calendarFeeds,
    store: maintenance,
    clouds: clouds.map(({ name }) => name),
    hasRight: createFeedRight({
      rolesIn: (cloud) => rolesIn.get(keystoneOf.get(cloud) ?? '') ?? null,
      operatorRoles: config.access.operatorRoles,
      noteStanding: calendarFeeds.noteStanding,
      now,
      warn,
    }),
    provider: providerNow,
    organizer: () => ({
      name: organizerName ?? providerNow(),
      email: organizerEmail ?? `noreply@${new URL(publicUrl()).hostname}`,
    }),
    urlOfWindow,
    keepDays,
    now,
  });
}
