/** Facts about the event log, whichever engine keeps it. */

import { expect, test } from '@jest/globals';

import { eventCursor } from '../../src/domain/ids.ts';
import type { EventCursor } from '../../src/domain/ids.ts';
import { CursorError } from '../../src/errors.ts';
import type { Store } from '../../src/store/index.ts';
import { aHost, anEvent, aProject, aServer, aWindow, eventually, HOME, insert } from './samples.ts';

export function describeEvents(opened: () => Store): void {
  const events = () => opened().events;
  const append = (...list: ReturnType<typeof anEvent>[]) =>
    opened().maintenance.transaction(async (writes) => {
      for (const event of list) await writes.append(event);
    });

  /** Events behind a cursor, once there are that many: others may be writing, and then they settle a moment later. */
  const settled = (after: EventCursor, count: number) =>
    eventually(async () => {
      const read = await events().read(after, 100);
      return read.length < count ? null : read;
    });

  test('an event is read as it was appended, with its cloud and the projects that had a server then', async () => {
    const [a, b] = [aProject(), aProject()];
    const [window, host] = [aWindow(), aHost()];
    await insert(opened().maintenance, window, { servers: [aServer(b, host), aServer(a, host), aServer(a, host)] });
    const head = await events().head();
    const event = anEvent(window.id, {
      type: 'HOST_CHANGED',
      windowRevision: 3,
      changedFields: ['state', 'phase'],
      actor: { role: 'nova', name: 'nova' },
      host,
      ticketUrl: 'https://corp.example/browse/OPS-1',
      audience: 'OPERATORS',
      note: 'äöü ✓',
    });
    await append(event);

    const [read, ...more] = await settled(head, 1);
    expect(more).toEqual([]);
    expect(read).toEqual({ ...event, cloud: HOME, projects: [a, b].sort(), cursor: read?.cursor, at: read?.at });
    expect(Math.abs(Date.now() - (read?.at.getTime() ?? 0))).toBeLessThan(60_000);
  });

  test('a reader goes on behind its cursor, in order, none twice', async () => {
    const window = aWindow();
    const head = await events().head();
    await insert(opened().maintenance, window);
    await append(anEvent(window.id, { note: '1' }), anEvent(window.id, { note: '2' }));
    await append(anEvent(window.id, { note: '3' }));
    await settled(head, 4);

    const seen: (string | null)[] = [];
    for (let cursor = head, next = await events().read(cursor, 2); next.length > 0;) {
      seen.push(...next.map(({ note }) => note));
      const last = next.at(-1)?.cursor ?? cursor;
      expect(events().compare(cursor, last)).toBeLessThan(0);
      cursor = last;
      next = await events().read(cursor, 2);
    }
    expect(seen).toEqual([null, '1', '2', '3']);
    expect(await events().read(await events().head(), 10)).toEqual([]);
  });

  test('cursors compare by their place in the log', async () => {
    const window = aWindow();
    const head = await events().head();
    await insert(opened().maintenance, window);
    await append(anEvent(window.id), anEvent(window.id));
    const [one, two, three] = await settled(head, 3);
    const places = [head, one?.cursor, two?.cursor, three?.cursor, await events().head()].map((each) => each ?? head);
    const shuffled = [...places].reverse().sort((a, b) => events().compare(a, b));
    expect(shuffled).toEqual(places);
    expect(events().compare(head, head)).toBe(0);
  });

  test('an appended event wakes readers, and one that stopped no longer', async () => {
    const window = aWindow();
    let [awake, stopped] = [0, 0];
    const stop = events().onWake(() => (awake += 1));
    events().onWake(() => (stopped += 1))();
    const before = awake;
    await insert(opened().maintenance, window);
    await eventually(() => (awake > before ? true : null), 900);
    stop();
    expect(stopped).toBe(0);
  });

  test('readers are woken every second, whatever happened to notifications', async () => {
    const at: number[] = [];
    const stop = events().onWake(() => at.push(Date.now()));
    await eventually(() => (at.length >= 2 ? true : null), 5_000);
    stop();
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeLessThan(2_000);
  });

  test('a cursor that is none, or of another log, or ahead of this one is refused', async () => {
    const head = Buffer.from(await events().head(), 'base64url').toString();
    const [log = '', xid = ''] = head.split(' ');
    const encoded = (text: string) => eventCursor(Buffer.from(text).toString('base64url'));
    const bad = [
      eventCursor(''),
      eventCursor('42'),
      encoded(`${log} ${xid}`),
      encoded(`${log} 99999999999999999999 1`),
      encoded(`00000000-0000-0000-0000-000000000000 ${xid} 0`),
      encoded(`${log} ${BigInt(xid) + 1_000_000n} 0`),
    ];
    for (const cursor of bad) await expect(events().read(cursor, 1)).rejects.toThrow(CursorError);
    expect(() => events().compare(bad[4] ?? eventCursor(''), eventCursor(''))).toThrow(CursorError);
  });

  test('an event of a window that is not there is refused', async () => {
    await expect(append(anEvent(aWindow().id))).rejects.toThrow('no window');
  });

  test('what was pruned is not passed over in silence', async () => {
    const window = aWindow();
    const head = await events().head();
    await insert(opened().maintenance, window);
    const { kept, forgotten } = await eventually(async () => {
      await append(anEvent(window.id));
      const all = await events().read(head, 100);
      const place = all.findIndex(({ at }) => at > (all[0]?.at ?? at));
      const [before, first] = [all[place - 1], all[place]];
      return before && first ? { forgotten: before.cursor, kept: first } : null;
    });

    await opened().prune(kept.at);

    await expect(events().read(head, 1)).rejects.toThrow(CursorError);
    expect(await events().read(forgotten, 1)).toEqual([kept]);
    expect(await events().read(kept.cursor, 1)).toEqual([]);
  });
}
