/**
 * How the Nova client moves servers and writes on them, on any Nova: the simulated one and a real one alike.
 *
 * Knows nothing of how the cloud was started. Servers may end on other hosts than they were on; all else is put back.
 */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Compute } from '../../src/domain/compute.ts';
import { cloudName, serverId } from '../../src/domain/ids.ts';
import type { Migration } from '../../src/domain/move.ts';
import type { Server } from '../../src/domain/server.ts';
import { createCredential } from '../../src/upstream/credential.ts';
import { createKeystone } from '../../src/upstream/keystone.ts';
import { createCloud } from '../../src/upstream/nova/cloud.ts';
import { eventually, send } from '../contract/wire.ts';
import { failureOf } from './failure-of.ts';
import type { NovaTarget } from './nova-suite.ts';

const HOME = cloudName('home');
const ABSENT = serverId('00000000-0000-0000-0000-000000000000');
const FAIL = { fake_live_migration: 'fail' };

/** `target` is called once, before the first test. */
export function describeNovaMoves(name: string, target: () => NovaTarget | Promise<NovaTarget>): void {
  describe(`moving servers on ${name}`, () => {
    let service: Compute;
    let tenant: Compute;
    let tenantToken: string;
    let computeUrl: string;
    let close: () => Promise<void>;

    beforeAll(async () => {
      const { authUrl, region, admin, tenant: tenantLogin, close: stop } = await target();
      const connection = { timeoutMs: 30_000, concurrency: 4 };
      const keystone = createKeystone({ ...connection, name: 'keystone home', authUrl });
      const credential = createCredential({ keystone, login: admin });
      const cloud = createCloud({ ...connection, name: HOME, region, identityKey: authUrl, credential });
      tenantToken = (await keystone.login(tenantLogin)).token;
      tenant = cloud.as(tenantToken, { allProjects: false });
      service = cloud.service;
      computeUrl = await credential.endpoint({ type: 'compute', region, interface: 'public' });
      close = async () => {
        await cloud.close();
        await keystone.close();
        await stop?.();
      };
    });

    afterAll(() => close());

    const seen = async (id: Server['id']): Promise<Server> => {
      const server = await service.getServer(id);
      if (server === null) throw new Error(`no server ${id}`);
      return server;
    };
    /** One of the tenant's that runs and is left alone, as the service sees it. */
    const idle = async (): Promise<Server> => {
      const own = await tenant.listServers();
      const found = own.find(({ status, taskState }) => status === 'ACTIVE' && taskState === null);
      return seen(found?.id ?? ABSENT);
    };
    /** A migration younger than `before` that has ended, and the server at rest. */
    const ended = (id: Server['id'], before: Migration | null) =>
      eventually('the end of the migration', async () => {
        const migration = await service.latestMigration(id);
        if (migration === null || migration.id <= (before?.id ?? 0) || migration.state === 'RUNNING') return undefined;
        const server = await seen(id);
        return server.taskState === null && server.status === 'ACTIVE' ? { migration, server } : undefined;
      });

    test('a live migration ends on another host, and is found among those that changed since', async () => {
      const { id, host } = await idle();
      const before = await service.latestMigration(id);
      const earlier = await service.listMigrations({ changedSince: new Date(0) });

      await service.move(id, 'LIVE_MIGRATION');
      const { migration, server } = await ended(id, before);
      const since = await service.listMigrations({ changedSince: new Date(Date.now() - 60_000) });

      expect(server.host).not.toBe(host);
      expect(migration).toMatchObject({ server: id, state: 'DONE', status: 'completed' });
      expect(earlier.map((it) => it.id)).not.toContain(migration.id);
      expect(since).toContainEqual(migration);
      expect(await service.listMigrations({ changedSince: new Date(Date.now() + 3_600_000) })).toEqual([]);
    });

    test('a live migration that is rolled back has failed, and left the server where it was', async () => {
      const { id, host } = await idle();
      const before = await service.latestMigration(id);
      await service.setServerMetadata(id, FAIL);
      try {
        await service.move(id, 'LIVE_MIGRATION');
        const { migration, server } = await ended(id, before);

        expect(migration).toMatchObject({ state: 'FAILED', status: 'failed' });
        expect(server).toMatchObject({ host, fault: null });
      } finally {
        await service.setServerMetadata(id, { fake_live_migration: null });
      }
    });

    test('a cold migration waits for its confirmation, which may come more than once', async () => {
      const { id, host } = await idle();
      const before = await service.latestMigration(id);

      await service.move(id, 'MIGRATION');
      const waiting = await eventually('a server that waits', async () => {
        const server = await seen(id);
        return server.status === 'VERIFY_RESIZE' && server.taskState === null ? server : undefined;
      });
      expect(await service.latestMigration(id)).toMatchObject({
        kind: 'MIGRATION',
        state: 'RUNNING',
        status: 'finished',
      });
      expect(await failureOf(service.move(id, 'MIGRATION'))).toMatchObject({ failure: 'REFUSED', status: 409 });

      await service.confirmMigration(id);
      await service.confirmMigration(id);
      const { migration, server } = await ended(id, before);
      await service.confirmMigration(id);

      expect(migration).toMatchObject({ state: 'DONE', status: 'confirmed' });
      expect(server.host).toBe(waiting.host);
      expect(server.host).not.toBe(host);
    });

    test('what cannot be moved is refused in Nova’s words; nothing is confirmed where nothing is', async () => {
      const { id } = await idle();

      const alive = await failureOf(service.move(id, 'EVACUATION'));
      expect(alive).toMatchObject({ failure: 'REFUSED', status: 400 });
      expect(alive.message).toMatch(/Compute service of \S+ is still in use/u);
      expect(await failureOf(service.move(ABSENT, 'LIVE_MIGRATION'))).toMatchObject({ status: 404 });
      await expect(service.confirmMigration(ABSENT)).resolves.toBeUndefined();
      expect(await service.latestMigration(ABSENT)).toBeNull();
    });

    test('a tenant may move nothing and see no migration', async () => {
      const { id } = await idle();
      const attempts = [
        tenant.move(id, 'LIVE_MIGRATION'),
        tenant.move(id, 'MIGRATION'),
        tenant.move(id, 'EVACUATION'),
        tenant.latestMigration(id),
        tenant.listMigrations({ changedSince: new Date(0) }),
      ];

      for (const refusal of await Promise.all(attempts.map(failureOf))) {
        expect(refusal).toMatchObject({ failure: 'REFUSED', status: 403, retryable: false });
      }
    });

    test('metadata is set and removed key by key, by the server’s owner too; what is not named stays', async () => {
      const { id, metadata } = await idle();
      const first = await tenant.setServerMetadata(id, { 'suite:a': '1', 'suite:b': 'zwei – ✓', 'suite:none': null });
      const second = await tenant.setServerMetadata(id, { 'suite:a': null, 'suite:b': '2' });
      const read = (await seen(id)).metadata;
      const last = await tenant.setServerMetadata(id, { 'suite:a': null, 'suite:b': null });

      expect(first).toEqual({ ...metadata, 'suite:a': '1', 'suite:b': 'zwei – ✓' });
      expect(second).toEqual({ ...metadata, 'suite:b': '2' });
      expect(read).toEqual(second);
      expect(last).toEqual(metadata);
      expect(await tenant.setServerMetadata(id, {})).toEqual(metadata);
    });

    test('metadata of a foreign server, of one that does not exist and of no server at all is null', async () => {
      const own = new Set((await tenant.listServers()).map(({ id }) => id));
      const foreign = (await service.listServers()).find(({ id }) => !own.has(id))?.id ?? ABSENT;

      for (const id of [foreign, ABSENT, serverId('detail'), serverId('')]) {
        expect(await tenant.setServerMetadata(id, { a: 'b', c: null })).toBeNull();
        expect(await tenant.setServerMetadata(id, { c: null })).toBeNull();
      }
    });

    test('metadata that Nova refuses is refused, and a key that would be another path is never sent', async () => {
      const { id } = await idle();

      expect(await failureOf(tenant.setServerMetadata(id, { a: 'v'.repeat(256) }))).toMatchObject({ status: 400 });
      await expect(tenant.setServerMetadata(id, { '..': null })).rejects.toThrow('is not a metadata key');
      expect(await tenant.getServer(id)).not.toBeNull();
    });

    test('tags are told with a server, in the list as alone', async () => {
      const { id, tags } = await idle();
      const put = (list: readonly string[]) =>
        send('PUT', `${computeUrl}/servers/${id}/tags`, { token: tenantToken, version: '2.90', body: { tags: list } });
      try {
        await put(['suite', 'openstack.lcm.mirantis.com:maintenance_action=notify']);

        const expected = ['openstack.lcm.mirantis.com:maintenance_action=notify', 'suite'];
        expect([...((await tenant.getServer(id))?.tags ?? [])].sort()).toEqual(expected);
        const listed = (await service.listServers()).find((it) => it.id === id);
        expect([...(listed?.tags ?? [])].sort()).toEqual(expected);
      } finally {
        await put(tags);
      }
    });

    test('server groups are seen by their project, and by the service whosever they are', async () => {
      const url = `${computeUrl}/os-server-groups`;
      const body = { server_group: { name: 'suite', policy: 'soft-anti-affinity' } };
      const as = { token: tenantToken, version: '2.90' };
      await send('POST', url, { ...as, body });
      const made = (await tenant.listServerGroups()).find((group) => group.name === 'suite');
      try {
        expect(made).toMatchObject({ policy: 'soft-anti-affinity', members: [] });
        expect(await service.listServerGroups()).toContainEqual(made);
      } finally {
        await send('DELETE', `${url}/${String(made?.id)}`, as);
      }
      expect((await tenant.listServerGroups()).map(({ id }) => id)).not.toContain(made?.id);
    });
  });
}
