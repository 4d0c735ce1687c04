/** What the simulated cloud does when a host is dead. Measured on a real Nova once, too disruptive for the contract. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startDemoCloud } from '../../demo/cloud.ts';
import type { DemoCloud } from '../../demo/cloud.ts';
import { migrations, serverForAdmin } from '../contract/server-shapes.ts';
import { services } from '../contract/shapes.ts';
import { eventually, expectFault, read, send } from '../contract/wire.ts';

describe('a dead host', () => {
  let cloud: DemoCloud;
  const ask = (method: string, path: string, body?: unknown) =>
    send(method, cloud.computeUrl + path, { token: cloud.tokens.operator, version: '2.80', body });
  const server = async (id: string) =>
    read(
      await send('GET', `${cloud.computeUrl}/servers/${id}`, { token: cloud.tokens.operator, version: '2.90' }),
      serverForAdmin,
    ).server;
  const service = async () => read(await ask('GET', '/os-services?host=compute-1'), services).services[0];
  const victim = (): string => cloud.servers().find(({ host }) => host === 'compute-1')?.id ?? '';
  const migrationOf = (id: string, status: string) =>
    eventually(`migration ${status}`, async () => {
      const found = read(await ask('GET', `/os-migrations?instance_uuid=${id}`), migrations).migrations[0];
      return found?.status === status ? found : undefined;
    });

  beforeAll(async () => {
    cloud = await startDemoCloud({ migrationSeconds: 0.2 });
    cloud.setHostState('compute-1', 'down');
  });
  afterAll(() => cloud.close());

  test('is down, while its servers stay ACTIVE with host status UNKNOWN', async () => {
    expect(await service()).toMatchObject({ state: 'down', status: 'enabled', forced_down: false });
    expect(await server(victim())).toMatchObject({ status: 'ACTIVE', host_status: 'UNKNOWN' });
  });

  test('takes a live migration off it with 202, which then ends in error', async () => {
    const id = victim();

    const body = { 'os-migrateLive': { host: null, block_migration: 'auto' } };
    expect((await ask('POST', `/servers/${id}/action`, body)).status).toBe(202);

    await migrationOf(id, 'error');
    expect(await server(id)).toMatchObject({ status: 'ACTIVE', 'OS-EXT-SRV-ATTR:host': 'compute-1' });
  });

  test('leaves a server that was on its way off it as it was, until it is evacuated', async () => {
    const { id } = cloud.addServer({ name: 'under-way', project: 'tenant-a', host: 'compute-2' });
    const path = `/os-services/${String(cloud.hosts().find(({ name }) => name === 'compute-2')?.serviceId)}`;
    const body = { 'os-migrateLive': { host: null, block_migration: 'auto' } };
    expect((await ask('POST', `/servers/${id}/action`, body)).status).toBe(202);
    await migrationOf(id, 'running');
    cloud.setHostState('compute-2', 'down');
    await ask('PUT', path, { forced_down: true });

    expectFault(await ask('POST', `/servers/${id}/action`, body), 409, 'conflictingRequest', /task_state migrating$/);
    expect(await server(id)).toMatchObject({ status: 'MIGRATING', 'OS-EXT-SRV-ATTR:host': 'compute-2' });
    expect((await ask('POST', `/servers/${id}/action`, { evacuate: {} })).status).toBe(200);

    expect(await migrationOf(id, 'done')).toMatchObject({ migration_type: 'evacuation' });
    expect(await server(id)).toMatchObject({ status: 'ACTIVE' });
    expect((await server(id))['OS-EXT-SRV-ATTR:host']).not.toBe('compute-2');
    expect(cloud.migrations().filter(({ serverId }) => serverId === id)).toMatchObject([{ status: 'running' }, {}]);
  });

  test('started anew gives up what it had left undone', async () => {
    const { id } = cloud.addServer({ name: 'given-up', project: 'tenant-a', host: 'compute-3' });
    const body = { 'os-migrateLive': { host: null, block_migration: 'auto' } };
    expect((await ask('POST', `/servers/${id}/action`, body)).status).toBe(202);
    await migrationOf(id, 'running');

    cloud.setHostState('compute-3', 'down');
    cloud.setHostState('compute-3', 'up');

    await migrationOf(id, 'error');
    expect(await server(id)).toMatchObject({ status: 'ACTIVE', 'OS-EXT-SRV-ATTR:host': 'compute-3' });
  });

  test('that is the last one leaves an evacuated server in ERROR, with the reason', async () => {
    const lonely = await startDemoCloud({ hosts: 2, migrationSeconds: 0.1 });
    try {
      const [victim] = lonely.servers().filter(({ host }) => host === 'compute-1');
      for (const { name } of lonely.hosts()) lonely.changeHost(name, { forcedDown: true });
      const as = { token: lonely.tokens.operator, version: '2.90' };
      const url = `${lonely.computeUrl}/servers/${String(victim?.id)}`;
      expect((await send('POST', `${url}/action`, { ...as, body: { evacuate: {} } })).status).toBe(200);

      const failed = await eventually('its end', async () => {
        const now = read(await send('GET', url, as), serverForAdmin).server;
        return now.status === 'ERROR' ? now : undefined;
      });

      expect(failed.fault?.message).toMatch(/^No valid host was found/);
      expect(failed['OS-EXT-SRV-ATTR:host']).toBe('compute-1');
    } finally {
      await lonely.close();
    }
  });

  test('is evacuated with 200, and forced up again only after its nova-compute was started anew', async () => {
    const id = victim();
    const path = `/os-services/${String((await service())?.id)}`;
    expect((await ask('PUT', path, { forced_down: true })).status).toBe(200);
    expect(await server(id)).toMatchObject({ host_status: 'DOWN' });

    expect(await ask('POST', `/servers/${id}/action`, { evacuate: {} })).toMatchObject({ status: 200, text: '' });
    expect(await server(id)).toMatchObject({ status: 'REBUILD' });
    expect(await migrationOf(id, 'done')).toMatchObject({ migration_type: 'evacuation', source_compute: 'compute-1' });
    expect((await server(id))['OS-EXT-SRV-ATTR:host']).not.toBe('compute-1');

    const tooEarly = await ask('PUT', path, { forced_down: false });
    expectFault(tooEarly, 400, 'badRequest', /^Unable to force up host compute-1 as `done` evacuation/);
    cloud.setHostState('compute-1', 'up');
    expect((await ask('PUT', path, { forced_down: false })).status).toBe(200);
    await migrationOf(id, 'completed');
    expect(await service()).toMatchObject({ state: 'up' });
  });
});
