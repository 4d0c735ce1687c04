/** Hosts, hypervisors and servers of two clouds: each is asked for its own, on behalf of the caller, and fails alone. */

import { describe, expect, test } from '@jest/globals';

import { hostId, projectId, serverId } from '../../src/domain/ids.ts';
import { UpstreamError } from '../../src/errors.ts';
import {
  AWAY,
  aCaller,
  aHost,
  aHypervisor,
  aServer,
  awayHost,
  fakeCloud,
  HOME,
  homeHost,
  loadersOn,
  NOW,
} from './fakes.ts';
import type { CloudContents } from './fakes.ts';

const DEAD = new UpstreamError('nova away', 'TIMEOUT', 'no answer within 30 s');

function twoClouds(away: CloudContents = {}) {
  const home = fakeCloud(HOME, {
    hosts: [aHost(HOME, 'c1'), aHost(HOME, 'c2')],
    servers: [
      aServer(HOME, 's1', 'c1'),
      aServer(HOME, 's2', 'c2'),
      aServer(HOME, 's3', 'c1'),
      aServer(HOME, 's4', null),
    ],
    hypervisors: [aHypervisor(HOME, 'h1', 'c1'), aHypervisor(HOME, 'h2', 'c1')],
  });
  const other = fakeCloud(AWAY, {
    hosts: [aHost(AWAY, 'c1')],
    servers: [aServer(AWAY, 's9', 'c1')],
    hypervisors: [aHypervisor(AWAY, 'h9', 'c1')],
    ...away,
  });
  return { home, away: other, clouds: [home, other] };
}

describe('of two clouds', () => {
  test('each is asked once for all of its keys, and answers stand where they were asked for', async () => {
    const { home, away, clouds } = twoClouds();
    const loaders = loadersOn({ clouds });
    const ids = [awayHost('c1'), homeHost('c2'), homeHost('gone'), homeHost('c1'), hostId('mars/c1'), hostId('c1')];

    const [hosts, hypervisors] = await Promise.all([
      loaders.hostById.loadMany(ids),
      loaders.hypervisorsByHost.loadMany(ids),
    ]);

    expect(hosts).toEqual([aHost(AWAY, 'c1'), aHost(HOME, 'c2'), null, aHost(HOME, 'c1'), null, null]);
    expect(hypervisors).toMatchObject([
      { value: [{ id: 'h9' }] },
      { value: [] },
      { value: [] },
      { value: [{ id: 'h1' }, { id: 'h2' }] },
      null,
      null,
    ]);
    expect(home.calls).toEqual(['listHosts', 'listHypervisors']);
    expect(away.calls).toEqual(['listHosts c1', 'listHypervisors']);
  });

  test('one that is dead costs its own keys only', async () => {
    const { clouds } = twoClouds({ failure: DEAD });
    const loaders = loadersOn({ clouds });
    const ids = [awayHost('c1'), homeHost('c1')];
    const keys = [
      { cloud: AWAY, id: serverId('s9') },
      { cloud: HOME, id: serverId('s1') },
    ];

    expect(await loaders.hostById.loadMany(ids)).toEqual([DEAD, aHost(HOME, 'c1')]);
    expect(await loaders.hypervisorsByHost.loadMany(ids)).toMatchObject([
      DEAD,
      { value: [{ id: 'h1' }, { id: 'h2' }] },
    ]);
    expect(await loaders.serversByHost.loadMany(ids)).toMatchObject([DEAD, { value: [{ id: 's1' }, { id: 's3' }] }]);
    expect(await loaders.serverByKey.loadMany(keys)).toMatchObject([DEAD, { id: 's1' }]);
  });

  test('one that is dead is MISSING in a list, and what the other has is there', async () => {
    const { away, clouds } = twoClouds({ failure: DEAD });
    const loaders = loadersOn({ clouds });
    const problem = { code: 'UPSTREAM_TIMEOUT', message: 'nova away: no answer within 30 s', retryable: true };
    const coverage = [
      { cloud: HOME, status: 'FRESH', fetchedAt: NOW, problem: null },
      { cloud: AWAY, status: 'MISSING', fetchedAt: null, problem },
    ];

    expect(await loaders.listHosts(null)).toEqual({ items: [aHost(HOME, 'c1'), aHost(HOME, 'c2')], coverage });
    expect(await loaders.listServers(null)).toMatchObject({ items: [{ id: 's1' }, {}, {}, {}], coverage });
    expect(await loaders.listServersOnHost(awayHost('c1'))).toEqual({ items: [], coverage: coverage.slice(1) });
    expect(await loaders.listHypervisorsOf(awayHost('c1'))).toEqual({ items: [], problem });
    expect(await loaders.listHosts(null)).toMatchObject({ coverage });
    expect(away.calls.filter((call) => call === 'listHosts')).toHaveLength(1);
  });

  test('the one that is not named is not asked, and a name of no cloud is an empty list', async () => {
    const { home, away, clouds } = twoClouds();
    const loaders = loadersOn({ clouds });

    expect(await loaders.listHosts('away')).toMatchObject({ items: [{ id: 'away/c1' }], coverage: [{ cloud: AWAY }] });
    expect(await loaders.listServers('mars')).toEqual({ items: [], coverage: [] });
    expect(await loaders.listServersOnHost(hostId('mars/c1'))).toEqual({ items: [], coverage: [] });
    expect([home.calls, away.calls]).toEqual([[], ['listHosts']]);
  });

  test('one that is not among them looks like one that does not exist', async () => {
    const { home, away } = twoClouds();
    const loaders = loadersOn({ clouds: [home] });

    expect(loaders.clouds.map(({ name }) => name)).toEqual([HOME]);
    expect(await loaders.hostById.load(awayHost('c1'))).toBeNull();
    expect(await loaders.serversByHost.load(awayHost('c1'))).toBeNull();
    expect(await loaders.serverByKey.load({ cloud: AWAY, id: serverId('s9') })).toBeNull();
    expect(await loaders.listServersOnHost(awayHost('c1'))).toEqual({ items: [], coverage: [] });
    expect(away.callers).toEqual([]);
  });
});

test('what is no outage of an upstream is not passed off as one', async () => {
  const { clouds } = twoClouds({ failure: new TypeError('a bug of ours') });
  const loaders = loadersOn({ clouds });

  await expect(loaders.listHosts(null)).rejects.toThrow('a bug of ours');
  await expect(loaders.listHypervisorsOf(awayHost('c1'))).rejects.toThrow('a bug of ours');
});

test("Nova is asked with the caller's own token, by operators for the servers of all projects", async () => {
  const { home, away, clouds } = twoClouds();
  const scope = { kind: 'project', clouds: [HOME], project: projectId('p1') } as const;

  await loadersOn({ clouds }, aCaller({ operator: false, scope })).listServers('home');
  await loadersOn({ clouds }).listServers('away');

  expect([home.callers, away.callers]).toEqual([['a-token'], ['a-token for all projects']]);
});

test('the next operation asks anew', async () => {
  const { home, clouds } = twoClouds();

  await loadersOn({ clouds }).listHosts('home');
  await loadersOn({ clouds }).listHosts('home');

  expect(home.calls).toEqual(['listHosts', 'listHosts']);
});
