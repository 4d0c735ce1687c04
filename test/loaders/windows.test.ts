/** Windows by what they name, and tickets by URL from both sides: one query per kind, one call per system. */

import { describe, expect, test } from '@jest/globals';

import { projectId } from '../../src/domain/ids.ts';
import type { MaintenanceWindow, WindowHost } from '../../src/domain/window.ts';
import { CursorError, InvalidInputError } from '../../src/errors.ts';
import { aLink, aServer, aWindow } from '../store/samples.ts';
import { fakeStore } from './fake-store.ts';
import { aCaller, aHost, claimBy, fakeCloud, fakeTickets, HOME, homeHost, loadersOn, NOW } from './fakes.ts';

const OWNER = aCaller({ operator: false, scope: { kind: 'project', clouds: [HOME], project: projectId('p1') } });

const on = (window: MaintenanceWindow, host: string): WindowHost => ({
  window: window.id,
  host: homeHost(host),
  hold: 'NONE',
  writtenReasons: [],
  problem: null,
  emptiedAt: null,
});

describe('the windows of hosts', () => {
  const late = aWindow({ startsAt: new Date('2026-12-03T08:00:00Z') });
  const early = aWindow({ startsAt: new Date('2026-12-01T08:00:00Z') });
  const unseen = aWindow();
  const hosts = [on(late, 'c1'), on(early, 'c1'), on(late, 'c2'), on(unseen, 'c2')];

  test('are two queries for all hosts, by planned start, without those that are not to be seen', async () => {
    const store = fakeStore({ windows: [late, early], hosts });
    const loaders = loadersOn({ store });

    const found = await loaders.windowsByHost.loadMany(['c1', 'c2', 'c3'].map(homeHost));

    expect(found).toEqual([[early, late], [late], []]);
    expect(store.calls).toEqual(['windowsOfHosts', 'windowsByIds']);
  });

  test('are found again by their id at no further cost', async () => {
    const store = fakeStore({ windows: [late, early], hosts });
    const loaders = loadersOn({ store });

    await loaders.windowsByHost.load(homeHost('c1'));

    expect(await loaders.windowById.loadMany([late.id, early.id, late.id])).toEqual([late, early, late]);
    expect(store.calls).toEqual(['windowsOfHosts', 'windowsByIds']);
  });
});

test('the workflows of windows are read once for each name and version', async () => {
  const store = fakeStore();
  const keys = ['1', '2', '1'].map((version) => ({ name: 'standard', version }));

  expect(await loadersOn({ store }).workflowOfWindow.loadMany(keys)).toEqual([null, null, null]);
  expect(store.calls).toEqual(['workflow standard 1', 'workflow standard 2']);
});

test('which servers may have to move again is one query for all', async () => {
  const window = aWindow();
  const [one, other] = [aServer(), aServer()].map((server) => ({ ...server, window: window.id }));
  if (one === undefined || other === undefined) throw new Error('there are two');
  const store = fakeStore({ moving: [other] });

  expect(await loadersOn({ store }).mayMoveAgain.loadMany([one, other, one])).toEqual([false, true, false]);
  expect(store.calls).toEqual(['mayMoveAgain']);
});

describe('the history of a window', () => {
  const page = { first: 10, after: 'nonsense' };

  test('that goes on behind no place of the event log is a fault of the argument', async () => {
    const store = fakeStore({ historyFailure: new CursorError('not of this log') });

    await expect(loadersOn({ store }).historyOf(aWindow().id, page)).rejects.toThrow(InvalidInputError);
  });

  test('that cannot be read for another reason says that reason', async () => {
    const store = fakeStore({ historyFailure: new Error('the disk is full') });

    await expect(loadersOn({ store }).historyOf(aWindow().id, page)).rejects.toThrow('the disk is full');
  });
});

describe('whether a ticket may be told of', () => {
  const urls = ['https://jira.example/A-1', 'https://jira.example/A-2'];

  test('is the store to say for owners, in one query', async () => {
    const store = fakeStore({ urls: urls.slice(1) });

    expect(await loadersOn({ store }, OWNER).maySeeTicket.loadMany(urls)).toEqual([false, true]);
    expect(store.calls).toEqual(['linkedUrls']);
  });

  test('is not a question for operators', async () => {
    const store = fakeStore();

    expect(await loadersOn({ store }).maySeeTicket.loadMany(urls)).toEqual([true, true]);
    expect(store.calls).toEqual([]);
  });
});

describe('tickets', () => {
  const jira = () => fakeTickets('jira', 'jira.example');
  const url = (key: string) => `https://jira.example/${key}`;

  test('of windows that were read late and of hosts that were read soon are one call', async () => {
    const system = jira();
    const window = aWindow();
    const links = [aLink(window.id, { url: url('A-1') }), aLink(window.id, { url: url('A-2') })];
    const store = fakeStore({ windows: [window], hosts: [on(window, 'c1')], links });
    const home = fakeCloud(HOME, { hosts: [aHost(HOME, 'c1')] });
    const loaders = loadersOn({ clouds: [home], store, claimTicket: claimBy(system) });

    const ofWindows = loaders.windowsByHost
      .load(homeHost('c1'))
      .then(([found]) => loaders.linksByWindow.load(found?.id ?? window.id))
      .then((found) => loaders.ticketByUrl.loadMany(found.map((link) => link.url)));
    const ofHosts = loaders.hostById.load(homeHost('c1')).then(() => loaders.ticketByUrl.load(url('B-1')));
    const direct = loaders.ticketByUrl.load(url('C-1'));

    const tickets = [await direct, await ofHosts, ...(await ofWindows)];
    expect(tickets).toMatchObject(['C-1', 'B-1', 'A-1', 'A-2'].map((key) => ({ key, facts: { key } })));
    expect(system.calls).toEqual([['C-1', 'B-1', 'A-1', 'A-2']]);
  });

  test('are one call for each system, which are asked at once, and none for a URL that nobody claims', async () => {
    const [one, other] = [jira(), fakeTickets('otrs', 'otrs.example')];
    const loaders = loadersOn({ claimTicket: claimBy(one, other) });
    const urls = ['https://otrs.example/7', url('A-1'), 'https://wiki.example/A-1', `${url('A-1')}?focus=1`];

    const found = await loaders.ticketByUrl.loadMany([...urls, ...urls]);

    expect(found.slice(4)).toEqual(found.slice(0, 4));
    expect(found).toMatchObject([
      { system: 'otrs', key: '7' },
      { system: 'jira', key: 'A-1', fetchedAt: NOW, stale: false, problem: null },
      { system: 'link', key: null, facts: null, fetchedAt: null },
      { url: urls[3], system: 'jira', key: 'A-1' },
      ...Array.from({ length: 4 }, () => ({})),
    ]);
    expect([one.calls, other.calls]).toEqual([[['A-1']], [['7']]]);
  });

  test('that cannot be read are a problem beside their link, and cost the others nothing', async () => {
    const loaders = loadersOn({ claimTicket: claimBy(jira()) });

    expect(await loaders.ticketByUrl.loadMany([url('GONE-1'), url('A-1')])).toMatchObject([
      {
        url: url('GONE-1'),
        system: 'jira',
        key: 'GONE-1',
        facts: null,
        fetchedAt: null,
        problem: { code: 'TICKET_NOT_FOUND' },
      },
      { key: 'A-1', problem: null },
    ]);
  });
});
