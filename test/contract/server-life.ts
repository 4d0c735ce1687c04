/** A server's life: made, never on a disabled host, deleted, and still found by changes-since. Part of the contract; knows no target. */
import { describe, expect, test } from '@jest/globals';

import type { UseSession } from './contract.ts';
import { created, serversForTenant } from './server-shapes.ts';
import { services } from './shapes.ts';
import { eventually, expectFault, read } from './wire.ts';

/** Registers the tests. */
export function describeServerLife(use: UseSession): void {
  describe('a server’s life', () => {
    test('a new server avoids a disabled host, and once deleted is found by changes-since alone', async () => {
      const { nova, server, idleServer, readyHosts } = use();
      const { image } = await idleServer();
      const [avoided = ''] = await readyHosts();
      const [service] = read(await nova('admin', 'GET', `/os-services?host=${avoided}`), services).services;
      const put = (status: string) => nova('admin', 'PUT', `/os-services/${String(service?.id)}`, { body: { status } });
      const start = new Date(Date.now() - 1000).toISOString();

      expect((await put('disabled')).status).toBe(200);
      let id = '';
      try {
        const wish = { name: 'contract', imageRef: image.id, flavorRef: '1', networks: 'none', metadata: { a: 'b' } };
        const answer = await nova('tenantA', 'POST', '/servers', { body: { server: wish } });
        ({ id } = read(answer, created).server);
        expect(answer.status).toBe(202);
        expect(answer.headers.get('location')).toMatch(new RegExp(`/servers/${id}$`));

        const born = await eventually('an active server', async () => {
          const now = await server(id);
          return now.status === 'ACTIVE' ? now : undefined;
        });
        expect(born).toMatchObject({ name: 'contract', metadata: { a: 'b' }, tenant_id: use().projectIds.tenantA });
        expect(born['OS-EXT-SRV-ATTR:host']).not.toBe(avoided);
      } finally {
        await put('enabled');
        expect((await nova('tenantA', 'DELETE', `/servers/${id}`)).status).toBe(204);
      }

      const gone = await eventually('its end', async () => {
        const now = await nova('tenantA', 'GET', `/servers/${id}`);
        return now.status === 404 ? now : undefined;
      });
      expectFault(gone, 404, 'itemNotFound', new RegExp(`^Instance ${id} could not be found\\.$`));
      const list = async (query: string) =>
        read(await nova('tenantA', 'GET', `/servers/detail${query}`), serversForTenant).servers.find(
          (it) => it.id === id,
        );
      expect(await list('')).toBeUndefined();
      expect(await list(`?changes-since=${start}`)).toMatchObject({
        status: 'DELETED',
        metadata: {},
        'OS-EXT-STS:vm_state': 'deleted',
        'OS-SRV-USG:terminated_at': expect.any(String),
      });
    });
  });
}
