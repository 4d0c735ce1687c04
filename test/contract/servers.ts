/** Servers: what administrators and tenants see of them. Part of the contract; knows no target. */
import { createHash } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';

import type { UseSession } from './contract.ts';
import {
  serverForAdmin,
  serverForTenant,
  serversBrief,
  serversForAdmin,
  serversForAdminAt21,
  serversForTenant,
} from './server-shapes.ts';
import { oneService, services } from './shapes.ts';
import { expectFault, read } from './wire.ts';

const ABSENT = '00000000-0000-0000-0000-000000000000';

function describeViews(use: UseSession): void {
  test('an administrator sees hosts and host status, with all_tenants every project’s servers', async () => {
    const answer = await use().nova('admin', 'GET', '/servers/detail?all_tenants=1');

    const { servers } = read(answer, serversForAdmin);
    const { tenantA, tenantB } = use().projectIds;
    expect(servers.map(({ tenant_id: id }) => id)).toEqual(expect.arrayContaining([tenantA, tenantB]));
    expect(servers.filter((server) => server['OS-EXT-SRV-ATTR:host'] !== null).length).toBeGreaterThanOrEqual(8);
  });

  test('without all_tenants an administrator sees its own project alone', async () => {
    const answer = await use().nova('admin', 'GET', '/servers/detail');

    expect(read(answer, serversForAdmin).servers).toEqual([]);
  });

  test('at 2.1 the flavor is a link and later fields are not there', async () => {
    const answer = await use().nova('admin', 'GET', '/servers/detail?all_tenants=1', { version: '2.1' });

    expect(read(answer, serversForAdminAt21).servers.length).toBeGreaterThanOrEqual(8);
  });

  test('a tenant sees its own servers, with no host and no host status', async () => {
    const answer = await use().nova('tenantA', 'GET', '/servers/detail');

    const { servers } = read(answer, serversForTenant);
    expect(new Set(servers.map(({ tenant_id: id }) => id))).toEqual(new Set([use().projectIds.tenantA]));
    expect(servers.length).toBeGreaterThanOrEqual(4);
  });

  test('a brief list has id, name and links', async () => {
    const brief = read(await use().nova('tenantA', 'GET', '/servers'), serversBrief).servers;
    const detailed = read(await use().nova('tenantA', 'GET', '/servers/detail'), serversForTenant).servers;

    expect(brief).toEqual(detailed.map(({ id, name, links }) => ({ id, name, links })));
  });

  test('hostId is sha224 of project id and host name', async () => {
    for (const server of await use().allServers()) {
      const host = server['OS-EXT-SRV-ATTR:host'];
      if (host !== null)
        expect(server.hostId).toBe(
          createHash('sha224')
            .update(server.tenant_id + host)
            .digest('hex'),
        );
    }
    expect.hasAssertions();
  });

  test('servers come youngest first', async () => {
    const created = (await use().allServers()).map((server) => server.created);

    expect(created).toEqual(created.toSorted().reverse());
  });
}

function describeOne(use: UseSession): void {
  test('one server comes with its server groups, for administrator and owner', async () => {
    const { id, hostId } = await use().idleServer();

    const asAdmin = read(await use().nova('admin', 'GET', `/servers/${id}`), serverForAdmin).server;
    const asOwner = read(await use().nova('tenantA', 'GET', `/servers/${id}`), serverForTenant).server;

    expect(asAdmin).toMatchObject({ id, hostId });
    expect(asOwner).toMatchObject({ id, hostId });
  });

  test('another project’s server is answered as one that does not exist', async () => {
    const { id } = await use().idleServer();

    const foreign = await use().nova('tenantB', 'GET', `/servers/${id}`);
    const absent = await use().nova('tenantB', 'GET', `/servers/${ABSENT}`);

    expectFault(foreign, 404, 'itemNotFound', new RegExp(`^Instance ${id} could not be found\\.$`));
    expectFault(absent, 404, 'itemNotFound', new RegExp(`^Instance ${ABSENT} could not be found\\.$`));
  });

  test('all_tenants is refused to tenants, in both lists', async () => {
    const brief = await use().nova('tenantA', 'GET', '/servers?all_tenants=1');
    const detailed = await use().nova('tenantA', 'GET', '/servers/detail?all_tenants=1');

    expectFault(brief, 403, 'forbidden', /os_compute_api:servers:index:get_all_tenants/);
    expectFault(detailed, 403, 'forbidden', /os_compute_api:servers:detail:get_all_tenants/);
  });

  test('host_status follows the host: MAINTENANCE when disabled, DOWN when forced down', async () => {
    const { nova, server, idleServer } = use();
    const { id, host_status: before, 'OS-EXT-SRV-ATTR:host': host } = await idleServer();
    const [found] = read(await nova('admin', 'GET', `/os-services?host=${String(host)}`), services).services;
    const put = async (body: unknown): Promise<void> => {
      read(await nova('admin', 'PUT', `/os-services/${String(found?.id)}`, { body }), oneService);
    };
    try {
      await put({ status: 'disabled' });
      const whenDisabled = (await server(id)).host_status;
      await put({ forced_down: true });
      const whenDown = (await server(id)).host_status;

      expect([before, whenDisabled, whenDown]).toEqual(['UP', 'MAINTENANCE', 'DOWN']);
    } finally {
      await put({ status: 'enabled', forced_down: false });
    }
  });
}

function describeRest(use: UseSession): void {
  test('a tenant lists its server groups; an unknown one is a 404', async () => {
    const listed = await use().nova('tenantA', 'GET', '/os-server-groups');
    const absent = await use().nova('tenantA', 'GET', `/os-server-groups/${ABSENT}`);

    expect(listed.status).toBe(200);
    expect(listed.json).toEqual({ server_groups: expect.any(Array) });
    expectFault(absent, 404, 'itemNotFound', new RegExp(`^Instance group ${ABSENT} could not be found\\.$`));
  });

  test('limits count the project’s servers', async () => {
    const own = read(await use().nova('tenantA', 'GET', '/servers'), serversBrief).servers;

    const answer = await use().nova('tenantA', 'GET', '/limits');

    expect(answer.json).toEqual({
      limits: { rate: [], absolute: expect.objectContaining({ totalInstancesUsed: own.length, maxServerMeta: 128 }) },
    });
  });
}

/** Registers the tests. */
export function describeServers(use: UseSession): void {
  describe('servers', () => {
    describeViews(use);
    describeOne(use);
    describeRest(use);
  });
}
