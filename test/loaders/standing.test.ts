/** How windows stand: what is read for it, how often, and what of it is not for owners. */

import { describe, expect, test } from '@jest/globals';

import type { ServerGroup } from '../../src/domain/conflict.ts';
import { projectId } from '../../src/domain/ids.ts';
import type { ServerId } from '../../src/domain/ids.ts';
import type { WindowServer } from '../../src/domain/server-maintenance.ts';
import type { MaintenanceWindow, WindowHost } from '../../src/domain/window.ts';
import type { Workflow } from '../../src/domain/workflow.ts';
import { UpstreamError } from '../../src/errors.ts';
import type { Loaders } from '../../src/loaders/index.ts';
import { aLink, aServer, aWindow } from '../store/samples.ts';
import { aWorkflow, fakeStore } from './fake-store.ts';
import { aCaller, claimBy, fakeCloud, fakeTickets, HOME, homeHost, loadersOn } from './fakes.ts';

const P1 = projectId('p1');
const OWNER = aCaller({ operator: false, scope: { kind: 'project', clouds: [HOME], project: P1 } });
const CHANGE = { rel: 'change', categories: ['DONE'], statuses: [] } satisfies Workflow['approval'];

const on = (window: MaintenanceWindow, host: string, values: Partial<WindowHost> = {}): WindowHost => {
  const rest = { hold: 'NONE' as const, writtenReasons: [], problem: null, emptiedAt: null };
  return { window: window.id, host: homeHost(host), ...rest, ...values };
};
const part = (window: MaintenanceWindow, project: string, values: Partial<WindowServer> = {}): WindowServer => ({
  ...aServer(projectId(project), homeHost('c1')),
  window: window.id,
  ...values,
});
const antiAffinity = (...members: readonly ServerId[]): ServerGroup => {
  return { id: 'g1', name: 'db', policy: 'anti-affinity', members };
};
const clashesOf = (loaders: Loaders, windows: readonly MaintenanceWindow[]) =>
  Promise.all(windows.map((window) => loaders.clashesByWindow.load(window)));

describe('readiness', () => {
  const one = aWindow();
  const other = aWindow();
  const hosts = [on(one, 'c1', { problem: 'Nova: no answer from c1', emptiedAt: new Date() }), on(other, 'c2')];
  const servers = [part(one, 'p1', { outcome: 'MOVED' }), part(one, 'p2'), part(other, 'p2', { outcome: 'GONE' })];

  test('of many windows is one query for servers, hosts and workflow each', async () => {
    const store = fakeStore({ windows: [one, other], hosts, servers });
    const loaders = loadersOn({ store });

    const found = await Promise.all([one, other, one].map((window) => loaders.readinessByWindow.load(window)));

    expect(found.map(({ ready, total, outstanding }) => [ready, total, outstanding])).toEqual([
      [false, 2, 1],
      [true, 1, 0],
      [false, 2, 1],
    ]);
    expect(found[0]?.blockers.map(({ kind }) => kind)).toEqual(['HOST_UNREADABLE', 'AWAITING_ANSWER']);
    expect(store.calls.toSorted()).toEqual(['hostsOfWindows', 'serversOfWindows', 'workflow standard 1']);
  });

  test('of owners is that of their own servers: no host is read, and none is told of', async () => {
    const store = fakeStore({ windows: [one], hosts, servers });

    const found = await loadersOn({ store }, OWNER).readinessByWindow.load(one);

    expect(found).toEqual({ ready: true, total: 1, outstanding: 0, emptiedAt: null, blockers: [] });
    expect(store.calls).not.toContain('hostsOfWindows');
  });

  test('waits for no answer where the workflow asks nobody', async () => {
    const store = fakeStore({ servers, workflow: aWorkflow({ asksOwners: false }) });

    expect((await loadersOn({ store }).readinessByWindow.load(one)).blockers).toMatchObject([{ kind: 'MOVE_PENDING' }]);
  });
});

describe('windows that should not both stand', () => {
  const one = aWindow();
  const other = aWindow();
  const later = aWindow({ startsAt: new Date('2027-12-01T08:00:00Z'), endsAt: new Date('2027-12-01T12:00:00Z') });
  const ended = aWindow({ phase: 'CANCELLED' });
  const windows = [one, other, later, ended];
  const hosts = windows.map((window) => on(window, 'c1'));
  const servers = [part(one, 'p1'), part(other, 'p1')];
  const [mine, theirs] = servers.map(({ server }) => server);
  const groups = mine === undefined || theirs === undefined ? [] : [antiAffinity(mine, theirs)];

  test('are found with one list of open windows, one query each for hosts and servers, and one call for groups', async () => {
    const store = fakeStore({ windows, hosts, servers });
    const home = fakeCloud(HOME, { groups });

    const found = await clashesOf(loadersOn({ store, clouds: [home] }), [one, other, one]);

    expect(found.map(({ conflicts }) => conflicts.map(({ kind, window }) => [kind, window]))).toEqual(
      [other, one, other].map(({ id }) => [
        ['SAME_HOST', id],
        ['SERVER_GROUP', id],
      ]),
    );
    expect(store.calls.toSorted()).toEqual(['hostsOfWindows', 'listWindows home', 'serversOfWindows']);
    expect([home.calls, home.callers]).toEqual([['listServerGroups'], ['a-token for all projects']]);
  });

  test('are nobody to be asked for once the window has ended', async () => {
    const store = fakeStore({ windows, hosts, servers });
    const home = fakeCloud(HOME, { groups });

    expect(await clashesOf(loadersOn({ store, clouds: [home] }), [ended])).toEqual([{ conflicts: [], problem: null }]);
    expect([store.calls, home.calls]).toEqual([[], []]);
  });

  test('are told as far as they are known where Nova does not tell its groups, and the outage with them', async () => {
    const failure = new UpstreamError('nova home', 'TIMEOUT', 'no answer within 10 s');
    const sources = { store: fakeStore({ windows, hosts, servers }), clouds: [fakeCloud(HOME, { failure })] };

    expect(await clashesOf(loadersOn(sources), [one])).toMatchObject([
      { conflicts: [{ kind: 'SAME_HOST' }], problem: { code: 'UPSTREAM_TIMEOUT', retryable: true } },
    ]);
  });
});

describe('approvals that are missing', () => {
  const url = (key: string) => `https://jira.example/${key}`;

  test('are one call for the tickets of all windows, and only for those that the workflow asks for', async () => {
    const windows = [aWindow(), aWindow(), aWindow()];
    const links = windows
      .slice(0, 2)
      .flatMap(({ id }, place) => [
        aLink(id, { url: url(`C-${place}`) }),
        aLink(id, { url: url(`N-${place}`), rel: 'note' }),
      ]);
    const system = fakeTickets('jira', 'jira.example');
    const store = fakeStore({ windows, links, workflow: aWorkflow({ approval: CHANGE }) });
    const loaders = loadersOn({ store, claimTicket: claimBy(system) });

    const found = await Promise.all(windows.map((window) => loaders.missingApprovalsByWindow.load(window)));

    expect(found).toEqual([['C-0 is To Do.'], ['C-1 is To Do.'], ['No ticket of rel change is linked.']]);
    expect(system.calls).toEqual([['C-0', 'C-1']]);
    expect(store.calls).toEqual(['workflow standard 1', 'linksOfWindows']);
  });

  test('are nothing, and nothing is asked, where the workflow asks for none', async () => {
    const store = fakeStore({ workflow: aWorkflow() });

    expect(await loadersOn({ store }).missingApprovalsByWindow.load(aWindow())).toBeNull();
    expect(store.calls).toEqual(['workflow standard 1']);
  });
});
