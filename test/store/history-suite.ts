/** Facts about the history of one window. */

import { expect, test } from '@jest/globals';

import { eventCursor, windowId } from '../../src/domain/ids.ts';
import type { ServerId, WindowId } from '../../src/domain/ids.ts';
import type { PageRequest } from '../../src/domain/page.ts';
import type { Scope } from '../../src/domain/scope.ts';
import { CursorError } from '../../src/errors.ts';
import type { Store } from '../../src/store/index.ts';
import {
  anEvent,
  aProject,
  aServer,
  aWindow,
  eventually,
  insert,
  operator,
  operatorElsewhere,
  ownerOf,
} from './samples.ts';

export function describeHistory(opened: () => Store): void {
  const store = () => opened().maintenance;
  const append = (...list: ReturnType<typeof anEvent>[]) =>
    store().transaction(async (writes) => {
      for (const event of list) await writes.append(event);
    });
  const history = (scope: Scope, window: WindowId, page: Partial<PageRequest> = {}) =>
    store().historyOf(scope, window, { first: 100, after: null, ...page });
  const notes = async (scope: Scope, window: WindowId) =>
    (await history(scope, window)).items.map(({ item }) => item.note);
  /** Once all of it can be read: others may be writing, and then events settle a moment later. */
  const settled = (window: WindowId, count: number) =>
    eventually(async () => ((await history(operator, window)).items.length < count ? null : true));

  /** A window of mine and theirs with an event for everybody, one for operators, and one about each one's server. */
  async function shared() {
    const [mine, theirs] = [aProject(), aProject()];
    const [own, foreign] = [aServer(mine), aServer(theirs)];
    const window = aWindow();
    await insert(store(), window, { servers: [own, foreign] });
    const about = (server: ServerId, note: string) =>
      anEvent(window.id, { type: 'OWNER_ACKNOWLEDGED', server, note, actor: { role: 'owner', name: 'otto' } });
    await append(
      anEvent(window.id, { note: 'all' }),
      about(own.server, 'mine'),
      about(foreign.server, 'theirs'),
      anEvent(window.id, { note: 'operators', audience: 'OPERATORS' }),
      { ...about(own.server, 'mine, for operators'), audience: 'OPERATORS' },
    );
    await settled(window.id, 6);
    return { window: window.id, own, foreign, mine, theirs };
  }

  test('an event about a server is told to its project, and read as it was appended', async () => {
    const { window, own, mine, theirs } = await shared();
    const { items } = await history(operator, window);
    const [first, all, one] = items.map(({ item }) => item);
    expect(first?.projects).toEqual([mine, theirs].sort());
    expect(all?.projects).toEqual([mine, theirs].sort());
    expect(one).toMatchObject({ server: own.server, projects: [mine], note: 'mine', window });
  });

  test('an event about a server that is not in the window is refused', async () => {
    const { window } = await shared();
    const stranger = anEvent(window, { server: aServer().server });
    await expect(append(stranger)).rejects.toThrow('no window');
    await expect(append({ ...stranger, window: aWindow().id })).rejects.toThrow('no window');
  });

  test('operators are told all of it, owners what is for everybody and what is about their own servers', async () => {
    const { window, mine, theirs } = await shared();
    const everything = [null, 'all', 'mine', 'theirs', 'operators', 'mine, for operators'];
    expect(await notes(operator, window)).toEqual(everything);
    expect(await notes(ownerOf(mine), window)).toEqual([null, 'all', 'mine']);
    expect(await notes(ownerOf(theirs), window)).toEqual([null, 'all', 'theirs']);
    expect((await history(ownerOf(mine), window, { first: 2 })).totalCount).toBe(3);
  });

  test.each([
    ['an owner of another project', (): Scope => ownerOf(aProject())],
    ['an operator of another cloud', (): Scope => operatorElsewhere],
    ['an operator of no cloud', (): Scope => ({ kind: 'operator', clouds: [] })],
    [
      'an owner whose cloud it is not',
      (at: Awaited<ReturnType<typeof shared>>): Scope => ({ ...ownerOf(at.mine), clouds: operatorElsewhere.clouds }),
    ],
  ])('to %s there is no history', async (_who, scopeOf) => {
    const at = await shared();
    const nothing = { items: [], hasNextPage: false, hasPreviousPage: false, totalCount: 0 };
    expect(await history(scopeOf(at), at.window)).toEqual(nothing);
    expect(await history(operator, windowId('7'))).toEqual(nothing);
  });

  test('a project that came later is not told what was before', async () => {
    const { window } = await shared();
    const late = aServer();
    await store().transaction((writes) => writes.insertServers([{ ...late, window }]));
    await append(anEvent(window, { note: 'since then' }));
    await settled(window, 7);
    expect(await notes(ownerOf(late.project), window)).toEqual(['since then']);
  });

  test('pages follow each other by the cursors of the log, in its order', async () => {
    const { window, mine } = await shared();
    await append(anEvent(window, { note: 'last' }));
    await settled(window, 7);
    const page = (after: string | null) => history(ownerOf(mine), window, { first: 2, after });

    const one = await page(null);
    const two = await page(one.items[1]?.cursor ?? null);
    const three = await page(two.items[1]?.cursor ?? null);

    expect([one, two, three].map(({ items }) => items.map(({ item }) => item.note))).toEqual([
      [null, 'all'],
      ['mine', 'last'],
      [],
    ]);
    expect([one, two, three].map(({ hasPreviousPage, hasNextPage }) => [hasPreviousPage, hasNextPage])).toEqual([
      [false, true],
      [true, false],
      [true, false],
    ]);
    expect(two.totalCount).toBe(4);
    const [last] = two.items.slice(-1);
    expect(last?.cursor).toBe(last?.item.cursor);
    expect(await opened().events.read(eventCursor(one.items[1]?.cursor ?? ''), 1)).toEqual([two.items[0]?.item]);
    const none = { items: [], hasNextPage: true, hasPreviousPage: false, totalCount: 4 };
    expect(await history(ownerOf(mine), window, { first: 0 })).toEqual(none);
    await expect(page('nonsense')).rejects.toThrow(CursorError);
  });
}
