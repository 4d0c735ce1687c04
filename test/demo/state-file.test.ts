/** Demo data survives a restart: what the simulated cloud keeps on disk. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { startDemoCloud } from '../../demo/cloud.ts';
import { eventually, send } from '../contract/wire.ts';

describe('the state file', () => {
  let directory = '';
  const file = (): string => join(directory, 'cloud.json');
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'slipway-demo-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  test('a closed cloud goes on where it stood: hosts, servers, metadata, tags', async () => {
    const first = await startDemoCloud({ stateFile: file() });
    const [server, other] = first.servers();
    const path = `${first.computeUrl}/servers/${String(server?.id)}`;
    const tenant = { token: first.tokens.tenantA, version: '2.90' };
    await send('PUT', `${path}/metadata/kept`, { ...tenant, body: { meta: { kept: 'yes' } } });
    await send('PUT', `${path}/tags/kept`, tenant);
    first.changeHost('compute-2', { disabled: true, disabledReason: 'kept', forcedDown: true });
    first.deleteServer(String(other?.id));
    const added = first.addServer({ name: 'kept', project: 'tenant-c', host: 'compute-3' });
    const before = { hosts: first.hosts(), servers: first.servers() };
    await first.close();

    const second = await startDemoCloud({ stateFile: file() });
    const after = { hosts: second.hosts(), servers: second.servers() };
    await second.close();

    expect(after).toEqual(before);
    expect(after.servers.find(({ id }) => id === server?.id)).toMatchObject({
      metadata: expect.objectContaining({ kept: 'yes' }),
      tags: expect.arrayContaining(['kept']),
    });
    expect(after.servers.map(({ id }) => id)).toContain(added.id);
    expect(after.servers.map(({ id }) => id)).not.toContain(other?.id);
    expect(await readdir(directory)).toEqual(['cloud.json']);
  });

  test('a migration that was under way has failed after the restart', async () => {
    const first = await startDemoCloud({ stateFile: file() });
    const [server] = first.servers();
    const action = `/servers/${String(server?.id)}/action`;
    const body = { 'os-migrateLive': { host: null, block_migration: 'auto' } };
    await send('POST', first.computeUrl + action, { token: first.tokens.operator, version: '2.90', body });
    await eventually('its record', () => Promise.resolve(first.migrations().length > 0 ? true : undefined));
    await first.close();

    const second = await startDemoCloud({ stateFile: file() });
    const ask = { token: second.tokens.operator, version: '2.80' };
    const migrations = await send('GET', `${second.computeUrl}/os-migrations`, ask);
    const [restored] = second.servers();
    await second.close();

    expect(migrations.json).toMatchObject({ migrations: [{ status: 'error' }] });
    expect(restored).toMatchObject({ host: server?.host, taskState: null, vmState: 'active' });
  });

  test('a file that is not one of ours is refused by name', async () => {
    await writeFile(file(), '{"hosts": 5}');
    await expect(startDemoCloud({ stateFile: file() })).rejects.toThrow(/cloud\.json holds no demo cloud/);

    await writeFile(file(), 'not JSON');
    await expect(startDemoCloud({ stateFile: file() })).rejects.toThrow(/cloud\.json holds no JSON/);
  });
});
