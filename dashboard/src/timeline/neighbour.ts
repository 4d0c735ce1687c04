/** Which bar an arrow key leads to. Pure. */

import type { Bar, Row } from './layout.ts';

export interface Place {
  readonly host: string;
  readonly window: string;
}

type HostRow = Extract<Row, { kind: 'host' }>;

/** Left and right stay in the row; up and down go to the bar that is nearest in time, in the next row that has one. */
export function neighbour(
  rows: readonly Row[],
  { host, window }: Place,
  key: string,
): { readonly host: string; readonly bar: Bar; readonly row: HostRow } | null {
  const filled = rows.filter((row): row is HostRow => row.kind === 'host' && row.bars.length > 0);
  const index = filled.findIndex((row) => row.host.id === host);
  const row = filled[index];
  if (row === undefined) return null;
  const bars = row.bars.toSorted((a, b) => a.planned.from - b.planned.from);
  const at = bars.findIndex((bar) => bar.window.id === window);
  const bar = bars[at];
  if (bar === undefined) return null;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const next = bars[at + (key === 'ArrowLeft' ? -1 : 1)];
    return next === undefined ? null : { host, bar: next, row };
  }
  const other = filled[index + (key === 'ArrowUp' ? -1 : 1)];
  const nearest = other?.bars.toSorted(
    (a, b) => Math.abs(a.planned.from - bar.planned.from) - Math.abs(b.planned.from - bar.planned.from),
  )[0];
  return other === undefined || nearest === undefined ? null : { host: other.host.id, bar: nearest, row: other };
}
