/** `os-migrations`: what changed since, the newest of a server, and who may see it. Part of the contract; knows no target. */
import { describe, expect, test } from '@jest/globals';

import type { UseSession } from './contract.ts';
import { migrations } from './server-shapes.ts';
import type { Migration } from './server-shapes.ts';
import { eventually, expectFault, read } from './wire.ts';

const isOver = ({ status }: Migration): boolean => ['completed', 'failed'].includes(status);

/** The database's second, as a filter. */
const second = (time: string | null): string => `${String(time).slice(0, 19)}Z`;

/** Registers the tests. They rely on migrations recorded by earlier parts of the contract. */
export function describeMigrations(use: UseSession): void {
  const list = async (query: string): Promise<Migration[]> =>
    read(await use().nova('admin', 'GET', `/os-migrations?${query}`), migrations).migrations;

  describe('os-migrations', () => {
    test('the newest of a server is the first, and may be read alone', async () => {
      const { id } = await use().idleServer();
      const all = await list(`instance_uuid=${id}`);

      expect(all.length).toBeGreaterThan(1);
      expect(await list(`instance_uuid=${id}&limit=1`)).toEqual([all.reduce((a, b) => (a.id > b.id ? a : b))]);
      expect(await list('instance_uuid=00000000-0000-0000-0000-000000000000&limit=1')).toEqual([]);
    });

    test('changes-since gives those of that second and later, however old they are, and not the rest', async () => {
      const all = await list('');
      const changed = all.filter(({ updated_at: at }) => at !== null);
      const times = [...new Set(changed.map(({ updated_at: at }) => second(at)))].sort();
      const middle = times[Math.floor(times.length / 2)] ?? '';

      const since = await list(`changes-since=${middle}`);

      expect(times.length).toBeGreaterThan(2);
      expect(since).toEqual(changed.filter(({ updated_at: at }) => second(at) >= middle));
      expect(since.length).toBeLessThan(all.length);
      expect(await list(`changes-since=${new Date(Date.now() + 3_600_000).toISOString()}`)).toEqual([]);
    });

    test('one that is under way changes until it has failed', async () => {
      const { nova, idleServer } = use();
      const { id } = await idleServer();
      const path = `/servers/${id}/metadata/fake_live_migration`;
      await nova('admin', 'PUT', path, { body: { meta: { fake_live_migration: 'fail' } } });
      const [last] = await list('limit=1');
      try {
        const body = { 'os-migrateLive': { host: null, block_migration: 'auto' } };
        expect((await nova('admin', 'POST', `/servers/${id}/action`, { body })).status).toBe(202);
        const states = new Set<string>();
        const ended = await eventually('its failure', async () => {
          const [mine] = await list(`instance_uuid=${id}&limit=1`);
          if (mine === undefined || mine.id === last?.id) return undefined;
          states.add(mine.status);
          return isOver(mine) ? mine : undefined;
        });

        expect(ended.status).toBe('failed');
        expect(states).toContain('running');
        expect((await list(`changes-since=${second(ended.updated_at)}`)).map(({ id: it }) => it)).toContain(ended.id);
      } finally {
        await nova('admin', 'DELETE', path);
      }
    });

    test('pages put together are the whole list', async () => {
      const all = await list('');
      const found: Migration[] = [];
      for (let marker = ''; ;) {
        const page = await list(`limit=2${marker}`);
        if (page.length === 0) break;
        found.push(...page);
        marker = `&marker=${String(page.at(-1)?.uuid)}`;
      }

      expect(found).toEqual(all);
    });

    test('they are for administrators', async () => {
      const refusal = await use().nova('tenantA', 'GET', '/os-migrations');

      expectFault(refusal, 403, 'forbidden', /os_compute_api:os-migrations:index to be performed\.$/);
    });
  });
}
