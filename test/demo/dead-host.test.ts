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
