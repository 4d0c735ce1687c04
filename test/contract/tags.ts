/** Server tags. Part of the contract; knows no target. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { UseSession } from './contract.ts';
import { serversForTenant, tags } from './server-shapes.ts';
import { expectFault, read } from './wire.ts';
import type { Answer } from './wire.ts';

/** Registers the tests. */
export function describeTags(use: UseSession): void {
  describe('server tags', () => {
    let id = '';
    let before: string[] = [];
    const call = (method: string, path = '', body?: unknown, version = '2.90'): Promise<Answer> =>
      use().nova('tenantA', method, `/servers/${id}/tags${path}`, { body, version });
    const all = async (): Promise<string[]> => read(await call('GET'), tags).tags.sort();

    beforeAll(async () => {
      ({ id, tags: before } = await use().idleServer());
    });
    afterAll(async () => {
      await call('PUT', '', { tags: before });
    });

    test('a tag is new with 201 and a location, known with 204', async () => {
      await call('DELETE');

      const first = await call('PUT', '/contract');
      const second = await call('PUT', '/contract');

      expect([first.status, second.status]).toEqual([201, 204]);
      expect(first.headers.get('location')).toMatch(new RegExp(`/servers/${id}/tags/contract$`));
      expect((await call('GET', '/contract')).status).toBe(204);
      expect(await all()).toEqual(['contract']);
    });

    test('a tag that is not there is a 404', async () => {
      const read404 = await call('GET', '/absent');
      const delete404 = await call('DELETE', '/absent');

      expectFault(read404, 404, 'itemNotFound', new RegExp(`^Server ${id} has no tag 'absent'$`));
      expectFault(delete404, 404, 'itemNotFound', new RegExp(`^Instance ${id} has no tag 'absent'$`));
    });

    test('another project’s tags are a 403, unlike its server, and those of no server a 404', async () => {
      const readIt = await use().nova('tenantB', 'GET', `/servers/${id}/tags`);
      const written = await use().nova('tenantB', 'PUT', `/servers/${id}/tags/x`);
      const absent = await use().nova('tenantB', 'GET', '/servers/00000000-0000-0000-0000-000000000000/tags');

      expectFault(readIt, 403, 'forbidden', /os_compute_api:os-server-tags:index to be performed\.$/);
      expectFault(written, 403, 'forbidden', /os_compute_api:os-server-tags:update to be performed\.$/);
      expectFault(absent, 404, 'itemNotFound', /^Instance [-0]+ has no mapping to a cell\.$/);
    });

    test('tags are replaced together and deleted one by one or all', async () => {
      expect(read(await call('PUT', '', { tags: ['a', 'b', 'a'] }), tags).tags.sort()).toEqual(['a', 'b']);

      expect((await call('DELETE', '/a')).status).toBe(204);
      expect(await all()).toEqual(['b']);
      expect((await call('DELETE')).status).toBe(204);
      expect(await all()).toEqual([]);
    });

    test('a tag has 60 characters at most and no comma or slash', async () => {
      expectFault(await call('PUT', `/${'t'.repeat(61)}`), 400, 'badRequest', /is too long$/);
      expectFault(await call('PUT', '/a%2Cb'), 400, 'badRequest', /'a,b' does not match/);
      expectFault(await call('PUT', '', { tags: ['a,b'] }), 400, 'badRequest', /'a,b' does not match/);
    });

    test('tags and tags-any filter a tenant’s servers by several at once', async () => {
      await call('PUT', '', { tags: ['contract-x', 'contract-y'] });
      const find = async (query: string): Promise<string[]> =>
        read(await use().nova('tenantA', 'GET', `/servers/detail?${query}`), serversForTenant).servers.map(
          (it) => it.id,
        );

      expect(await find('tags-any=contract-x,contract-z')).toEqual([id]);
      expect(await find('tags=contract-x,contract-y')).toEqual([id]);
      expect(await find('tags=contract-x,contract-z')).toEqual([]);
      expect(await find('not-tags-any=contract-x,contract-z')).not.toContain(id);
    });

    test('before 2.26 there are none', async () => {
      const answer = await call('GET', '', undefined, '2.25');

      expectFault(answer, 404, 'itemNotFound', /^The resource could not be found\.$/);
    });
  });
}
