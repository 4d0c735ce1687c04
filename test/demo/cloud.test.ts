/** What the simulated cloud offers to demo mode and tests beyond the contract: its seed, controls, counters and faults. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startDemoCloud } from '../../demo/cloud.ts';
import type { DemoCloud } from '../../demo/cloud.ts';
import { serverForAdmin, serversForAdmin, serversForTenant } from '../contract/server-shapes.ts';
import { scopedToken, services } from '../contract/shapes.ts';
import { eventually, expectIdentityFault, read, send } from '../contract/wire.ts';

const running: DemoCloud[] = [];

async function start(...options: Parameters<typeof startDemoCloud>): Promise<DemoCloud> {
  const cloud = await startDemoCloud(...options);
  running.push(cloud);
  return cloud;
}

afterAll(() => Promise.all(running.map((cloud) => cloud.close())));

const asOperator = ({ tokens }: DemoCloud) => ({ token: tokens.operator, version: '2.90' });

async function hosts(cloud: DemoCloud) {
  const answer = await send('GET', `${cloud.computeUrl}/os-services?binary=nova-compute`, asOperator(cloud));
  return read(answer, services).services;
}

async function allServers(cloud: DemoCloud, query = '') {
  const answer = await send('GET', `${cloud.computeUrl}/servers/detail?all_tenants=1${query}`, asOperator(cloud));
  return read(answer, serversForAdmin);
}

describe('the seed', () => {
  test('is six hosts in three zones and forty servers of three projects, one host disabled by hand', async () => {
    const cloud = await start({ ticketUrl: 'http://127.0.0.1:1/browse/OPS-104' });

    const services = await hosts(cloud);
    const { servers } = await allServers(cloud);

    expect(services.map(({ host }) => host)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `compute-${String(n)}`));
    expect(new Set(services.map(({ zone }) => zone))).toEqual(new Set(['az-1', 'az-2', 'az-3']));
    expect(services.filter(({ status }) => status === 'disabled')).toMatchObject([
      { disabled_reason: expect.stringMatching(/ http:\/\/127\.0\.0\.1:1\/browse\/OPS-104$/) },
    ]);
    expect(servers).toHaveLength(40);
    expect(new Set(servers.map(({ tenant_id: id }) => id)).size).toBe(3);
    for (const { host } of services) {
      expect(servers.filter((server) => server['OS-EXT-SRV-ATTR:host'] === host).length).toBeGreaterThan(3);
    }
  });

  test('is the same at every start', async () => {
    const first = await start();
    const second = await start();

    const ids = async (cloud: DemoCloud): Promise<unknown> => [
      (await hosts(cloud)).map(({ id }) => id),
      (await allServers(cloud)).servers.map(({ id, hostId, created }) => [id, hostId, created]),
    ];

    expect(await ids(first)).toEqual(await ids(second));
  });

  test('goes up to 500 hosts and 5,000 servers, read in five pages and an empty one', async () => {
    const cloud = await start({ hosts: 500, servers: 5000 });
    const sizes: number[] = [];

    for (let marker: string | undefined = ''; marker !== undefined;) {
      const { servers, servers_links: next } = await allServers(cloud, marker === '' ? '' : `&marker=${marker}`);
      sizes.push(servers.length);
      marker = next ? servers.at(-1)?.id : undefined;
    }

    expect(sizes).toEqual([1000, 1000, 1000, 1000, 1000, 0]);
    expect(await hosts(cloud)).toHaveLength(500);
  });
});

describe('tokens', () => {
  test('the fixed ones are always valid for hours, each in its project with its roles', async () => {
    const cloud = await start();
    const validate = async (token: string) =>
      read(
        await send('GET', `${cloud.authUrl}/auth/tokens`, { token, headers: { 'X-Subject-Token': token } }),
        scopedToken,
      ).token;

    const operator = await validate('demo-operator');
    const tenant = await validate('demo-tenant-b');

    expect(operator.project.name).toBe('admin');
    expect(operator.roles.map(({ name }) => name).sort()).toEqual(['admin', 'member', 'reader']);
    expect(tenant.project.name).toBe('tenant-b');
    expect(tenant.roles.map(({ name }) => name).sort()).toEqual(['member', 'reader']);
    expect(Date.parse(tenant.expires_at) - Date.now()).toBeGreaterThan(6 * 3_600_000);
  });

  test('one issued for a moment ends when that is over', async () => {
    const cloud = await start();
    const token = cloud.issueToken({ project: 'tenant-a', seconds: 1 });
    const list = () => send('GET', `${cloud.computeUrl}/servers`, { token });

    expect((await list()).status).toBe(200);
    const refused = await eventually('the end of the token', async () => {
      const answer = await list();
      return answer.status === 200 ? undefined : answer;
    });
    expect(refused.status).toBe(401);
  });

  test('one that is revoked is refused everywhere at once', async () => {
    const cloud = await start();
    const token = cloud.issueToken({ project: 'tenant-a' });

    cloud.revokeToken(token);

    expect((await send('GET', `${cloud.computeUrl}/servers`, { token })).status).toBe(401);
    const headers = { 'X-Subject-Token': token };
    const validated = await send('GET', `${cloud.authUrl}/auth/tokens`, { token: cloud.tokens.operator, headers });
    expectIdentityFault(validated, 404, 'Not Found', /^Failed to validate token$/);
  });
});

describe('requests', () => {
  test('are recorded with path, microversion and a hint of the token, and counted', async () => {
    const cloud = await start();

    await hosts(cloud);
    await send('GET', `${cloud.computeUrl}/servers`, { token: cloud.issueToken({ project: 'tenant-a' }) });

    expect(cloud.requests[0]).toEqual({
      method: 'GET',
      path: '/compute/v2.1/os-services',
      url: '/compute/v2.1/os-services?binary=nova-compute',
      microversion: 'compute 2.90',
      tokenHint: 'demo-operator',
    });
    expect(cloud.requests[1]?.tokenHint).toHaveLength(13);
    expect(cloud.count()).toBe(2);
    expect(cloud.count({ method: 'GET', path: '/compute/v2.1/os-services' })).toBe(1);
    expect(cloud.count({ path: /servers$/, url: /servers/ })).toBe(1);
    cloud.resetRequests();
    expect(cloud.count()).toBe(0);
  });
});

describe('faults', () => {
  let cloud: DemoCloud;
  const list = (path = '/servers', signal?: AbortSignal) =>
    fetch(cloud.computeUrl + path, {
      headers: { 'X-Auth-Token': cloud.tokens.operator },
      ...(signal && { signal }),
    });
  beforeAll(async () => {
    cloud = await start();
  });

  test('an answer of one’s own stands in for the real one, below that path alone, until healed', async () => {
    cloud.fail('/compute/v2.1/os-services', { status: 503, body: { down: true }, headers: { 'Retry-After': '7' } });

    const failed = await list('/os-services');
    expect([failed.status, failed.headers.get('retry-after'), await failed.json()]).toEqual([503, '7', { down: true }]);
    expect((await list()).status).toBe(200);

    cloud.heal();
    expect((await list('/os-services')).status).toBe(200);
  });

  test('a fault can be for one method and a number of times', async () => {
    cloud.fail('/compute', { status: 500 }, { method: 'GET', times: 2 });

    const statuses = [await list(), await list(), await list()].map(({ status }) => status);

    expect(statuses).toEqual([500, 500, 200]);
  });

  test('a connection can be reset, and an answer never come', async () => {
    cloud.fail('/compute', 'reset', { times: 1 });
    await expect(list()).rejects.toThrow('fetch failed');

    cloud.fail('/compute', 'hang', { times: 1 });
    await expect(list('/servers', AbortSignal.timeout(100))).rejects.toThrow(/timeout/);
  });

  test('a cloud with latency takes its time', async () => {
    const slow = await start({ latencyMs: 60 });
    const started = performance.now();

    await hosts(slow);

    expect(performance.now() - started).toBeGreaterThanOrEqual(59);
  });
});

describe('controls', () => {
  test('hosts and servers come, change and go behind Nova’s back', async () => {
    const cloud = await start();
    const host = cloud.addHost();
    const server = cloud.addServer({ name: 'extra', project: 'tenant-c', host: host.name, metadata: { app: 'web' } });

    const found = (await allServers(cloud, `&host=${host.name}`)).servers;
    expect(found).toMatchObject([{ id: server.id, name: 'extra', host_status: 'UP', metadata: { app: 'web' } }]);

    cloud.moveServer(server.id, 'compute-1');
    cloud.changeHost('compute-1', { disabled: true, disabledReason: 'by a test' });
    cloud.removeHost(host.name);
    const moved = await send('GET', `${cloud.computeUrl}/servers/${server.id}`, asOperator(cloud));
    expect(read(moved, serverForAdmin).server).toMatchObject({
      'OS-EXT-SRV-ATTR:host': 'compute-1',
      host_status: 'MAINTENANCE',
    });
    expect((await hosts(cloud)).map((it) => it.host)).not.toContain(host.name);

    cloud.deleteServer(server.id);
    expect((await send('GET', `${cloud.computeUrl}/servers/${server.id}`, asOperator(cloud))).status).toBe(404);
  });

  test('live migrations of a server fail for as long as a test wants them to', async () => {
    const cloud = await start({ migrationSeconds: 0.05 });
    const { id } = cloud.addServer({ name: 'stubborn', project: 'tenant-a', host: 'compute-1', tags: ['here'] });
    const migrate = async (): Promise<string> => {
      const body = { 'os-migrateLive': { host: null, block_migration: 'auto' } };
      const before = cloud.migrations().length;
      await send('POST', `${cloud.computeUrl}/servers/${id}/action`, { ...asOperator(cloud), body });
      return eventually('the end of the migration', () => {
        const status = cloud.migrations()[before]?.status ?? '';
        const over = cloud.servers().find((it) => it.id === id)?.taskState === null;
        return Promise.resolve(over && ['completed', 'failed'].includes(status) ? status : undefined);
      });
    };

    cloud.failLiveMigrations(id);
    expect(await migrate()).toBe('failed');
    cloud.failLiveMigrations(id, false);
    expect(await migrate()).toBe('completed');
    expect(cloud.servers().find((it) => it.id === id)).toMatchObject({ metadata: {}, tags: ['here'] });
  });

  test('a server is put in ERROR with its fault, and into a group', async () => {
    const cloud = await start();
    const [server] = cloud.servers();
    const id = server?.id ?? '';

    cloud.changeServer(id, { vmState: 'error', fault: { message: 'Disk on fire.', createdAt: Date.now() } });
    const group = cloud.addServerGroup({ name: 'all-of-it', project: 'tenant-a', members: [id] });

    const shown = read(
      await send('GET', `${cloud.computeUrl}/servers/${id}`, asOperator(cloud)),
      serverForAdmin,
    ).server;
    expect(shown).toMatchObject({ status: 'ERROR', fault: { message: 'Disk on fire.' } });
    expect(shown.server_groups).toContain(group.id);
  });

  test('what does not exist cannot be controlled', async () => {
    const cloud = await start();

    expect(() => {
      cloud.setHostState('compute-99', 'down');
    }).toThrow('the simulated cloud has no host compute-99');
    expect(() => cloud.cloudOf('tenant-z')).toThrow('the simulated cloud has no project tenant-z');
  });

  test('a tenant’s view stays its own, whatever is added elsewhere', async () => {
    const cloud = await start();
    cloud.addServer({ name: 'foreign', project: 'tenant-b', host: 'compute-1' });

    const list = await send('GET', `${cloud.computeUrl}/servers/detail`, {
      token: cloud.tokens.tenantA,
      version: '2.90',
    });

    expect(read(list, serversForTenant).servers.map(({ name }) => name)).not.toContain('foreign');
  });
});
