/** `os-hypervisors` by microversion. Part of the contract; knows no target. */
import { describe, expect, test } from '@jest/globals';

import type { UseSession } from './contract.ts';
import {
  hypervisors,
  hypervisorsBefore253,
  hypervisorsBefore288,
  hypervisorsFrom288,
  oneHypervisor,
  oneService,
  services,
} from './shapes.ts';
import { expectFault, read } from './wire.ts';

function describeShapes(use: UseSession): void {
  test('each host has one hypervisor of its name', async () => {
    const listed = read(await use().nova('admin', 'GET', '/os-hypervisors', { version: '2.87' }), hypervisors);
    const hosts = read(await use().nova('admin', 'GET', '/os-services?binary=nova-compute'), services).services;

    expect(listed.hypervisors.map((it) => it.hypervisor_hostname).sort()).toEqual(hosts.map(({ host }) => host).sort());
  });

  test('sizes and counts are shown up to 2.87, uptime from 2.88 on', async () => {
    const before = await use().nova('admin', 'GET', '/os-hypervisors/detail', { version: '2.87' });
    const after = await use().nova('admin', 'GET', '/os-hypervisors/detail', { version: '2.88' });

    expect(read(before, hypervisorsBefore288).hypervisors).toHaveLength(
      read(after, hypervisorsFrom288).hypervisors.length,
    );
  });

  test('before 2.53 ids are integers and cpu_info is text', async () => {
    const answer = await use().nova('admin', 'GET', '/os-hypervisors/detail', { version: '2.1' });

    expect(read(answer, hypervisorsBefore253).hypervisors.length).toBeGreaterThanOrEqual(3);
  });

  test('running_vms counts the servers of the host', async () => {
    const servers = await use().allServers();
    const answer = await use().nova('admin', 'GET', '/os-hypervisors/detail?with_servers=true', { version: '2.87' });

    for (const it of read(answer, hypervisorsBefore288).hypervisors) {
      const here = servers.filter((server) => server['OS-EXT-SRV-ATTR:host'] === it.hypervisor_hostname);
      expect(it.servers?.map(({ uuid }) => uuid).sort()).toEqual(here.map(({ id }) => id).sort());
    }
  });

  test('a disabled host’s reason is in its hypervisor’s service', async () => {
    const { nova } = use();
    const hosts = read(await nova('admin', 'GET', '/os-services?binary=nova-compute'), services).services;
    const host = hosts.find(({ status }) => status === 'enabled');
    const path = `/os-services/${String(host?.id)}`;
    const body = { status: 'disabled', disabled_reason: 'contract' };
    read(await nova('admin', 'PUT', path, { body }), oneService);
    try {
      const answer = await nova('admin', 'GET', '/os-hypervisors/detail', { version: '2.87' });

      const shown = read(answer, hypervisorsBefore288).hypervisors.find(({ service }) => service.id === host?.id);
      expect(shown).toMatchObject({ status: 'disabled', service: { host: host?.host, disabled_reason: 'contract' } });
    } finally {
      await nova('admin', 'PUT', path, { body: { status: 'enabled' } });
    }
  });
}

function describeAsking(use: UseSession): void {
  const ask = (path: string) => use().nova('admin', 'GET', path, { version: '2.87' });

  test('one hypervisor is found by its id', async () => {
    const [first] = read(await ask('/os-hypervisors'), hypervisors).hypervisors;

    const one = read(await ask(`/os-hypervisors/${String(first?.id)}?with_servers=true`), oneHypervisor).hypervisor;

    expect(one).toMatchObject({ ...first });
  });

  test('an unknown hypervisor and a pattern without a match are 404', async () => {
    const unknown = await ask('/os-hypervisors/00000000-0000-0000-0000-000000000000');
    expectFault(unknown, 404, 'itemNotFound', /^Hypervisor with ID '[-0]+' could not be found\.$/);
    const unmatched = await ask('/os-hypervisors?hypervisor_hostname_pattern=no-such');
    expectFault(unmatched, 404, 'itemNotFound', /^No hypervisor matching 'no-such' could be found\.$/);
  });

  test('a page has a next link behind its last hypervisor', async () => {
    const all = read(await ask('/os-hypervisors'), hypervisors).hypervisors;

    const page = read(await ask('/os-hypervisors?limit=2'), hypervisors);
    const rest = read(await ask(`/os-hypervisors?marker=${String(page.hypervisors[1]?.id)}`), hypervisors);

    expect(page.hypervisors).toEqual(all.slice(0, 2));
    expect(page.hypervisors_links?.[0]?.href).toMatch(new RegExp(`limit=2&marker=${String(all[1]?.id)}$`));
    expect(rest.hypervisors).toEqual(all.slice(2));
  });

  test('an unknown filter is a 400', async () => {
    expectFault(await ask('/os-hypervisors?foo=1'), 400, 'badRequest', /'foo' was unexpected/);
  });

  test('tenants are refused', async () => {
    const answer = await use().nova('tenantA', 'GET', '/os-hypervisors/detail');

    expectFault(answer, 403, 'forbidden', /os-hypervisors:list-detail to be performed\.$/);
  });
}

/** Registers the tests. */
export function describeHypervisors(use: UseSession): void {
  describe('os-hypervisors', () => {
    describeShapes(use);
    describeAsking(use);
  });
}
