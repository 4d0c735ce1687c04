/**
 * Times in words: dates in a zone, spans, how long ago, durations.
 *
 * Pure. English, with a 24-hour clock, whatever the browser's language: the rest of the page is English too.
 */

import { Temporal } from 'temporal-polyfill';

import { crossesChange, offsetOf } from './zones.ts';

const LOCALE = 'en-GB';
const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([zone, options]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: zone });
  formats.set(key, known);
  return known;
}

const DATE = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** `Tue 1 Dec, 10:00`, with the year where it is not this one. */
export function dateAndTime(instant: string, zone: string, now = Date.now()): string {
  const year =
    yearOf(instant, zone) === yearOf(new Date(now).toISOString(), zone) ? {} : ({ year: 'numeric' } as const);
  const at = new Date(instant);
  return `${format(zone, { ...DATE, ...year })
    .format(at)
    .replace(',', '')}, ${timeOnly(instant, zone)}`;
}

/** `10:00`. */
export const timeOnly = (instant: string, zone: string): string => format(zone, TIME).format(new Date(instant));

/** `10:00:05`. */
export const timeWithSeconds = (instant: string, zone: string): string =>
  format(zone, { ...TIME, second: '2-digit' }).format(new Date(instant));

/** `Tue 1 Dec, 10:00 – 12:00`, with the second date where it is another; `from …` without an end. */
export function span(from: string, until: string | null | undefined, zone: string, now = Date.now()): string {
  if (until === null || until === undefined) return `from ${dateAndTime(from, zone, now)}, for good`;
  const sameDay = dayOf(from, zone) === dayOf(until, zone);
  const start = dateAndTime(from, zone, now);
  return sameDay ? `${start} – ${timeOnly(until, zone)}` : `${start} – ${dateAndTime(until, zone, now)}`;
}

/** The zone with its offset, with both where the clock changes in between: `Europe/Helsinki (UTC+02:00)`. */
export function zoneAt(from: string, until: string | null | undefined, zone: string): string {
  const first = offsetOf(from, zone);
  if (until === null || until === undefined || !crossesChange(from, until, zone)) return `${zone} (${first})`;
  return `${zone} (${first}, then ${offsetOf(until, zone)})`;
}

const dayOf = (instant: string, zone: string): string =>
  format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant));
const yearOf = (instant: string, zone: string): string => format(zone, { year: 'numeric' }).format(new Date(instant));

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** `in 3 hours`, `2 days ago`, `just now`. */
export function fromNow(instant: string, now: number): string {
  const seconds = Math.round((Date.parse(instant) - now) / 1000);
  const unit = UNITS.find(([, size]) => Math.abs(seconds) >= size);
  if (unit === undefined) return seconds > 5 ? 'in less than a minute' : 'just now';
  return relative.format(Math.trunc(seconds / unit[1]), unit[0]);
}

/** `2 hours 30 minutes` for `PT2H30M`; `none` for nothing. */
export function durationInWords(duration: string): string {
  const { days, hours, minutes, seconds } = Temporal.Duration.from(duration).round({ largestUnit: 'days' });
  const parts = [
    [days, 'day'],
    [hours, 'hour'],
    [minutes, 'minute'],
    [seconds, 'second'],
  ] as const;
  const words = parts.filter(([n]) => n !== 0).map(([n, unit]) => `${n} ${unit}${n === 1 ? '' : 's'}`);
  return words.length === 0 ? 'none' : words.join(' ');
}
