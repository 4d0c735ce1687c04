/** Facts about the hosts that a window names, and about windows that want the same one. */

import { expect, test } from '@jest/globals';

import { cloudName, hostIdOf } from '../../src/domain/ids.ts';
import type { Store } from '../../src/store/index.ts';
import { aHost, aProject, aServer, aWindow, insert, operator, ownerOf } from './samples.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 11, 1, hour));

export function describeHosts(opened: () => Store): void {
  const store = () => opened().maintenance;
  const hostsOf = (window: ReturnType<typeof aWindow>) => store().hostsOfWindows(operator, [window.id]);

  test('a host that is in an open window is refused for a time that overlaps, and the transaction goes on', async () => {
    const [host, other] = [aHost(), aHost()];
    const first = aWindow();
    await insert(store(), first, { hosts: [host] });

    const second = aWindow({
      startsAt: new Date('2026-12-01T11:59:59.999Z'),
      endsAt: new Date('2026-12-01T13:00:00Z'),
    });
    const later = aWindow({ startsAt: new Date('2026-12-01T12:00:00Z'), endsAt: new Date('2026-12-01T13:00:00Z') });
    const answers = await store().transaction(async (writes) => [
      await writes.insertWindow(second, [other, host], []),
      await writes.insertWindow(later, [other, host], []),
    ]);

    expect(answers).toEqual([{ overlap: { host, window: first.id } }, null]);
    expect(await store().windowsByIds(operator, [second.id, later.id])).toEqual([later]);
  });

  test('a permanent window holds its host from its start on, until its phase is an ended one', async () => {
    const host = aHost();
    const permanent = aWindow({ kind: 'PERMANENT', endsAt: null });
    await insert(store(), permanent, { hosts: [host] });
    const before = aWindow({ startsAt: new Date('2026-11-30T00:00:00Z'), endsAt: permanent.startsAt });
    const later = aWindow({ startsAt: new Date('2036-12-01T08:00:00Z'), endsAt: new Date('2036-12-02T08:00:00Z') });

    await insert(store(), before, { hosts: [host] });
    await expect(insert(store(), later, { hosts: [host] })).rejects.toThrow('is taken');
    await store().transaction((writes) => writes.updateWindow({ ...permanent, state: 'off', phase: 'CANCELLED' }));
    await insert(store(), later, { hosts: [host] });

    expect((await store().windowsOfHosts(operator, [host])).map(({ window }) => window).sort()).toEqual(
      [permanent.id, before.id, later.id].sort(),
    );
  });

  test('a window that is moved onto the time of another is refused, stays as it was, and the transaction goes on', async () => {
    const [a, b] = [aHost(), aHost()];
    const [own, host] = a < b ? [a, b] : [b, a];
    const [first, second] = [aWindow(), aWindow({ startsAt: at(12), endsAt: at(14) })];
    await insert(store(), first, { hosts: [host] });
    await insert(store(), second, { hosts: [own, host] });
    const moved = { ...second, summary: 'Sooner', startsAt: at(11), revision: 2, datesRevision: 2 };

    const answer = await store().transaction(async (writes) => {
      const overlap = await writes.updateWindow(moved);
      expect(await store().windowsByIds(operator, [second.id])).toEqual([second]);
      await writes.updateWindow({ ...second, summary: 'Not sooner', revision: 2 });
      return overlap;
    });

    expect(answer).toEqual({ overlap: { host, window: first.id } });
    expect(await store().windowsByIds(operator, [second.id])).toEqual([
      { ...second, summary: 'Not sooner', revision: 2 },
    ]);
    const third = aWindow({ startsAt: at(14), endsAt: at(15) });
    await insert(store(), third, { hosts: [own, host] });
  });

  test('a window that is given a host of another is refused, and keeps the hosts that it had', async () => {
    const [taken, kept, free] = [aHost(), aHost(), aHost()];
    const [first, second] = [aWindow(), aWindow()];
    await insert(store(), first, { hosts: [taken] });
    await insert(store(), second, { hosts: [kept] });

    const answer = await store().transaction((writes) =>
      writes.updateWindow({ ...second, summary: 'More', revision: 2 }, [taken, free]),
    );

    expect(answer).toEqual({ overlap: { host: taken, window: first.id } });
    expect(await store().windowsByIds(operator, [second.id])).toEqual([second]);
    expect((await hostsOf(second)).map(({ host }) => host)).toEqual([kept]);
    await insert(store(), aWindow(), { hosts: [free] });
  });

  test('hosts that are named no longer are free for others, new ones begin untouched, the others and all servers stay', async () => {
    const [dropped, kept, added] = [aHost(), aHost(), aHost()];
    const [window, server] = [aWindow(), aServer(undefined, dropped)];
    await insert(store(), window, { hosts: [dropped, kept], servers: [server] });
    const held = {
      window: window.id,
      host: kept,
      hold: 'HELD',
      writtenReasons: ['Replace a fan'],
      problem: null,
      emptiedAt: at(9),
    } as const;
    await store().transaction((writes) => writes.updateHost(held));

    const answer = await store().transaction((writes) =>
      writes.updateWindow({ ...window, revision: 2 }, [added, kept, kept]),
    );

    expect(answer).toBeNull();
    const hosts = await hostsOf(window);
    expect(hosts).toHaveLength(2);
    expect(hosts).toEqual(
      expect.arrayContaining([
        held,
        { window: window.id, host: added, hold: 'NONE', writtenReasons: [], problem: null, emptiedAt: null },
      ]),
    );
    expect(await store().serversOfWindows(operator, [window.id])).toEqual([{ ...server, window: window.id }]);
    await insert(store(), aWindow(), { hosts: [dropped] });
    await expect(insert(store(), aWindow(), { hosts: [added] })).rejects.toThrow('is taken');
  });

  test('a window that is replaced gives its hosts to the one that replaces it, in one transaction', async () => {
    const host = aHost();
    const old = aWindow();
    await insert(store(), old, { hosts: [host] });
    const next = aWindow({ replaces: old.id });
    const superseded = { ...old, state: 'superseded', phase: 'SUPERSEDED', revision: 2, replacedBy: next.id } as const;

    await store().transaction(async (writes) => {
      expect(await writes.updateWindow(superseded)).toBeNull();
      expect(await writes.insertWindow(next, [host], [])).toBeNull();
    });

    const both = await store().windowsByIds(operator, [old.id, next.id]);
    expect(both).toHaveLength(2);
    expect(both).toEqual(expect.arrayContaining([superseded, next]));
  });

  test('a host that goes down is news once, until it has come back; owners and other clouds hear of none', async () => {
    const cloud = cloudName(aWindow().id);
    const [a, b] = [hostIdOf(cloud, 'c1'), hostIdOf(cloud, 'c2/x')];
    const note = (host: typeof a) => store().transaction((writes) => writes.noteHostDown(host));
    const there = { ...operator, clouds: [cloud] };
    expect([await note(a), await note(b), await note(a)]).toEqual([true, true, false]);
    expect(await store().hostsDown(there)).toEqual([a, b]);
    for (const scope of [operator, { ...ownerOf(aProject()), clouds: [cloud] }]) {
      expect(await store().hostsDown(scope)).toEqual([]);
    }

    await store().transaction((writes) => writes.forgetHostsDown([a, aHost()]));
    expect(await store().hostsDown(there)).toEqual([b]);
    expect(await note(a)).toBe(true);
  });
}
