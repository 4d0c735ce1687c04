/** Servers, with as few calls as the question allows: a whole list where that is less than single reads. */

import { describe, expect, test } from '@jest/globals';

import { serverId } from '../../src/domain/ids.ts';
import { aHost, aServer, fakeCloud, HOME, homeHost, loadersOn } from './fakes.ts';
import type { FakeCloud } from './fakes.ts';

const names = (count: number) => Array.from({ length: count }, (_, index) => `c${index + 1}`);

/** A cloud of so many hosts, with one server on each. */
function cloudOf(hosts: number): FakeCloud {
  return fakeCloud(HOME, {
    hosts: names(hosts).map((name) => aHost(HOME, name)),
    servers: names(hosts).map((name) => aServer(HOME, `on-${name}`, name)),
  });
}

/** The servers of the first `asked` of `hosts` hosts, whose list the operation read already or not. */
async function serversOfHosts(hosts: number, asked: number, known: boolean) {
  const cloud = cloudOf(hosts);
  const loaders = loadersOn({ clouds: [cloud] });
  if (known) await loaders.listHosts(null);
  const before = cloud.calls.length;
  const found = await loaders.serversByHost.loadMany(names(asked).map(homeHost));
  return { found, calls: cloud.calls.slice(before) };
}

describe('the servers of hosts', () => {
  test.each([
    ['of one host are one filtered call', 12, 1, true, ['listServers c1']],
    ['of one host are one filtered call, whether its cloud is small', 1, 1, true, ['listServers c1']],
    ['of a sixth of the hosts are a filtered call each', 12, 2, true, ['listServers c1', 'listServers c2']],
    ['of more than a sixth of the hosts are one list of everything', 12, 3, true, ['listServers']],
    ['of several hosts, nobody knows of how many, are one list of everything', 12, 2, false, ['listServers']],
  ])('%s', async (_what, hosts, asked, known, calls) => {
    const answer = await serversOfHosts(hosts, asked, known);

    expect(answer.calls).toEqual(calls);
    expect(answer.found).toMatchObject(names(asked).map((name) => ({ value: [{ id: `on-${name}` }] })));
  });

  test('come from the whole list where the operation reads it anyway', async () => {
    const cloud = cloudOf(12);
    const loaders = loadersOn({ clouds: [cloud] });

    const [, found] = await Promise.all([loaders.listServers(null), loaders.serversByHost.load(homeHost('c1'))]);

    expect(found).toMatchObject({ value: [{ id: 'on-c1' }] });
    expect(cloud.calls).toEqual(['listServers']);
  });
});

describe('single servers', () => {
  const keys = (count: number) => names(count).map((name) => ({ cloud: HOME, id: serverId(`on-${name}`) }));

  test('are up to 20 reads, each server once', async () => {
    const cloud = cloudOf(30);
    const loaders = loadersOn({ clouds: [cloud] });

    const found = await loaders.serverByKey.loadMany([...keys(20), ...keys(3)]);

    expect(found).toHaveLength(23);
    expect(cloud.calls).toEqual(keys(20).map(({ id }) => `getServer ${id}`));
  });

  test('beyond 20 are one list of everything, and one that is not in it is null', async () => {
    const cloud = cloudOf(20);
    const loaders = loadersOn({ clouds: [cloud] });

    const found = await loaders.serverByKey.loadMany(keys(21));

    expect(found.map((server) => (server === null || server instanceof Error ? server : server.id))).toEqual([
      ...keys(20).map(({ id }) => id),
      null,
    ]);
    expect(cloud.calls).toEqual(['listServers']);
  });

  test('come from the whole list where the operation reads it anyway', async () => {
    const cloud = cloudOf(3);
    const loaders = loadersOn({ clouds: [cloud] });

    const [, found] = await Promise.all([loaders.listServers(null), loaders.serverByKey.loadMany(keys(2))]);

    expect(found).toMatchObject([{ id: 'on-c1' }, { id: 'on-c2' }]);
    expect(cloud.calls).toEqual(['listServers']);
  });
});
