/**
 * Which bar stands in which row and lane of the timeline, and which windows are in each other's way.
 *
 * Pure. Lengths in pixels, times in milliseconds. Refuses to know the scale: where a bar begins and ends in time is all
 * it says.
 */

import type { WindowRowFragment } from '../generated/graphql.ts';
import { OPEN_PHASES } from '../parts/words.ts';

export interface TimelineHost {
  readonly id: string;
  readonly name: string;
  readonly availabilityZone: string | null;
  readonly status: string;
  readonly state: string;
}

/** A stretch of time; without an end it goes on. */
export interface Stretch {
  readonly from: number;
  readonly until: number | null;
}

export interface Bar {
  readonly window: WindowRowFragment;
  readonly lane: number;
  readonly planned: Stretch;
  /** When work really went on; null while it has not begun. */
  readonly actual: Stretch | null;
  /** When servers begin to leave; null when that is not planned. */
  readonly drainAt: number | null;
  /** When the next bar of the lane begins; null where there is none. */
  readonly nextFrom: number | null;
}

export type Row =
  | {
      readonly kind: 'zone';
      readonly name: string;
      readonly hosts: number;
      readonly top: number;
      readonly height: number;
    }
  | {
      readonly kind: 'host';
      readonly host: TimelineHost;
      readonly bars: readonly Bar[];
      readonly top: number;
      readonly height: number;
    };

export const LANE = 30;
const PADDING = 8;
const ZONE_HEIGHT = 30;

/** Rows by zone and name; natural order, so that compute-2 comes before compute-10. */
export function rowsOf(
  hosts: readonly TimelineHost[],
  windows: readonly WindowRowFragment[],
  now: number,
): readonly Row[] {
  const byHost = new Map<string, WindowRowFragment[]>();
  for (const window of windows) {
    for (const { id } of window.hosts ?? []) byHost.set(id, [...(byHost.get(id) ?? []), window]);
  }
  const collator = new Intl.Collator('en', { numeric: true });
  const zones = [...Map.groupBy(hosts, ({ availabilityZone }) => availabilityZone ?? 'no zone')].toSorted(([a], [b]) =>
    collator.compare(a, b),
  );
  const rows: Row[] = [];
  let top = 0;
  for (const [name, members] of zones) {
    rows.push({ kind: 'zone', name, hosts: members.length, top, height: ZONE_HEIGHT });
    top += ZONE_HEIGHT;
    for (const host of members.toSorted((a, b) => collator.compare(a.name, b.name))) {
      const bars = lanesOf(byHost.get(host.id) ?? [], now);
      const lanes = bars.reduce((most, { lane }) => Math.max(most, lane + 1), 1);
      const height = lanes * LANE + PADDING;
      rows.push({ kind: 'host', host, bars, top, height });
      top += height;
    }
  }
  return rows;
}

/** Each bar in the first lane that is free at its time. */
function lanesOf(windows: readonly WindowRowFragment[], now: number): readonly Bar[] {
  const ends: number[] = [];
  const bars = windows
    .map((window) => ({ window, extent: extentOf(window, now) }))
    .toSorted((a, b) => a.extent.from - b.extent.from)
    .map(({ window, extent }) => {
      const free = ends.findIndex((end) => end <= extent.from);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = extent.until ?? Infinity;
      return { begins: extent.from, bar: { window, lane, ...stretchesOf(window) } };
    });
  return bars.map(({ bar }, index) => ({
    ...bar,
    nextFrom: bars.slice(index + 1).find((next) => next.bar.lane === bar.lane)?.begins ?? null,
  }));
}

function stretchesOf({
  startsAt,
  endsAt,
  startedAt,
  endedAt,
  drainAt,
}: WindowRowFragment): Pick<Bar, 'actual' | 'drainAt' | 'planned'> {
  return {
    planned: { from: Date.parse(startsAt), until: endsAt === null ? null : Date.parse(endsAt) },
    actual:
      startedAt === null ? null : { from: Date.parse(startedAt), until: endedAt === null ? null : Date.parse(endedAt) },
    drainAt: drainAt === null ? null : Date.parse(drainAt),
  };
}

/** All the time that a window takes up in its row. */
function extentOf(window: WindowRowFragment, now: number): Stretch {
  const { planned, actual, drainAt } = stretchesOf(window);
  const from = Math.min(planned.from, actual?.from ?? Infinity, drainAt ?? Infinity);
  if (planned.until === null)
    return { from, until: OPEN_PHASES.includes(window.phase) ? null : (actual?.until ?? now) };
  return { from, until: Math.max(planned.until, actual === null ? 0 : (actual.until ?? now)) };
}

/** Rows that a scrolled box shows, and some around them. */
export function visibleRows(rows: readonly Row[], scrollTop: number, height: number, around = 200): readonly Row[] {
  return rows.filter((row) => row.top + row.height >= scrollTop - around && row.top <= scrollTop + height + around);
}

/** Ids of open windows that share a host at the same planned time. */
export function overlapping(windows: readonly WindowRowFragment[]): ReadonlySet<string> {
  const found = new Set<string>();
  const byHost = new Map<string, WindowRowFragment[]>();
  for (const window of windows) {
    if (!OPEN_PHASES.includes(window.phase)) continue;
    for (const { id } of window.hosts ?? []) {
      const others = byHost.get(id) ?? [];
      for (const other of others) {
        if (meet(stretchesOf(window).planned, stretchesOf(other).planned)) {
          found.add(window.id);
          found.add(other.id);
        }
      }
      byHost.set(id, [...others, window]);
    }
  }
  return found;
}

/** Ids of those that overlap, and of open ones that the gateway told a conflict of, whatever kind. */
export function inConflict(
  windows: readonly WindowRowFragment[],
  told: readonly { readonly id: string; readonly conflicts: readonly unknown[] }[],
): ReadonlySet<string> {
  const open = new Set(windows.filter(({ phase }) => OPEN_PHASES.includes(phase)).map(({ id }) => id));
  const ids = told.filter(({ id, conflicts }) => conflicts.length > 0 && open.has(id)).map(({ id }) => id);
  return new Set([...overlapping(windows), ...ids]);
}

/** Do they have a moment in common? The end of one may be the beginning of the other. */
export function meet(a: Stretch, b: Stretch): boolean {
  return a.from < (b.until ?? Infinity) && b.from < (a.until ?? Infinity);
}
