/** Facts about windows that are due. All share one clock, so each test looks at its own windows only. */

import { expect, test } from '@jest/globals';

import type { WindowId } from '../../src/domain/ids.ts';
import type { Store } from '../../src/store/index.ts';
import { aWindow, insert, operator } from './samples.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 11, 1, 8, minute));

export function describeDue(opened: () => Store): void {
  const store = () => opened().maintenance;
  const wake = (window: WindowId, ...times: Date[]) =>
    store().transaction(async (writes) => {
      for (const time of times) await writes.wake(window, time);
    });
  const isDue = async (window: WindowId, now: Date) =>
    (await store().transaction((writes) => writes.takeDue(now))).includes(window);

  test('a window is due from the earliest instant that it was woken for, once', async () => {
    const { id } = aWindow();
    await insert(store(), aWindow({ id }));
    expect(await isDue(id, at(59))).toBe(false);
    await wake(id, at(20), at(10), at(30));
    expect(await isDue(id, new Date(at(10).getTime() - 1))).toBe(false);
    expect(await isDue(id, at(10))).toBe(true);
    expect(await isDue(id, at(59))).toBe(false);
    await wake(id, at(30));
    expect(await isDue(id, at(30))).toBe(true);
  });

  test('a window that was taken in a transaction that came to nothing is due again', async () => {
    const { id } = aWindow();
    await insert(store(), aWindow({ id }));
    await wake(id, at(10));
    const lost = store().transaction(async (writes) => {
      expect(await writes.takeDue(at(10))).toContain(id);
      throw new Error('no');
    });
    await expect(lost).rejects.toThrow('no');
    expect(await isDue(id, at(10))).toBe(true);
  });

  test('a window that has ended is due all the same: its moves have to be seen to their end', async () => {
    const window = aWindow();
    await insert(store(), window);
    await wake(window.id, at(10));
    await store().transaction((writes) => writes.updateWindow({ ...window, phase: 'COMPLETED' }));
    expect(await isDue(window.id, at(59))).toBe(true);
  });

  test('a change of a window leaves it due as it was', async () => {
    const window = aWindow();
    await insert(store(), window);
    await wake(window.id, at(10));
    await store().transaction((writes) => writes.updateWindow({ ...window, revision: 2 }));
    expect(await store().windowsByIds(operator, [window.id])).toEqual([{ ...window, revision: 2 }]);
    expect(await isDue(window.id, at(10))).toBe(true);
  });

  test('no more than a hundred are taken at once, those that waited longest first', async () => {
    const ids = Array.from({ length: 101 }, () => aWindow().id);
    await store().transaction(async (writes) => {
      for (const [nth, id] of ids.entries()) {
        await writes.insertWindow(aWindow({ id }), [], []);
        await writes.wake(id, new Date(nth));
      }
    });
    const take = () => store().transaction((writes) => writes.takeDue(new Date(1_000)));
    expect([...(await take())].sort()).toEqual(ids.slice(0, 100).sort());
    expect(await take()).toEqual(ids.slice(100));
  });
}
