/** Which open windows can conflict with one: all of its time, however many pages they fill. */

import { expect, test } from '@jest/globals';

import { windowId } from '../../src/domain/ids.ts';
import type { MaintenanceReads } from '../../src/domain/maintenance-store.ts';
import type { MaintenanceWindow } from '../../src/domain/window.ts';
import { rivalsOf } from '../../src/services/rival-windows.ts';
import { aWindow } from '../domain/samples.ts';

const at = (hour: number) => new Date(Date.UTC(2030, 0, 1, hour));
const named = (nth: number, startsAt: Date, endsAt: Date): MaintenanceWindow =>
  aWindow({ id: windowId(`0000000${nth}-0000-4000-8000-000000000000`), startsAt, endsAt, drainAt: null });

/** Two windows a page, whatever is asked for. */
function pages(windows: readonly MaintenanceWindow[]): Pick<MaintenanceReads, 'listWindows'> {
  return {
    listWindows: (_scope, _filter, { after }) => {
      const start = after === null ? 0 : Number(after);
      const items = windows.slice(start, start + 2).map((item, nth) => ({ item, cursor: String(start + nth + 1) }));
      return Promise.resolve({
        items,
        hasNextPage: start + 2 < windows.length,
        hasPreviousPage: start > 0,
        totalCount: null,
      });
    },
  };
}

test('windows of its time are found on every page, and neither itself nor the one that it replaces', async () => {
  const [own, replaced, before, early, late] = [
    named(1, at(10), at(12)),
    named(2, at(10), at(12)),
    named(3, at(8), at(10)),
    named(4, at(9), at(11)),
    named(5, at(11), at(13)),
  ] as const;
  const all = [own, replaced, before, early, late];
  const found = await rivalsOf(pages(all), { ...own, replaces: replaced.id }, at(0));
  expect(found.map(({ id }) => id)).toEqual([early.id, late.id]);
});
