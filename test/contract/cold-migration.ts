/** Cold migration, confirmed and reverted, and evacuation while the host lives. Part of the contract; knows no target. */
import { describe, expect, test } from '@jest/globals';

import type { UseSession } from './contract.ts';
import { migrations } from './server-shapes.ts';
import type { AdminServer, Migration } from './server-shapes.ts';
import { eventually, expectFault, read } from './wire.ts';
import type { Answer } from './wire.ts';

const hostOf = (server: AdminServer): string => server['OS-EXT-SRV-ATTR:host'] ?? '';

/** What these tests do to a server. */
function moves(use: UseSession) {
  const act = (id: string, body: unknown): Promise<Answer> =>
    use().nova('admin', 'POST', `/servers/${id}/action`, { body });
  const newest = async (id: string): Promise<Migration | undefined> =>
    read(await use().nova('admin', 'GET', `/os-migrations?instance_uuid=${id}`, { version: '2.80' }), migrations)
      .migrations[0];
  const reaches = (id: string, status: string, migration: string): Promise<AdminServer> =>
    eventually(`server ${status}, migration ${migration}`, async () => {
      const server = await use().server(id);
      const there = server.status === status && server['OS-EXT-STS:task_state'] === null;
      return there && (await newest(id))?.status === migration ? server : undefined;
    });
  return { act, newest, reaches };
}

/** Being confirmed it is refused with 400, though it still waits by its status; confirmed, with 409. */
async function refusedOnceMore(confirm: () => Promise<Answer>): Promise<void> {
  const again = await confirm();
  if (again.status === 409)
    expectFault(again, 409, 'conflictingRequest', /^Cannot 'confirmResize' .* vm_state active$/);
  else expectFault(again, 400, 'badRequest', /^Instance has not been resized\.$/);
}

async function serverAndTarget(use: UseSession): Promise<{ before: AdminServer; target: string }> {
  const before = await use().idleServer();
  const target = (await use().readyHosts()).find((host) => host !== hostOf(before)) ?? '';
  return { before, target };
}

function describeMoves(use: UseSession): void {
  const { act, newest, reaches } = moves(use);

  test('it waits in VERIFY_RESIZE on the new host; reverting takes it back', async () => {
    const { before, target } = await serverAndTarget(use);
    const { id } = before;

    expect(await act(id, { migrate: { host: target } })).toMatchObject({ status: 202, text: '' });
    const waiting = await reaches(id, 'VERIFY_RESIZE', 'finished');

    expect(waiting).toMatchObject({ 'OS-EXT-STS:vm_state': 'resized', 'OS-EXT-SRV-ATTR:host': target });
    expect(await newest(id)).toMatchObject({ migration_type: 'migration', source_compute: hostOf(before) });
    const again = await act(id, { migrate: null });
    expectFault(again, 409, 'conflictingRequest', /^Cannot 'migrate' .* vm_state resized$/);
    const note = await use().nova('tenantA', 'PUT', `/servers/${id}/metadata/x`, { body: { meta: { x: '1' } } });
    expectFault(note, 409, 'conflictingRequest', /^Cannot 'update metadata' .* vm_state resized$/);
    const tag = await use().nova('tenantA', 'PUT', `/servers/${id}/tags/x`);
    expectFault(tag, 409, 'conflictingRequest', /^Cannot 'update tag' .* vm_state resized$/);

    expect((await act(id, { revertResize: null })).status).toBe(202);
    expect(hostOf(await reaches(id, 'ACTIVE', 'reverted'))).toBe(hostOf(before));
  });

  test('confirming it, by its owner too, leaves it there', async () => {
    const { before, target } = await serverAndTarget(use);
    const { id } = before;
    const moveTo = async (host: string): Promise<AdminServer> => {
      expect((await act(id, { migrate: { host } })).status).toBe(202);
      await reaches(id, 'VERIFY_RESIZE', 'finished');
      const confirm = (): Promise<Answer> =>
        use().nova('tenantA', 'POST', `/servers/${id}/action`, { body: { confirmResize: null } });
      expect((await confirm()).status).toBe(204);
      await refusedOnceMore(confirm);
      return reaches(id, 'ACTIVE', 'confirmed');
    };

    expect(hostOf(await moveTo(target))).toBe(target);
    expect(hostOf(await moveTo(hostOf(before)))).toBe(hostOf(before));
  });
}

function describeRefusals(use: UseSession): void {
  const { act } = moves(use);

  test('to its own host and to no host: 400 at once', async () => {
    const { id, 'OS-EXT-SRV-ATTR:host': host } = await use().idleServer();

    const own = await act(id, { migrate: { host } });
    expectFault(own, 400, 'badRequest', /^Cannot migrate to the host where the server exists\.$/);
    const absent = await act(id, { migrate: { host: 'no-host' } });
    expectFault(absent, 400, 'badRequest', /^Compute host no-host could not be found\.$/);
  });

  test('a server cannot be evacuated from a host that lives, nor to one that does not exist', async () => {
    const { id } = await use().idleServer();

    const alive = await act(id, { evacuate: {} });
    expectFault(alive, 400, 'badRequest', /^Compute service of \S+ is still in use\.$/);
    const absent = await act(id, { evacuate: { host: 'no-host' } });
    expectFault(absent, 404, 'itemNotFound', /^Compute host no-host not found\.$/);
  });
}

/** Registers the tests. */
export function describeColdMigration(use: UseSession): void {
  describe('cold migration and evacuation', () => {
    describeMoves(use);
    describeRefusals(use);
  });
}
