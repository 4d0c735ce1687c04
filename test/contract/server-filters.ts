/** Filters of a server list, and what surprises about them. Part of the contract; knows no target. */
import { describe, expect, test } from '@jest/globals';

import type { UseSession } from './contract.ts';
import { serversForAdmin, serversForTenant } from './server-shapes.ts';
import type { AdminServer } from './server-shapes.ts';
import { services } from './shapes.ts';
import { eventually, expectFault, read } from './wire.ts';

type Find = (query: string) => Promise<string[]>;

const ids = (servers: readonly { readonly id: string }[]): string[] => servers.map(({ id }) => id).sort();
const hostOf = (server: AdminServer | undefined): string => server?.['OS-EXT-SRV-ATTR:host'] ?? '';

const asAdmin =
  (use: UseSession): Find =>
  async (query) =>
    ids(read(await use().nova('admin', 'GET', `/servers/detail?all_tenants=1&${query}`), serversForAdmin).servers);

const asTenant =
  (use: UseSession): Find =>
  async (query) =>
    ids(read(await use().nova('tenantA', 'GET', `/servers/detail?${query}`), serversForTenant).servers);

function describeAdmin(use: UseSession): void {
  const find = asAdmin(use);
  const twoHosts = async (): Promise<{ servers: AdminServer[]; first: string; second: string }> => {
    const servers = await use().allServers();
    const [first = '', second = ''] = new Set(servers.map(hostOf).filter((host) => host !== ''));
    return { servers, first, second };
  };

  test('host finds a host’s servers', async () => {
    const { servers, first } = await twoHosts();

    expect(await find(`host=${first}`)).toEqual(ids(servers.filter((it) => hostOf(it) === first)));
  });

  test('of a repeated host or uuid only the last counts, without a word', async () => {
    const { servers, first, second } = await twoHosts();
    const [one, two] = servers;

    expect(await find(`host=${first}&host=${second}`)).toEqual(ids(servers.filter((it) => hostOf(it) === second)));
    expect(await find(`uuid=${String(one?.id)}&uuid=${String(two?.id)}`)).toEqual([two?.id]);
  });

  test('a list with commas, or a pattern for a host, finds nothing', async () => {
    const { servers, first, second } = await twoHosts();
    const [one, two] = servers;

    expect(await find(`host=${first},${second}`)).toEqual([]);
    expect(await find(`host=${first.slice(0, -1)}`)).toEqual([]);
    expect(await find(`uuid=${String(one?.id)},${String(two?.id)}`)).toEqual([]);
  });

  test('project_id selects a project, but only with all_tenants', async () => {
    const { tenantA, tenantB } = use().projectIds;
    const inB = (await use().allServers()).filter((it) => it.tenant_id === tenantB);

    expect(await find(`project_id=${tenantB}`)).toEqual(ids(inB));
    expect(await find(`project_id=${tenantA}&project_id=${tenantB}`)).toEqual(ids(inB));
    const without = await use().nova('admin', 'GET', `/servers/detail?project_id=${tenantB}`);
    expect(read(without, serversForAdmin).servers).toEqual([]);
  });

  test('name is a pattern, in which | is only a character', async () => {
    const servers = await use().allServers();
    const [one, two] = servers.map(({ name }) => name);

    expect(await find(`name=^${encodeURIComponent(String(one))}$`)).toEqual(
      ids(servers.filter((it) => it.name === one)),
    );
    expect(await find(`name=${encodeURIComponent(`^(${String(one)}|${String(two)})$`)}`)).toEqual([]);
    const broken = await use().nova('admin', 'GET', '/servers/detail?name=(');
    expectFault(broken, 400, 'badRequest', /^Invalid input for query parameters name\./);
  });

  test('an empty all_tenants means yes, and a word that is none is a 400', async () => {
    const empty = await use().nova('admin', 'GET', '/servers/detail?all_tenants=');
    const maybe = await use().nova('admin', 'GET', '/servers/detail?all_tenants=maybe');

    expect(ids(read(empty, serversForAdmin).servers)).toEqual(ids(await use().allServers()));
    expectFault(maybe, 400, 'badRequest', /^Unrecognized value 'maybe'/);
  });
}

function describeStatus(use: UseSession): void {
  test('status may be repeated, for tenants too', async () => {
    const all = read(await use().nova('tenantA', 'GET', '/servers/detail'), serversForTenant).servers;
    const wanted = ['ACTIVE', 'SHUTOFF'];

    const found = await asTenant(use)('status=ACTIVE&status=SHUTOFF');

    expect(found).toEqual(ids(all.filter(({ status }) => wanted.includes(status))));
    expect(await asTenant(use)('status=PAUSED')).toEqual([]);
  });

  test('an unknown status is a 400 from 2.38 on and finds nothing before', async () => {
    const strict = await use().nova('tenantA', 'GET', '/servers/detail?status=NOPE');
    const before = await use().nova('tenantA', 'GET', '/servers/detail?status=NOPE', { version: '2.37' });

    expectFault(strict, 400, 'badRequest', /^Invalid status value$/);
    expect(before.json).toEqual({ servers: [] });
  });

  test('deleted servers are for administrators to list', async () => {
    const answer = await use().nova('tenantA', 'GET', '/servers/detail?status=deleted');

    expectFault(answer, 403, 'forbidden', /^Only administrators may list deleted instances$/);
  });

  test('an unknown filter is a 400 from 2.75 on and ignored before', async () => {
    const strict = await use().nova('admin', 'GET', '/servers/detail?foo=1');
    const before = await use().nova('tenantA', 'GET', '/servers/detail?foo=1', { version: '2.74' });

    expectFault(strict, 400, 'badRequest', /'foo' does not match any of the regexes/);
    expect(before.status).toBe(200);
  });
}

function describeTenant(use: UseSession): void {
  const find = asTenant(use);

  test('host, uuid and project_id are ignored without a word: a tenant gets all of its servers', async () => {
    const all = await find('');
    const { id } = await use().idleServer();

    expect(all.length).toBeGreaterThan(1);
    expect(await find('host=no-such-host')).toEqual(all);
    expect(await find(`uuid=${id}`)).toEqual(all);
    expect(await find(`project_id=${use().projectIds.tenantB}`)).toEqual(all);
  });

  test('name counts for a tenant', async () => {
    const { id, name } = await use().idleServer();

    expect(await find(`name=^${encodeURIComponent(name)}$`)).toEqual([id]);
  });
}

function describeChanges(use: UseSession): void {
  const since = (time: number): string => `changes-since=${new Date(time).toISOString()}`;

  test('changes-since finds what changed, and a change of metadata alone is one', async () => {
    const { nova, idleServer } = use();
    const { id, updated } = await idleServer();
    const path = `/servers/${id}/metadata/contract`;
    /** The second after the last change: what is found from there on changed since. */
    const after = Date.parse(updated) + 1000;
    await eventually('the next second', () => Promise.resolve(Date.now() > after ? true : undefined));

    const before = await asTenant(use)(since(after));
    await nova('tenantA', 'PUT', path, { body: { meta: { contract: 'changed' } } });
    try {
      expect(before).not.toContain(id);
      expect(await asTenant(use)(since(after))).toContain(id);
      expect(await asTenant(use)(since(Date.now() + 60_000))).toEqual([]);
    } finally {
      await nova('tenantA', 'DELETE', path);
    }
  });

  test('a host that is disabled is no change of its servers', async () => {
    const { nova, idleServer, allServers } = use();
    const { 'OS-EXT-SRV-ATTR:host': host } = await idleServer();
    const newest = Math.max(...(await allServers()).map(({ updated }) => Date.parse(updated)));
    const [service] = read(await nova('admin', 'GET', `/os-services?host=${String(host)}`), services).services;
    const put = (status: string) => nova('admin', 'PUT', `/os-services/${String(service?.id)}`, { body: { status } });

    await put('disabled');
    try {
      expect(await asAdmin(use)(since(newest + 1000))).toEqual([]);
    } finally {
      await put('enabled');
    }
  });

  test('a time that is none is a 400', async () => {
    const answer = await use().nova('tenantA', 'GET', '/servers/detail?changes-since=yesterday');

    expectFault(answer, 400, 'badRequest', /'yesterday' is not a 'date-time'$/);
  });
}

/** Registers the tests. */
export function describeServerFilters(use: UseSession): void {
  describe('filters of servers', () => {
    describeAdmin(use);
    describeStatus(use);
    describeTenant(use);
    describeChanges(use);
  });
}
