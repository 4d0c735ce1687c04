import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { inConflict, overlapping, rowsOf, visibleRows } from '../../dashboard/src/timeline/layout.ts';
import type { Row } from '../../dashboard/src/timeline/layout.ts';
import { neighbour } from '../../dashboard/src/timeline/neighbour.ts';
import { ticksOf } from '../../dashboard/src/timeline/ticks.ts';
import { windowRow } from './windows.ts';

const NOW = Date.parse('2026-12-01T11:00:00Z');
const HOUR = 3_600_000;
const host = (name: string, zone: string | null = 'az-1') => ({
  id: `home/${name}`,
  name,
  availabilityZone: zone,
  status: 'ENABLED',
  state: 'UP',
});
const on = (...names: string[]) => ({ hosts: names.map((name) => ({ id: `home/${name}` })) });
const hostRows = (rows: readonly Row[]) => rows.filter((row) => row.kind === 'host');

describe('rows', () => {
  test('stand by zone and name, as people count, without gaps', () => {
    const rows = rowsOf([host('compute-10'), host('compute-2'), host('compute-1', 'az-0'), host('x', null)], [], NOW);
    expect(rows.map((row) => (row.kind === 'zone' ? `[${row.name}]` : row.host.name))).toEqual([
      '[az-0]',
      'compute-1',
      '[az-1]',
      'compute-2',
      'compute-10',
      '[no zone]',
      'x',
    ]);
    for (const [index, row] of rows.entries()) {
      const before = rows[index - 1];
      expect(row.top).toBe(before === undefined ? 0 : before.top + before.height);
    }
  });

  test('hold a window in the row of each of its hosts', () => {
    const rows = hostRows(rowsOf([host('a'), host('b'), host('c')], [windowRow({ id: '1', ...on('a', 'c') })], NOW));
    expect(rows.map(({ bars }) => bars.length)).toEqual([1, 0, 1]);
  });

  test('have a lane for each of those that meet, counting what really went on, and the time of leaving', () => {
    const windows = [
      windowRow({ id: 'planned', ...on('a') }),
      // Planned to be over, and still going on.
      windowRow({
        id: 'late',
        ...on('a'),
        startsAt: '2026-12-01T06:00:00Z',
        endsAt: '2026-12-01T07:00:00Z',
        startedAt: '2026-12-01T06:00:00Z',
      }),
      windowRow({ id: 'after', ...on('a'), startsAt: '2026-12-01T12:00:00Z', endsAt: '2026-12-01T13:00:00Z' }),
      windowRow({
        id: 'drains',
        ...on('a'),
        drainAt: '2026-12-01T12:30:00Z',
        startsAt: '2026-12-01T20:00:00Z',
        endsAt: '2026-12-01T21:00:00Z',
      }),
    ];
    const [row] = hostRows(rowsOf([host('a')], windows, NOW));
    expect(Object.fromEntries(row?.bars.map(({ window, lane }) => [window.id, lane]) ?? [])).toEqual({
      late: 0,
      planned: 1,
      after: 0,
      drains: 1,
    });
  });

  test('never have two bars of one lane meet, whatever is planned', () => {
    const window = fc.record({
      id: fc.uuid(),
      start: fc.integer({ min: 0, max: 500 }),
      length: fc.integer({ min: 1, max: 60 }),
      ends: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(window, { maxLength: 30 }), (plans) => {
        const windows = plans.map(({ id, start, length, ends }) =>
          windowRow({
            id,
            ...on('a'),
            startsAt: new Date(NOW + start * HOUR).toISOString(),
            endsAt: ends ? new Date(NOW + (start + length) * HOUR).toISOString() : null,
          }),
        );
        const [row] = hostRows(rowsOf([host('a')], windows, NOW));
        const bars = row?.bars ?? [];
        expect(bars).toHaveLength(windows.length);
        for (const [, lane] of Map.groupBy(bars, (bar) => bar.lane)) {
          for (const [index, bar] of lane.entries()) {
            const next = lane[index + 1];
            if (next !== undefined) expect(bar.planned.until ?? Infinity).toBeLessThanOrEqual(next.planned.from);
          }
        }
      }),
    );
  });

  test('are drawn where they can be seen, out of five hundred', () => {
    const rows = rowsOf(
      Array.from({ length: 500 }, (_none, n) => host(`compute-${n}`)),
      [],
      NOW,
    );
    const visible = visibleRows(rows, 5000, 600);
    expect(visible.length).toBeLessThan(40);
    expect(visible[0]?.top).toBeLessThanOrEqual(5000);
    const last = visible.at(-1);
    expect((last?.top ?? 0) + (last?.height ?? 0)).toBeGreaterThanOrEqual(5600);
  });
});

test('windows that share a host at a time are in conflict; ends that touch, other hosts and ended ones are not', () => {
  const windows = [
    windowRow({ id: 'a', ...on('x') }),
    windowRow({ id: 'b', ...on('x', 'y'), startsAt: '2026-12-01T11:59:00Z', endsAt: '2026-12-01T14:00:00Z' }),
    windowRow({ id: 'touching', ...on('x'), startsAt: '2026-12-01T14:00:00Z', endsAt: '2026-12-01T15:00:00Z' }),
    windowRow({ id: 'elsewhere', ...on('z') }),
    windowRow({ id: 'cancelled', ...on('x'), phase: 'CANCELLED' }),
  ];
  expect([...overlapping(windows)].toSorted()).toEqual(['a', 'b']);
  const told = (id: string, ...conflicts: readonly string[]) => ({ id, conflicts });
  const said = [told('elsewhere', 'a server group'), told('touching'), told('cancelled', 'late'), told('gone', 'late')];
  expect([...inConflict(windows, said)].toSorted()).toEqual(['a', 'b', 'elsewhere']);
});

test('arrow keys stay in the row, or lead to the nearest bar of the next row that has one', () => {
  const windows = [
    windowRow({ id: 'a1', ...on('a'), startsAt: '2026-12-01T01:00:00Z', endsAt: '2026-12-01T02:00:00Z' }),
    windowRow({ id: 'a2', ...on('a'), startsAt: '2026-12-03T01:00:00Z', endsAt: '2026-12-03T02:00:00Z' }),
    windowRow({ id: 'c1', ...on('c'), startsAt: '2026-12-01T00:00:00Z', endsAt: '2026-12-01T02:00:00Z' }),
    windowRow({ id: 'c2', ...on('c'), startsAt: '2026-12-03T05:00:00Z', endsAt: '2026-12-03T06:00:00Z' }),
  ];
  const rows = rowsOf([host('a'), host('b'), host('c')], windows, NOW);
  const from = (window: string, key: string) =>
    neighbour(rows, { host: `home/${window.slice(0, 1)}`, window }, key)?.bar.window.id ?? null;
  expect(from('a1', 'ArrowRight')).toBe('a2');
  expect(from('a2', 'ArrowRight')).toBeNull();
  expect(from('a2', 'ArrowDown')).toBe('c2');
  expect(from('c1', 'ArrowUp')).toBe('a1');
  expect(from('a1', 'ArrowUp')).toBeNull();
});

describe('ticks', () => {
  const labels = (from: string, until: string, zone: string, width: number) =>
    ticksOf(Date.parse(from), Date.parse(until), zone, width).map(({ label }) => label);

  test('are at the zone’s own midnights and hours', () => {
    expect(labels('2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z', 'Europe/Helsinki', 500)).toEqual([
      '06:00',
      '12:00',
      '18:00',
      'Wed 2 Dec',
    ]);
  });

  test('leave out an hour that the clock skips, and days of 23 hours still begin at midnight', () => {
    const found = labels('2026-03-28T22:00:00Z', '2026-03-29T21:00:00Z', 'Europe/Helsinki', 3000);
    expect(found.slice(0, 4)).toEqual(['Sun 29 Mar', '01:00', '02:00', '04:00']);
    expect(found.at(-1)).toBe('Mon 30 Mar');
    expect(found).toHaveLength(24);
  });

  test('are Mondays where weeks are shown', () => {
    expect(labels('2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z', 'UTC', 400)).toEqual([
      'Mon 7 Dec',
      'Mon 14 Dec',
      'Mon 21 Dec',
      'Mon 28 Dec',
    ]);
  });

  test('have room to be read at every width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 24 * 200 }), fc.integer({ min: 320, max: 3840 }), (hours, width) => {
        const from = Date.parse('2026-10-20T00:00:00Z');
        const until = from + hours * HOUR;
        const ticks = ticksOf(from, until, 'Europe/Helsinki', width);
        for (const [index, { at }] of ticks.entries()) {
          const next = ticks[index + 1];
          // The night in which the clock changes is an hour shorter or longer.
          if (next !== undefined) {
            expect(((next.at - at + HOUR) * width) / (until - from)).toBeGreaterThan(70);
          }
        }
      }),
    );
  });
});
