/** Facts about windows, hosts, servers, links and what is remembered, whichever engine keeps them. */

import { expect, test } from '@jest/globals';

import { serverId, windowId } from '../../src/domain/ids.ts';
import { cursorOf } from '../../src/domain/page.ts';
import type { Workflow } from '../../src/domain/workflow.ts';
import { InvalidInputError } from '../../src/errors.ts';
import type { Store } from '../../src/store/index.ts';
import { aHost, aLink, aProject, aServer, aWindow, insert, operator } from './samples.ts';

export function describeWindows(opened: () => Store): void {
  const store = () => opened().maintenance;

  test('a window is read as it was written, with its hosts, servers and links in order', async () => {
    const replaced = aWindow();
    await insert(store(), replaced);
    const window = aWindow({
      kind: 'PERMANENT',
      endsAt: null,
      startedAt: new Date(),
      description: null,
      acknowledgeBy: null,
      drainAt: new Date(),
      onSilence: 'HOLD',
      allowedActions: ['MIGRATE', 'OWN_ACTION'],
      defaultAction: 'MIGRATE',
      ready: true,
      replaces: replaced.id,
      replacedBy: replaced.id,
      datesRevision: 3,
      revision: 4,
    });
    const [host, server] = [aHost(), aServer()];
    const links = [aLink(window.id), aLink(window.id, { rel: null, title: null, addedBy: null, addedAt: null })];
    await insert(store(), window, { hosts: [host, host], servers: [server], links });

    expect(await store().windowsByIds(operator, [window.id])).toEqual([window]);
    expect(await store().hostsOfWindows(operator, [window.id])).toEqual([
      { window: window.id, host, hold: 'NONE', writtenReasons: [], problem: null, emptiedAt: null },
    ]);
    const kept = { ...server, window: window.id };
    expect(await store().serversOfWindows(operator, [window.id])).toEqual([kept]);
    expect(await store().windowsOfServers(operator, [server.server])).toEqual([kept]);
    expect(await store().linksOfWindows(operator, [window.id])).toEqual(links);
  });

  test('half a surrogate pair is kept as the replacement character, in a text and in a list of texts', async () => {
    const [window, host] = [aWindow({ summary: 'é\uDC00', description: '\uD83D✓\uDC00' }), aHost()];
    const server = aServer(undefined, host, { policyProblem: '\uD83D✓', note: '\uDC00' });
    await insert(store(), window, { hosts: [host], servers: [server] });
    await store().transaction((writes) => writes.setStandaloneReasons(host, ['✓\uDC00', 'a fan']));

    expect(await store().windowsByIds(operator, [window.id])).toEqual([
      { ...window, summary: 'é\uFFFD', description: '\uFFFD✓\uFFFD' },
    ]);
    expect(await store().serversOfWindows(operator, [window.id])).toEqual([
      { ...server, window: window.id, policyProblem: '\uFFFD✓', note: '\uFFFD' },
    ]);
    expect(await store().standaloneReasons(host)).toEqual(['✓\uFFFD', 'a fan']);
  });

  test('ids that are no UUIDs match nothing', async () => {
    const odd = [windowId("'; drop table maintenance_window"), windowId(''), windowId('7')];
    expect(await store().windowsByIds(operator, odd)).toEqual([]);
    expect(await store().hostsOfWindows(operator, odd)).toEqual([]);
    expect(await store().serversOfWindows(operator, odd)).toEqual([]);
    expect(await store().linksOfWindows(operator, odd)).toEqual([]);
    expect(await store().windowsOfServers(operator, [serverId('7')])).toEqual([]);
    expect(await store().transaction((writes) => writes.lockWindow(operator, windowId('7')))).toBeNull();
  });

  test('an updated window and host are read as they are now', async () => {
    const window = aWindow();
    const host = aHost();
    await insert(store(), window, { hosts: [host] });
    const changed = { ...window, state: 'confirmed', phase: 'CONFIRMED', revision: 2, updatedAt: new Date() } as const;
    const held = {
      window: window.id,
      host,
      hold: 'HELD',
      writtenReasons: ['Replace a fan', 'Replace a power supply'],
      problem: 'Nova did not answer.',
      emptiedAt: new Date(),
    } as const;

    await store().transaction(async (writes) => {
      expect(await writes.lockWindow(operator, window.id)).toEqual(window);
      await writes.updateWindow(changed);
      await writes.updateHost(held);
      expect(await writes.hostsOf(window.id)).toEqual([held]);
    });

    expect(await store().windowsByIds(operator, [window.id])).toEqual([changed]);
    expect(await store().hostsOfWindows(operator, [window.id])).toEqual([held]);
  });

  test('a link is there once, whoever adds it again, and gone once it was taken off', async () => {
    const window = aWindow();
    await insert(store(), window);
    const link = aLink(window.id, { audience: 'OPERATORS' });

    await store().transaction(async (writes) => {
      expect(await writes.insertLink(link)).toBe(true);
      expect(await writes.insertLink({ ...link, title: 'again' })).toBe(false);
      expect(await writes.linksOf(window.id)).toEqual([link]);
    });
    expect(await store().linkedUrls(operator, [link.url, 'https://corp.example/none'])).toEqual([link.url]);
    await store().transaction(async (writes) => {
      expect(await writes.deleteLink(window.id, link.url)).toEqual(link);
      expect(await writes.deleteLink(window.id, link.url)).toBeNull();
    });
    expect(await store().linkedUrls(operator, [link.url])).toEqual([]);
  });

  test('the list is filtered by each of its arguments and by all together', async () => {
    const [host, project] = [aHost(), aProject()];
    const server = aServer(project, host);
    const window = aWindow({ kind: 'PERMANENT', endsAt: null, startsAt: new Date('2031-05-01T00:00:00Z') });
    const link = aLink(window.id);
    await insert(store(), window, { hosts: [host], servers: [server], links: [link] });
    const count = async (filter: Parameters<typeof list>[0]) => (await list(filter)).totalCount;
    const list = (filter: Parameters<ReturnType<typeof store>['listWindows']>[1]) =>
      store().listWindows(operator, { ...filter, hostIds: [host] }, { first: 5, after: null });

    const matching = {
      cloud: window.cloud,
      phase: [window.phase],
      kind: window.kind,
      serverIds: [server.server],
      ticket: link.url,
      from: new Date('2040-01-01T00:00:00Z'),
      to: new Date('2031-05-01T00:00:00.001Z'),
    };
    expect((await list(matching)).items.map(({ item }) => item)).toEqual([window]);
    expect(await count({ phase: [] })).toBe(0);
    expect(await count({ phase: ['COMPLETED'] })).toBe(0);
    expect(await count({ kind: 'TEMPORARY' })).toBe(0);
    expect(await count({ serverIds: [serverId('7')] })).toBe(0);
    expect(await count({ ticket: 'https://corp.example/none' })).toBe(0);
    expect(await count({ to: new Date('2031-05-01T00:00:00Z') })).toBe(0);
  });

  test('from and to are the ends of a span that a window touches: its own end is not part of it', async () => {
    const host = aHost();
    const window = aWindow();
    await insert(store(), window, { hosts: [host] });
    const touches = async (from: string, to: string) => {
      const filter = { hostIds: [host], from: new Date(from), to: new Date(to) };
      return (await store().listWindows(operator, filter, { first: 1, after: null })).totalCount === 1;
    };
    expect(await touches('2026-12-01T11:59:59.999Z', '2026-12-09T00:00:00Z')).toBe(true);
    expect(await touches('2026-12-01T12:00:00.000Z', '2026-12-09T00:00:00Z')).toBe(false);
    expect(await touches('2026-11-01T00:00:00Z', '2026-12-01T08:00:00.001Z')).toBe(true);
    expect(await touches('2026-11-01T00:00:00Z', '2026-12-01T08:00:00.000Z')).toBe(false);
  });

  test('pages follow each other by planned start, then id, whatever is inserted meanwhile', async () => {
    const server = aServer();
    const starts = ['10:00', '09:00', '10:00', '11:00', '08:00'];
    const windows = starts.map((at) => aWindow({ startsAt: new Date(`2026-12-01T${at}:00Z`) }));
    for (const window of windows) await insert(store(), window, { servers: [server] });
    const sorted = [...windows].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1));
    const page = (first: number, after: string | null) =>
      store().listWindows(operator, { serverIds: [server.server] }, { first, after });

    const one = await page(2, null);
    await insert(store(), aWindow({ startsAt: new Date('2026-12-01T07:00:00Z') }), { servers: [server] });
    const two = await page(2, one.items[1]?.cursor ?? null);
    const three = await page(2, two.items[1]?.cursor ?? null);

    expect([one, two, three].flatMap(({ items }) => items.map(({ item }) => item.id))).toEqual(
      sorted.map(({ id }) => id),
    );
    expect([one, two, three].map(({ hasPreviousPage, hasNextPage }) => [hasPreviousPage, hasNextPage])).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
    expect(two.totalCount).toBe(6);
    expect(await page(0, null)).toEqual({ items: [], hasNextPage: true, hasPreviousPage: false, totalCount: 6 });
  });

  test('a cursor that is not of the list is refused', async () => {
    for (const after of [
      'nonsense',
      cursorOf('hosts', 'home/compute-1'),
      cursorOf('windows', 'home/compute-1'),
      cursorOf('windows', `2026-99-99T00:00:00.000Z ${aWindow().id}`),
      cursorOf('windows', '2026-12-01T08:00:00.000Z 7'),
    ]) {
      await expect(store().listWindows(operator, {}, { first: 1, after })).rejects.toThrow(InvalidInputError);
    }
  });

  test('the first text of a workflow version stays', async () => {
    const version = aWindow().id;
    const workflow: Workflow = {
      name: 'standard',
      version,
      initial: 'tentative',
      asksOwners: true,
      defaults: { onSilence: 'HOLD', allowedActions: ['MIGRATE', 'KEEP'], defaultAction: 'KEEP' },
      approval: { rel: 'change', categories: ['DONE'], statuses: ['Approved'] },
      states: [
        {
          name: 'tentative',
          phase: 'TENTATIVE',
          transitions: [{ event: 'confirm', target: 'tentative', guards: ['ready'], actions: ['disableHosts'] }],
          signals: [{ signal: 'drainAt', target: 'tentative', guards: ['nobodyDeclined'], actions: [] }],
        },
      ],
    };
    await store().transaction((writes) => writes.keepWorkflow(workflow));
    await store().transaction((writes) => writes.keepWorkflow({ ...workflow, initial: 'other' }));
    expect(await store().workflow('standard', version)).toEqual(workflow);
    expect(await store().workflow('standard', 'none')).toBeNull();
  });

  test('what was written without a window is remembered until it is taken back', async () => {
    const host = aHost();
    const write = (...reasons: string[]) => store().transaction((writes) => writes.setStandaloneReasons(host, reasons));
    await write('a fan');
    await write('a fan', 'two "fans", {both}');
    expect(await store().standaloneReasons(host)).toEqual(['a fan', 'two "fans", {both}']);
    await write();
    expect(await store().standaloneReasons(host)).toEqual([]);
  });

  test('an outcome is remembered for its caller, mutation and id alone, and the first one stays', async () => {
    const key = { caller: 'olga', mutation: 'linkTicket', clientMutationId: aWindow().id };
    const earlier = (of: typeof key) => store().transaction((writes) => writes.earlierOutcome(of));
    expect(await earlier(key)).toBeNull();
    for (const outcome of [{ id: 1, list: ['a'] }, { id: 2 }]) {
      await store().transaction((writes) => writes.rememberOutcome(key, outcome));
    }
    expect(await earlier(key)).toEqual({ id: 1, list: ['a'] });
    expect(await earlier({ ...key, caller: 'otto' })).toBeNull();
    expect(await earlier({ ...key, mutation: 'unlinkTicket' })).toBeNull();
  });

  test('work that throws leaves nothing behind', async () => {
    const window = aWindow();
    const host = aHost();
    const head = await opened().events.head();
    const work = store().transaction(async (writes) => {
      await writes.insertWindow(window, [host], [{ ...aServer(), window: window.id }]);
      await writes.insertLink(aLink(window.id));
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await store().windowsByIds(operator, [window.id])).toEqual([]);
    expect(await opened().events.read(head, 10)).toEqual([]);
    await insert(store(), window, { hosts: [host] });
  });

  test('what is read while work runs is read in its transaction', async () => {
    const window = aWindow();
    await store().transaction(async (writes) => {
      await writes.insertWindow(window, [], []);
      expect(await store().windowsByIds(operator, [window.id])).toEqual([window]);
      await expect(store().transaction(() => Promise.resolve())).rejects.toThrow('inside another');
    });
    expect(await store().windowsByIds(operator, [window.id])).toEqual([window]);
  });
}
