/**
 * Where the timeline's axis has its lines, by the clock of a zone: a day begins at midnight there, also where it has 23
 * or 25 hours.
 *
 * Pure. Times in milliseconds.
 */

import { Temporal } from 'temporal-polyfill';

export interface Tick {
  readonly at: number;
  readonly label: string;
  /** A new day among hours, a new month among days. */
  readonly major: boolean;
}

type Step = { readonly unit: 'hour'; readonly size: number } | { readonly unit: 'day'; readonly size: number };

const HOUR = 3_600_000;
const STEPS: readonly (readonly [ms: number, step: Step])[] = [
  [HOUR, { unit: 'hour', size: 1 }],
  [2 * HOUR, { unit: 'hour', size: 2 }],
  [3 * HOUR, { unit: 'hour', size: 3 }],
  [6 * HOUR, { unit: 'hour', size: 6 }],
  [12 * HOUR, { unit: 'hour', size: 12 }],
  [24 * HOUR, { unit: 'day', size: 1 }],
  [48 * HOUR, { unit: 'day', size: 2 }],
  [168 * HOUR, { unit: 'day', size: 7 }],
  [336 * HOUR, { unit: 'day', size: 14 }],
  [672 * HOUR, { unit: 'day', size: 28 }],
];
const ROOM_PX = 74;

/** Ticks between two moments, far enough from each other to be read in that many pixels. */
export function ticksOf(from: number, until: number, zone: string, width: number): readonly Tick[] {
  const perTick = ((until - from) * ROOM_PX) / Math.max(width, 1);
  const step = STEPS.find(([ms]) => ms >= perTick)?.[1] ?? { unit: 'day', size: 56 };
  const ticks: Tick[] = [];
  let day = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).startOfDay();
  // Weeks begin on Mondays, whatever is looked at.
  if (step.unit === 'day' && step.size % 7 === 0) day = day.subtract({ days: day.dayOfWeek - 1 });
  for (; day.epochMilliseconds <= until; day = day.add({ days: step.unit === 'day' ? step.size : 1 }).startOfDay()) {
    ticks.push(...(step.unit === 'day' ? [dayTick(day)] : hourTicks(day, step.size)));
  }
  return ticks.filter(({ at }) => at >= from && at <= until);
}

function dayTick(day: Temporal.ZonedDateTime): Tick {
  return { at: day.epochMilliseconds, label: dayLabel(day), major: day.day <= 7 && day.dayOfWeek === 1 };
}

function hourTicks(day: Temporal.ZonedDateTime, size: number): readonly Tick[] {
  const ticks: Tick[] = [];
  for (let hour = 0; hour < 24; hour += size) {
    const wall = day.toPlainDate().toPlainDateTime({ hour });
    const at = wall.toZonedDateTime(day.timeZoneId);
    // An hour that the clock skips has no line.
    if (!at.toPlainDateTime().equals(wall)) continue;
    ticks.push(
      hour === 0
        ? { at: at.epochMilliseconds, label: dayLabel(day), major: true }
        : { at: at.epochMilliseconds, label: `${String(hour).padStart(2, '0')}:00`, major: false },
    );
  }
  return ticks;
}

const dayLabel = (day: Temporal.ZonedDateTime): string =>
  day.toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '');
