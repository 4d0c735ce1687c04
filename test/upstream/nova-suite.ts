/**
 * What the Nova client does on any Nova: the simulated one and a real one alike.
 *
 * Knows nothing of how the cloud was started. Leaves it as it was.
 */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Compute } from '../../src/domain/compute.ts';
import type { Host } from '../../src/domain/host.ts';
import { cloudName, hostIdOf, serverId } from '../../src/domain/ids.ts';
import { createCredential } from '../../src/upstream/credential.ts';
import { createKeystone } from '../../src/upstream/keystone.ts';
import type { Keystone } from '../../src/upstream/keystone.ts';
import type { ServiceLogin } from '../../src/upstream/login.ts';
import { createCloud } from '../../src/upstream/nova/cloud.ts';
import type { NovaCloud } from '../../src/upstream/nova/cloud.ts';
import { failureOf } from './failure-of.ts';

/** A cloud with at least two hosts, both enabled or not, and servers in the tenant's project and in another. */
export interface NovaTarget {
  readonly authUrl: string;
  readonly region: string;
  /** An administrator of the cloud. */
  readonly admin: ServiceLogin;
  /** Somebody without any right but to its own project. */
  readonly tenant: ServiceLogin;
  /** Called after the last test. */
  readonly close?: () => Promise<void>;
}

const HOME = cloudName('home');

/** `target` is called once, before the first test. */
export function describeNovaClient(name: string, target: () => NovaTarget | Promise<NovaTarget>): void {
  describe(`the Nova client on ${name}`, () => {
    let keystone: Keystone;
    let cloud: NovaCloud;
    let tenant: Compute;
    let tenantToken: string;
    let stop: (() => Promise<void>) | undefined;

    beforeAll(async () => {
      const { authUrl, region, admin, tenant: tenantLogin, close } = await target();
      stop = close;
      const connection = { timeoutMs: 30_000, concurrency: 4 };
      keystone = createKeystone({ ...connection, name: 'keystone home', authUrl });
      const credential = createCredential({ keystone, login: admin });
      cloud = createCloud({ ...connection, name: HOME, region, identityKey: authUrl, credential });
      tenantToken = (await keystone.login(tenantLogin)).token;
      tenant = cloud.as(tenantToken, { allProjects: false });
    });

    afterAll(async () => {
      await cloud.close();
      await keystone.close();
      await stop?.();
    });

    test('every host is a nova-compute service with a record of its own', async () => {
      const hosts = await cloud.service.listHosts();

      expect(hosts.length).toBeGreaterThanOrEqual(2);
      expect(new Set(hosts.map(({ serviceId }) => serviceId)).size).toBe(hosts.length);
      for (const host of hosts) {
        expect(host.id).toBe(hostIdOf(HOME, host.name));
        expect(host.serviceId).toMatch(/^[0-9a-f-]{36}$/u);
        expect(host.fetchedAt).toBeInstanceOf(Date);
      }
    });

    test('one host is found by its name, and none by a name that nobody has', async () => {
      const [first] = await cloud.service.listHosts();
      const { name } = first ?? { name: '' };

      expect((await cloud.service.listHosts({ name })).map((host) => host.name)).toEqual([name]);
      expect(await cloud.service.listHosts({ name: 'no-such-host' })).toEqual([]);
    });

    test('every hypervisor belongs to a host and says how many servers it runs', async () => {
      const hosts = await cloud.service.listHosts();
      const hypervisors = await cloud.service.listHypervisors();

      expect(hypervisors.map(({ host }) => host).sort()).toEqual(hosts.map(({ id }) => id).sort());
      for (const { runningServers } of hypervisors) expect(runningServers).toEqual(expect.any(Number));
    });

    test('the service sees the servers of all projects, and those of each host add up to them', async () => {
      const hosts = await cloud.service.listHosts();
      const all = await cloud.service.listServers();
      const perHost = await Promise.all(hosts.map((host) => cloud.service.listServers({ host: host.name })));

      expect(new Set(all.map(({ project }) => project)).size).toBeGreaterThan(1);
      expect(
        perHost
          .flat()
          .map(({ id }) => id)
          .sort(),
      ).toEqual(all.map(({ id }) => id).sort());
      perHost.forEach((servers, place) => {
        for (const server of servers) expect(server.host).toBe(hosts[place]?.id);
      });
    });

    test('a tenant sees the servers of its own project, without their hosts', async () => {
      const { project } = (await keystone.validate(tenantToken)) ?? { project: null };
      const own = await tenant.listServers();

      expect(own.length).toBeGreaterThan(0);
      for (const server of own) {
        expect(server).toMatchObject({ project: project?.id, host: null, hostHash: expect.stringMatching(/^\w+$/u) });
      }
    });

    test('a tenant who filters by host gets nothing, although Nova ignores that filter', async () => {
      const [host] = await cloud.service.listHosts();

      expect(await tenant.listServers({ host: host?.name ?? '' })).toEqual([]);
    });

    test('a server read alone is the server of the list', async () => {
      const [listed] = await tenant.listServers();
      const alone = await tenant.getServer(listed?.id ?? serverId(''));

      expect({ ...alone, fetchedAt: null }).toEqual({ ...listed, fetchedAt: null });
    });

    test('a foreign server, one that does not exist and an id that is none are all null', async () => {
      const own = new Set((await tenant.listServers()).map(({ id }) => id));
      const foreign = (await cloud.service.listServers()).find(({ id }) => !own.has(id));
      const ids = [foreign?.id ?? '', '00000000-0000-0000-0000-000000000000', 'detail', '../os-services', ''];

      expect(await Promise.all(ids.map((id) => tenant.getServer(serverId(id))))).toEqual([
        null,
        null,
        null,
        null,
        null,
      ]);
    });

    test('what a tenant may not do, Nova refuses in its own words and under its own request id', async () => {
      const [host] = await cloud.service.listHosts();
      const { name: hostName, serviceId } = host ?? { name: '', serviceId: '' };
      const attempts = [
        tenant.listHosts(),
        tenant.listHypervisors(),
        tenant.setHostStatus({ name: hostName, serviceId }, 'DISABLED', 'mine now'),
        cloud.as(tenantToken, { allProjects: true }).listServers(),
      ];

      for (const refusal of await Promise.all(attempts.map(failureOf))) {
        expect(refusal).toMatchObject({ upstream: 'nova home', failure: 'REFUSED', status: 403, retryable: false });
        expect(refusal.message).toContain("Policy doesn't allow os_compute_api:");
        expect(refusal.requestId).toMatch(/^req-/u);
      }
    });

    test('a token that Nova does not accept is refused, never replaced by another', async () => {
      const stranger = cloud.as('not-a-token', { allProjects: false });

      expect(await failureOf(stranger.listServers())).toMatchObject({ failure: 'REFUSED', status: 401 });
    });

    test('a host is disabled with a reason, up to 255 characters, and enabled without one', async () => {
      const host = (await cloud.service.listHosts()).find(({ status }) => status === 'ENABLED');
      const target: Pick<Host, 'name' | 'serviceId'> = host ?? { name: '', serviceId: '' };
      const reason = 'https://tickets.example/browse/OPS-1 – ✓ '.padEnd(255, 'x');
      try {
        const disabled = await cloud.service.setHostStatus(target, 'DISABLED', reason);
        const [read] = await cloud.service.listHosts({ name: target.name });
        const tooLong = await failureOf(cloud.service.setHostStatus(target, 'DISABLED', `${reason}x`));

        expect(disabled).toMatchObject({ id: host?.id, status: 'DISABLED', disabledReason: reason });
        expect({ ...read, fetchedAt: null }).toEqual({ ...disabled, fetchedAt: null });
        expect(tooLong).toMatchObject({ failure: 'REFUSED', status: 400 });
      } finally {
        const enabled = await cloud.service.setHostStatus(target, 'ENABLED', 'Nova would refuse a reason here');
        expect(enabled).toMatchObject({ id: host?.id, status: 'ENABLED', disabledReason: null });
      }
    });
  });
}
