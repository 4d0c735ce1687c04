/** What a server in ERROR says of its fault. Part of the contract; knows no target. */
import { describe, expect, test } from '@jest/globals';

import type { UseSession } from './contract.ts';
import { created, serverForTenant, serversForTenant } from './server-shapes.ts';
import { eventually, read } from './wire.ts';

/** Registers the tests. */
export function describeServerFaults(use: UseSession): void {
  describe('a server’s fault', () => {
    test('it is told with the status ERROR, in the list as alone; tags and metadata are told too', async () => {
      const { nova, idleServer, server: asAdmin } = use();
      const { image, fault: none } = await idleServer();
      const metadata = { fake_spawn: 'fail' };
      const wish = { name: 'contract', imageRef: image.id, flavorRef: '1', networks: 'none', metadata };
      const { id } = read(await nova('tenantA', 'POST', '/servers', { body: { server: wish } }), created).server;
      try {
        const alone = await eventually('a failed server', async () => {
          const now = read(await nova('tenantA', 'GET', `/servers/${id}`), serverForTenant).server;
          return now.status === 'ERROR' ? now : undefined;
        });
        const list = read(await nova('tenantA', 'GET', '/servers/detail'), serversForTenant).servers;

        expect(none).toBeUndefined();
        expect(alone).toMatchObject({ hostId: '', tags: [], metadata });
        expect(alone.fault).toMatchObject({ code: 500, message: `Build of instance ${id} aborted: fake_spawn=fail` });
        expect(alone.fault?.details).toBeUndefined();
        expect(list.find((it) => it.id === id)?.fault).toEqual(alone.fault);
        expect((await asAdmin(id)).fault?.message).toBe(alone.fault?.message);
      } finally {
        await nova('tenantA', 'DELETE', `/servers/${id}`);
      }
      await eventually('its end', async () =>
        (await nova('tenantA', 'GET', `/servers/${id}`)).status === 404 ? true : undefined,
      );
    });
  });
}
