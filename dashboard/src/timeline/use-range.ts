/** Which stretch of time the timeline shows. */

import { useCallback, useMemo, useState } from 'react';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const SPANS: readonly (readonly [name: string, ms: number])[] = [
  ['6 hours', 6 * HOUR],
  ['1 day', DAY],
  ['3 days', 3 * DAY],
  ['1 week', 7 * DAY],
  ['2 weeks', 14 * DAY],
  ['1 month', 30 * DAY],
  ['3 months', 91 * DAY],
];
const SHORTEST = 2 * HOUR;
const LONGEST = 200 * DAY;
/** So much of what is shown is already past. */
const PAST = 0.25;

export interface Range {
  readonly from: number;
  readonly span: number;
  /** By a part of what is shown; backwards below zero. */
  readonly pan: (part: number) => void;
  /** By a factor, about a point from 0 (left) to 1 (right). */
  readonly zoom: (factor: number, about?: number) => void;
  readonly zoomTo: (span: number) => void;
  readonly toNow: () => void;
  /** Moves as little as it takes to show that moment. */
  readonly reveal: (at: number) => void;
}

export function useRange(): Range {
  const [{ from, span }, setExactly] = useState(() => around(Date.now(), 7 * DAY));
  const set = useCallback((next: (before: Stretch) => Stretch) => {
    setExactly((before) => whole(next(before)));
  }, []);
  const pan = useCallback(
    (part: number) => {
      set((before) => ({ ...before, from: before.from + part * before.span }));
    },
    [set],
  );
  const zoom = useCallback(
    (factor: number, about = PAST) => {
      set((before) => {
        const next = Math.min(LONGEST, Math.max(SHORTEST, before.span * factor));
        return { from: before.from + about * (before.span - next), span: next };
      });
    },
    [set],
  );
  const zoomTo = useCallback(
    (next: number) => {
      set((before) => ({ from: before.from + PAST * (before.span - next), span: next }));
    },
    [set],
  );
  const toNow = useCallback(() => {
    set((before) => around(Date.now(), before.span));
  }, [set]);
  const reveal = useCallback(
    (at: number) => {
      set((before) => (at >= before.from && at < before.from + before.span * 0.95 ? before : around(at, before.span)));
    },
    [set],
  );
  return useMemo(
    () => ({ from, span, pan, zoom, zoomTo, toNow, reveal }),
    [from, span, pan, zoom, zoomTo, toNow, reveal],
  );
}

type Stretch = Pick<Range, 'from' | 'span'>;

const around = (at: number, span: number): Stretch => ({ from: at - PAST * span, span });

/** In whole milliseconds: calendars know no parts of them. */
const whole = ({ from, span }: Stretch): Stretch => ({ from: Math.round(from), span: Math.round(span) });
