/** Evacuation of a host that is forced down, and its return. Part of the contract; knows no target. */
import { describe, expect, test } from '@jest/globals';

import type { UseSession } from './contract.ts';
import { migrations } from './server-shapes.ts';
import type { AdminServer, Migration } from './server-shapes.ts';
import { services } from './shapes.ts';
import { eventually, expectFault, read } from './wire.ts';
import type { Answer } from './wire.ts';

const hostOf = (server: AdminServer): string => server['OS-EXT-SRV-ATTR:host'] ?? '';

/** What these tests do to a server and to its host. */
function moves(use: UseSession) {
  const act = (id: string, body: unknown): Promise<Answer> =>
    use().nova('admin', 'POST', `/servers/${id}/action`, { body });
  const newest = async (id: string): Promise<Migration | undefined> =>
    read(await use().nova('admin', 'GET', `/os-migrations?instance_uuid=${id}`, { version: '2.80' }), migrations)
      .migrations[0];
  const reaches = (id: string, status: string): Promise<AdminServer> =>
    eventually(`migration ${status} of an idle server`, async () => {
      const migration = await newest(id);
      const server = await use().server(id);
      const ended = migration?.status === status && server['OS-EXT-STS:task_state'] === null;
      return ended ? server : undefined;
    });
  const forceDown = async (host: string, down: boolean): Promise<Answer> => {
    const [service] = read(await use().nova('admin', 'GET', `/os-services?host=${host}`), services).services;
    return use().nova('admin', 'PUT', `/os-services/${String(service?.id)}`, { body: { forced_down: down } });
  };
  return { act, newest, reaches, forceDown };
}

/** Registers the tests. */
export function describeEvacuation(use: UseSession): void {
  const { act, newest, reaches, forceDown } = moves(use);

  describe('evacuation', () => {
    test('it takes a server off a host forced down, which may return once it was started anew', async () => {
      const before = await use().idleServer();
      const [id, host] = [before.id, hostOf(before)];
      try {
        await use().target.power(host, 'kill');
        expect((await forceDown(host, true)).status).toBe(200);

        expect(await act(id, { evacuate: {} })).toMatchObject({ status: 200, text: '' });
        const after = await reaches(id, 'done');

        expect(after).toMatchObject({ status: 'ACTIVE', metadata: before.metadata });
        expect(hostOf(after)).not.toBe(host);
        expect(await newest(id)).toMatchObject({
          migration_type: 'evacuation',
          source_compute: host,
          dest_compute: hostOf(after),
        });
        expectFault(await forceDown(host, false), 400, 'badRequest', /^Unable to force up host \S+ as `done` evac/);
      } finally {
        await use().target.power(host, 'start');
        await eventually('the host', async () => ((await forceDown(host, false)).status === 200 ? true : undefined));
      }

      await reaches(id, 'completed');
      expect(await use().readyHosts()).toContain(host);
    });
  });
}
