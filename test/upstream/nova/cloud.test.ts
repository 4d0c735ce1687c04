import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startDemoCloud } from '../../../demo/cloud.ts';
import type { DemoCloud } from '../../../demo/cloud.ts';
import { cloudName, serverId } from '../../../src/domain/ids.ts';
import { createCredential } from '../../../src/upstream/credential.ts';
import { createKeystone } from '../../../src/upstream/keystone.ts';
import type { Keystone } from '../../../src/upstream/keystone.ts';
import type { ServiceLogin } from '../../../src/upstream/login.ts';
import { createCloud } from '../../../src/upstream/nova/cloud.ts';
import type { NovaCloud } from '../../../src/upstream/nova/cloud.ts';
import { failureOf } from '../failure-of.ts';
import { describeNovaMoves } from '../nova-moves-suite.ts';
import { describeNovaClient } from '../nova-suite.ts';
import type { NovaTarget } from '../nova-suite.ts';

const NOVA = '/compute/v2.1';
const LOGIN = { method: 'POST', path: '/identity/v3/auth/tokens' };

function loginOf({ auth }: DemoCloud['cloud']): ServiceLogin {
  return {
    kind: 'password',
    user: { name: auth.username, domain: { name: auth.user_domain_name } },
    password: auth.password,
    project: { name: auth.project_name, domain: { name: auth.project_domain_name } },
  };
}

async function simulated(): Promise<NovaTarget> {
  const demo = await startDemoCloud({ migrationSeconds: 0.3 });
  return {
    authUrl: demo.authUrl,
    region: demo.region,
    admin: loginOf(demo.cloud),
    tenant: loginOf(demo.cloudOf('tenant-a')),
    close: demo.close,
  };
}

describeNovaClient('the simulated cloud', simulated);
describeNovaMoves('the simulated cloud', simulated);

describe('a region of 1,001 hosts and 2,000 servers', () => {
  let demo: DemoCloud;
  let keystone: Keystone;
  let cloud: NovaCloud;

  beforeAll(async () => {
    demo = await startDemoCloud({ hosts: 1001, servers: 2000 });
  });

  beforeEach(() => {
    const connection = { timeoutMs: 10_000, concurrency: 4 };
    keystone = createKeystone({ ...connection, name: 'keystone home', authUrl: demo.authUrl });
    const credential = createCredential({ keystone, login: loginOf(demo.cloud) });
    const { region } = demo;
    cloud = createCloud({ ...connection, name: cloudName('home'), region, identityKey: 'home', credential });
    demo.resetRequests();
  });

  afterEach(async () => {
    demo.heal();
    await cloud.close();
    await keystone.close();
  });

  afterAll(() => demo.close());

  test('costs one login and one look at the versions, however many ask at first', async () => {
    const caller = cloud.as(demo.tokens.tenantA, { allProjects: false });

    await Promise.all([cloud.service.listHosts(), cloud.service.listHosts(), caller.listServers()]);
    await cloud.service.listHosts();

    expect(demo.count(LOGIN)).toBe(1);
    expect(demo.count({ path: NOVA })).toBe(1);
    expect(demo.count({ path: `${NOVA}/os-services` })).toBe(3);
  });

  test('is read to the end: three pages where the second was full, the last of them empty', async () => {
    const servers = await cloud.service.listServers();

    expect(servers.length).toBe(2000);
    expect(new Set(servers.map(({ id }) => id)).size).toBe(2000);
    expect(demo.count({ path: `${NOVA}/servers/detail` })).toBe(3);
  });

  test('has its hypervisors on two pages', async () => {
    expect((await cloud.service.listHypervisors()).length).toBe(1001);
    expect(demo.count({ path: `${NOVA}/os-hypervisors/detail` })).toBe(2);
  });

  test('is asked at 2.90, and at 2.87 where later ones would ask every host', async () => {
    await Promise.all([cloud.service.listHosts({ name: 'compute-1' }), cloud.service.listHypervisors()]);

    const versions = demo.requests.filter(({ microversion }) => microversion !== undefined);
    expect([...new Set(versions.map(({ path, microversion }) => `${path} ${microversion ?? ''}`))].sort()).toEqual([
      `${NOVA}/os-hypervisors/detail compute 2.87`,
      `${NOVA}/os-services compute 2.90`,
    ]);
  });

  test('is read for callers with their own tokens, for other projects only when that is asked', async () => {
    await cloud.as(demo.tokens.tenantA, { allProjects: false }).listServers();
    await cloud.as(demo.tokens.operator, { allProjects: true }).listServers({ host: 'compute-7' });

    expect(demo.requests.filter(({ path }) => path.endsWith('/servers/detail'))).toMatchObject([
      { url: `${NOVA}/servers/detail?limit=1000`, tokenHint: demo.tokens.tenantA.slice(0, 13) },
      {
        url: `${NOVA}/servers/detail?all_tenants=1&host=compute-7&limit=1000`,
        tokenHint: demo.tokens.operator.slice(0, 13),
      },
    ]);
  });

  test('logs the service in again once when its token is refused, and no more than once', async () => {
    await cloud.service.listHosts();
    demo.resetRequests();
    demo.fail(`${NOVA}/os-services`, { status: 401 }, { times: 1 });

    expect((await cloud.service.listHosts()).length).toBe(1001);
    expect(demo.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET ${NOVA}/os-services`,
      'POST /identity/v3/auth/tokens',
      `GET ${NOVA}/os-services`,
    ]);

    demo.resetRequests();
    demo.fail(`${NOVA}/os-services`, { status: 401 });
    expect(await failureOf(cloud.service.listHosts())).toMatchObject({ failure: 'REFUSED', status: 401 });
    expect(demo.count({ path: `${NOVA}/os-services` })).toBe(2);
    expect(demo.count(LOGIN)).toBe(1);
  });

  test('does not log in for a caller whose token is refused', async () => {
    await cloud.service.listHosts();
    demo.resetRequests();

    const caller = cloud.as('stale', { allProjects: false });

    expect(await failureOf(caller.listServers())).toMatchObject({ failure: 'REFUSED', status: 401 });
    expect(demo.count()).toBe(1);
  });

  test('is looked for again after it could not be found', async () => {
    demo.fail(NOVA, { status: 500, body: { computeFault: { code: 500, message: 'Oh no.' } } }, { times: 1 });

    const failure = await failureOf(cloud.service.listHosts());

    expect(failure).toMatchObject({ failure: 'FAILED', status: null });
    expect(failure.message).toContain('no version document at the endpoint of the catalogue: GET /: 500 Oh no.');
    expect((await cloud.service.listHosts()).length).toBe(1001);
  });

  test.each(['/identity', NOVA])(
    'an address that leads nowhere (%s) is not a server that does not exist',
    async (path) => {
      demo.fail(path, { status: 404, body: '<h1>Not Found</h1>' });

      const failure = await failureOf(cloud.service.getServer(serverId('00000000-0000-0000-0000-000000000000')));

      expect(failure).toMatchObject({ failure: 'REFUSED', status: null });
    },
  );

  test('shows a service whose cell does not answer as far as it is known, and does not guess about it alone', async () => {
    const services = [{ binary: 'nova-compute', host: 'compute-1', status: 'UNKNOWN' }];
    demo.fail(`${NOVA}/os-services`, { status: 200, body: { services } });

    const [host] = await cloud.service.listHosts();
    expect(host).toMatchObject({ name: 'compute-1', state: 'UNKNOWN', status: 'DISABLED', serviceId: '' });

    const expected = {
      failure: 'FAILED',
      retryable: true,
      message: 'nova home: the cell of compute-1 does not answer',
    };
    expect(await failureOf(cloud.service.listHosts({ name: 'compute-1' }))).toMatchObject(expected);
    expect(
      await failureOf(cloud.service.setHostStatus({ name: 'compute-1', serviceId: '' }, 'ENABLED', null)),
    ).toMatchObject(expected);
  });

  test('shows a server whose cell does not answer under its id', async () => {
    const servers = [{ id: 'vm-1', status: 'UNKNOWN', tenant_id: 'p', created: '2026-11-22T12:00:00Z', links: [] }];
    demo.fail(`${NOVA}/servers/detail`, { status: 200, body: { servers } });

    expect(await cloud.service.listServers()).toMatchObject([
      { id: 'vm-1', name: 'vm-1', status: 'UNKNOWN', host: null, hostHash: null, metadata: {}, taskState: null },
    ]);
  });

  test('whose pages repeat themselves is an error, and links to other hosts are not followed', async () => {
    const servers = [{ id: 'vm-1', status: 'ACTIVE', tenant_id: 'p' }];
    const servers_links = [{ rel: 'next', href: 'https://elsewhere.example/servers/detail?marker=vm-1' }];
    demo.fail(`${NOVA}/servers/detail`, { status: 200, body: { servers, servers_links } });

    const failure = await failureOf(cloud.service.listServers());

    expect(failure).toMatchObject({
      failure: 'UNREADABLE',
      message: 'nova home: the pages of a list repeat themselves',
    });
    expect(demo.requests.filter(({ path }) => path.endsWith('/servers/detail')).map(({ url }) => url)).toEqual([
      `${NOVA}/servers/detail?all_tenants=1&limit=1000`,
      `${NOVA}/servers/detail?all_tenants=1&limit=1000&marker=vm-1`,
    ]);
  });

  test('is told to disable a host once, even when nobody knows whether it heard', async () => {
    const [host] = await cloud.service.listHosts({ name: 'compute-2' });
    demo.fail(`${NOVA}/os-services`, 'reset', { method: 'PUT' });

    const attempt = cloud.service.setHostStatus(host ?? { name: '', serviceId: '' }, 'DISABLED', 'once');

    expect(await failureOf(attempt)).toMatchObject({ failure: 'UNREACHABLE', retryable: true });
    expect(demo.count({ method: 'PUT' })).toBe(1);
  });
});
