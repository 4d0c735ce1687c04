/** Facts about who sees what. Owners learn from no answer, filter or count what is not theirs. */

import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { projectId } from '../../src/domain/ids.ts';
import type { HostId, WindowId } from '../../src/domain/ids.ts';
import type { WindowFilter } from '../../src/domain/maintenance-store.ts';
import type { Scope } from '../../src/domain/scope.ts';
import type { Store } from '../../src/store/index.ts';
import {
  aHost,
  aLink,
  anEvent,
  aProject,
  aServer,
  aWindow,
  HOME,
  insert,
  operator,
  operatorElsewhere,
  ownerOf,
} from './samples.ts';

export function describeScopes(opened: () => Store): void {
  const store = () => opened().maintenance;
  const list = async (scope: Scope, filter: WindowFilter = {}) => {
    const { items, totalCount } = await store().listWindows(scope, filter, { first: 100, after: null });
    return { ids: items.map(({ item }) => item.id), totalCount };
  };

  /** A window with a server of mine and one of theirs, on one host, with a link for owners and one for operators. */
  async function shared() {
    const [mine, theirs, host] = [aProject(), aProject(), aHost()];
    const window = aWindow();
    const [own, foreign] = [aServer(mine, host), aServer(theirs, host)];
    const links = [aLink(window.id, { audience: 'OWNERS' }), aLink(window.id, { audience: 'OPERATORS' })] as const;
    await insert(store(), window, { hosts: [host], servers: [own, foreign], links });
    return { window, host, own, foreign, links, owner: ownerOf(mine), stranger: ownerOf(aProject()) };
  }

  test('an owner sees the window that touches a server of theirs, and of it their own server and the links for owners', async () => {
    const { window, host, own, foreign, links, owner } = await shared();

    expect(await store().windowsByIds(owner, [window.id])).toEqual([window]);
    expect(await list(owner)).toEqual({ ids: [window.id], totalCount: 1 });
    expect((await store().serversOfWindows(owner, [window.id])).map(({ server }) => server)).toEqual([own.server]);
    const both = [own.server, foreign.server];
    expect((await store().windowsOfServers(owner, both)).map(({ server }) => server)).toEqual([own.server]);
    expect(await store().linksOfWindows(owner, [window.id])).toEqual([links[0]]);
    const urls = links.map(({ url }) => url);
    expect(await store().linkedUrls(owner, urls)).toEqual([links[0].url]);
    expect(await store().hostsOfWindows(owner, [window.id])).toEqual([]);
    expect(await store().windowsOfHosts(owner, [host])).toEqual([]);
    expect(await store().transaction((writes) => writes.lockWindow(owner, window.id))).toEqual(window);
  });

  test('an owner finds a window by nothing that is not theirs to see', async () => {
    const { window, host, own, foreign, links, owner } = await shared();
    const found = { ids: [window.id], totalCount: 1 };
    const nothing = { ids: [], totalCount: 0 };

    expect(await list(owner, { serverIds: [own.server] })).toEqual(found);
    expect(await list(owner, { ticket: links[0].url })).toEqual(found);
    expect(await list(owner, { serverIds: [foreign.server] })).toEqual(nothing);
    expect(await list(owner, { ticket: links[1].url })).toEqual(nothing);
    expect(await list(owner, { hostIds: [host] })).toEqual(nothing);
  });

  test.each([
    ['an owner of another project', (at: Awaited<ReturnType<typeof shared>>): Scope => at.stranger],
    ['an operator of another cloud', (): Scope => operatorElsewhere],
    ['an operator of no cloud', (): Scope => ({ kind: 'operator', clouds: [] })],
    ['an owner whose cloud it is not', (at): Scope => ({ ...at.owner, clouds: operatorElsewhere.clouds })],
  ])('to %s it is as if the window did not exist', async (_who, scopeOf) => {
    const at = await shared();
    const [scope, ids] = [scopeOf(at), [at.window.id]];
    const servers = [at.own.server, at.foreign.server];

    expect(await store().windowsByIds(scope, ids)).toEqual([]);
    for (const filter of [{}, { serverIds: servers }, { hostIds: [at.host] }, { ticket: at.links[0].url }]) {
      expect((await list(scope, filter)).ids).not.toContain(at.window.id);
    }
    expect(await store().hostsOfWindows(scope, ids)).toEqual([]);
    expect(await store().windowsOfHosts(scope, [at.host])).toEqual([]);
    expect(await store().serversOfWindows(scope, ids)).toEqual([]);
    expect(await store().windowsOfServers(scope, servers)).toEqual([]);
    expect(await store().linksOfWindows(scope, ids)).toEqual([]);
    expect(
      await store().linkedUrls(
        scope,
        at.links.map(({ url }) => url),
      ),
    ).toEqual([]);
    expect(await store().transaction((writes) => writes.lockWindow(scope, at.window.id))).toBeNull();
  });

  test('whatever windows there are, no answer to a project holds a server of another or its events, a host, or a link for operators', async () => {
    const projects = ['p1', 'p2', 'p3'];
    const project = fc.constantFrom(...projects);
    const window = fc.record({
      servers: fc.array(project, { maxLength: 4 }),
      links: fc.array(fc.boolean(), { maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(window, { minLength: 1, maxLength: 4 }), project, async (windows, name) => {
        const run = aWindow().id;
        const of = (short: string) => projectId(`${short}-${run}`);
        const hosts: HostId[] = [];
        const ids: WindowId[] = [];
        const visible = new Set<WindowId>();
        for (const { servers, links } of windows) {
          const [at, host] = [aWindow(), aHost()];
          await insert(store(), at, {
            hosts: [host],
            servers: servers.map((each) => aServer(of(each), host)),
            links: links.map((owners) => aLink(at.id, { audience: owners ? 'OWNERS' : 'OPERATORS' })),
          });
          await store().transaction(async (writes) => {
            for (const { server } of await writes.serversOf(at.id)) await writes.append(anEvent(at.id, { server }));
          });
          hosts.push(host);
          ids.push(at.id);
          if (servers.includes(name)) visible.add(at.id);
        }
        const all = await store().serversOfWindows(operator, ids);
        const allLinks = await store().linksOfWindows(operator, ids);
        const owner = ownerOf(of(name));

        const ofWindows = await store().serversOfWindows(owner, ids);
        const ofServers = await store().windowsOfServers(
          owner,
          all.map(({ server }) => server),
        );
        const own = all.filter((row) => row.project === of(name)).map(({ server }) => server);
        expect(ofWindows.map(({ server }) => server).sort()).toEqual(own.sort());
        expect(ofServers.map(({ server }) => server).sort()).toEqual(own);
        expect(new Set((await store().windowsByIds(owner, ids)).map(({ id }) => id))).toEqual(visible);
        expect(new Set((await list(owner)).ids)).toEqual(visible);
        expect(new Set((await list(owner, { serverIds: all.map(({ server }) => server) })).ids)).toEqual(visible);
        expect(await store().hostsOfWindows(owner, ids)).toEqual([]);
        expect(await store().windowsOfHosts(owner, hosts)).toEqual([]);
        expect(await list(owner, { hostIds: hosts })).toEqual({ ids: [], totalCount: 0 });
        const readable = allLinks.filter((link) => link.audience === 'OWNERS' && visible.has(link.window ?? run));
        expect(await store().linksOfWindows(owner, ids)).toEqual(readable);
        const urls = await store().linkedUrls(
          owner,
          allLinks.map(({ url }) => url),
        );
        expect([...urls].sort()).toEqual(readable.map(({ url }) => url).sort());
        const told = await Promise.all(ids.map((id) => store().historyOf(owner, id, { first: 100, after: null })));
        const events = told.flatMap(({ items }) => items.map(({ item }) => item));
        expect(
          events
            .filter((event) => event.server === null)
            .map((event) => event.window)
            .sort(),
        ).toEqual([...visible].sort());
        expect(events.flatMap((event) => event.server ?? []).sort()).toEqual(own);
        expect((await list(operator, { cloud: HOME, hostIds: hosts })).totalCount).toBe(windows.length);
      }),
      { numRuns: 15 },
    );
  });
}
