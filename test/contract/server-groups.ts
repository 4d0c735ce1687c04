/** `os-server-groups`: who sees which, in pages by offset, with their members. Part of the contract; knows no target. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { UseSession } from './contract.ts';
import { created, oneServerGroup, serverGroups } from './server-shapes.ts';
import type { ServerGroup } from './server-shapes.ts';
import type { Who } from './session.ts';
import { eventually, expectFault, read } from './wire.ts';

/** Registers the tests. */
export function describeServerGroups(use: UseSession): void {
  describe('server groups', () => {
    const made: ServerGroup[] = [];
    const list = async (who: Who, query = ''): Promise<ServerGroup[]> =>
      read(await use().nova(who, 'GET', `/os-server-groups${query}`), serverGroups).server_groups;
    const ids = (groups: readonly ServerGroup[]): string[] => groups.map(({ id }) => id);
    const first = (): ServerGroup => {
      const [group] = made;
      if (!group) throw new Error('no group was made');
      return group;
    };

    beforeAll(async () => {
      for (const policy of ['anti-affinity', 'soft-anti-affinity']) {
        const body = { server_group: { name: `contract ${policy}`, policy } };
        made.push(
          read(await use().nova('tenantA', 'POST', '/os-server-groups', { body }), oneServerGroup).server_group,
        );
      }
    });
    afterAll(async () => {
      for (const { id } of made) await use().nova('tenantA', 'DELETE', `/os-server-groups/${id}`);
    });

    test('a group has one policy, its project and nobody in it at first', () => {
      expect(made).toMatchObject([
        { policy: 'anti-affinity', members: [], project_id: use().projectIds.tenantA },
        { policy: 'soft-anti-affinity', members: [] },
      ]);
    });

    test('a project sees its own, an administrator everybody’s when asked for; of a tenant that wish is ignored', async () => {
      const own = await list('tenantA');

      expect(ids(own)).toEqual(expect.arrayContaining(ids(made)));
      expect(own.every(({ project_id: project }) => project === use().projectIds.tenantA)).toBe(true);
      expect(await list('tenantA', '?all_projects=1')).toEqual(own);
      expect(ids(await list('tenantB', '?all_projects=1'))).not.toContain(first().id);
      expect(ids(await list('admin'))).not.toContain(first().id);
      expect(ids(await list('admin', '?all_projects=1'))).toEqual(expect.arrayContaining(ids(made)));
    });

    test('pages go by offset, and there is nothing behind the last', async () => {
      const all = await list('tenantA');

      const pages = await Promise.all(all.map((_, offset) => list('tenantA', `?limit=1&offset=${String(offset)}`)));

      expect(pages.flat()).toEqual(all);
      expect(await list('tenantA', `?limit=1000&offset=${String(all.length)}`)).toEqual([]);
      expect(await list('tenantA', '?limit=0')).toEqual(all);
      const unknown = await use().nova('tenantA', 'GET', '/os-server-groups?foo=1');
      expectFault(unknown, 400, 'badRequest', /'foo' was unexpected/);
    });

    test('before 2.64 it has a list of policies', async () => {
      const { json } = await use().nova('tenantA', 'GET', '/os-server-groups', { version: '2.63' });

      expect(json).toMatchObject({
        server_groups: expect.arrayContaining([expect.objectContaining({ policies: ['anti-affinity'], metadata: {} })]),
      });
    });

    test('a server made in it is its member until it is deleted', async () => {
      const { nova, idleServer } = use();
      const { image } = await idleServer();
      const wish = { name: 'contract', imageRef: image.id, flavorRef: '1', networks: 'none' };
      const body = { server: wish, 'os:scheduler_hints': { group: first().id } };
      const members = async (): Promise<string[] | undefined> =>
        (await list('admin', '?all_projects=1')).find(({ id }) => id === first().id)?.members;

      const { id } = read(await nova('tenantA', 'POST', '/servers', { body }), created).server;
      expect(await members()).toEqual([id]);

      expect((await nova('tenantA', 'DELETE', `/servers/${id}`)).status).toBe(204);
      const empty = await eventually('an empty group', async () =>
        (await members())?.length === 0 ? true : undefined,
      );
      expect(empty).toBe(true);
    });
  });
}
