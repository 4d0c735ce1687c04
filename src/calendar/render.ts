/**
 * Windows as a calendar (RFC 5545, by ical-generator).
 *
 * Pure: the same windows give the same text, so that a program that has it need not take it again. Refuses to know who
 * may be shown what, and where windows are kept.
 */

import { ICalCalendar, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { ICalEventData } from 'ical-generator';

import type { WindowId } from '../domain/ids.ts';
import type { MaintenancePhase } from '../domain/workflow.ts';
import { maintnote } from './maintnote.ts';
import type { Notice } from './maintnote.ts';
import { onClock, vtimezone } from './time-zone.ts';
import { calendarText, descriptionOf } from './words.ts';

/** What is the same for all entries. */
export interface CalendarFrame {
  readonly name: string;
  /** Who does the maintenance. Readers of MAINTNOTE want an address. */
  readonly organizer: { readonly name: string; readonly email: string };
  readonly urlOfWindow: (window: WindowId) => string;
}

/** How often programs are asked to look again. */
const REFRESH_S = 15 * 60;
const DAY_MS = 86_400_000;
/** A calendar's years have four digits. */
const LAST_MS = Date.parse('9999-12-31T23:59:59Z');

const STATUS: Readonly<Record<MaintenancePhase, ICalEventStatus>> = {
  TENTATIVE: ICalEventStatus.TENTATIVE,
  CONFIRMED: ICalEventStatus.CONFIRMED,
  DRAINING: ICalEventStatus.CONFIRMED,
  READY: ICalEventStatus.CONFIRMED,
  IN_PROGRESS: ICalEventStatus.CONFIRMED,
  COMPLETED: ICalEventStatus.CONFIRMED,
  FAILED: ICalEventStatus.CONFIRMED,
  CANCELLED: ICalEventStatus.CANCELLED,
  SUPERSEDED: ICalEventStatus.CANCELLED,
};

/** The calendar's text, lines ended by CRLF and folded at 75 octets. */
export function renderCalendar(frame: CalendarFrame, notices: readonly Notice[]): string {
  const placed = notices.map((notice) => ({ notice, times: timesOf(notice) }));
  const instants = new Map<string, Date[]>();
  for (const { notice, times } of placed) {
    if (times.timezone === null) continue;
    instants.set(times.timezone, [...(instants.get(times.timezone) ?? []), ...spanOf(notice)]);
  }
  const calendar = new ICalCalendar({
    name: calendarText(frame.name),
    prodId: { company: 'Slipway', product: 'Maintenance', language: 'EN' },
    ttl: REFRESH_S,
  });
  calendar.timezone({ name: null, generator: (zone) => vtimezone(zone, instants.get(zone) ?? []) });
  for (const { notice, times } of placed) calendar.createEvent({ ...times, ...entryOf(frame, notice) });
  return `${calendar.toString()}\r\n`;
}

type Times = Pick<ICalEventData, 'start' | 'end'> & { readonly timezone: string | null };

/** In the window's own zone; as UTC where a local time would be taken for another instant. */
function timesOf(notice: Notice): Times {
  const [startsAt, endsAt] = spanOf(notice);
  const { timeZone } = notice.window;
  const [start, end] = timeZone === 'UTC' ? [null, null] : [onClock(startsAt, timeZone), onClock(endsAt, timeZone)];
  if (start !== null && end !== null) return { start, end, timezone: timeZone };
  return { start: startsAt, end: endsAt, timezone: null };
}

/** Readers want an end: a window without one is shown for a day. */
function spanOf({ window: { startsAt, endsAt } }: Notice): [Date, Date] {
  return [startsAt, endsAt ?? new Date(Math.min(startsAt.getTime() + DAY_MS, LAST_MS))];
}

function entryOf({ organizer, urlOfWindow }: CalendarFrame, notice: Notice): Omit<ICalEventData, 'start'> {
  const { window } = notice;
  return {
    id: window.id,
    sequence: window.revision,
    stamp: window.updatedAt,
    created: window.createdAt,
    lastModified: window.updatedAt,
    summary: calendarText(window.summary),
    description: calendarText(descriptionOf(notice)),
    location: window.cloud,
    organizer,
    url: urlOfWindow(window.id),
    status: STATUS[window.phase],
    // It is not the reader's own time that is taken.
    transparency: ICalEventTransparency.TRANSPARENT,
    categories: ['MAINTENANCE', window.kind, window.cause, window.phase].map((name) => ({ name })),
    x: maintnote(notice).map(({ key, value }) => ({ key, value: calendarText(value) })),
  };
}
