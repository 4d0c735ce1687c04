/** Actions in general, and starting and stopping. Part of the contract; knows no target. */
import { describe, expect, test } from '@jest/globals';

import type { UseSession } from './contract.ts';
import { actionForTenant, actions } from './server-shapes.ts';
import { eventually, expectFault, read } from './wire.ts';
import type { Answer } from './wire.ts';

function describeActions(use: UseSession): void {
  const act = async (body: unknown): Promise<Answer> =>
    use().nova('tenantA', 'POST', `/servers/${(await use().idleServer()).id}/action`, { body });

  test('an action is one known name', async () => {
    expectFault(await act({ 'no-such': null }), 400, 'badRequest', /^There is no such action: no-such$/);
    expectFault(await act({}), 400, 'badRequest', /^Malformed request body$/);
    expectFault(await act({ a: null, b: null }), 400, 'badRequest', /^Malformed request body$/);
  });

  test('what does not fit the server’s state is a 409 that names it', async () => {
    const message = (name: string): RegExp =>
      new RegExp(`^Cannot '${name}' instance \\S+ while it is in vm_state active$`);

    expectFault(await act({ 'os-start': null }), 409, 'conflictingRequest', message('start'));
    expectFault(await act({ confirmResize: null }), 409, 'conflictingRequest', message('confirmResize'));
    expectFault(await act({ revertResize: null }), 409, 'conflictingRequest', message('revertResize'));
  });

  test('moving servers is for administrators', async () => {
    const live = await act({ 'os-migrateLive': { host: null, block_migration: 'auto' } });
    expectFault(live, 403, 'forbidden', /os_compute_api:os-migrate-server:migrate_live/);
    expectFault(await act({ migrate: null }), 403, 'forbidden', /os_compute_api:os-migrate-server:migrate /);
    expectFault(await act({ evacuate: {} }), 403, 'forbidden', /os_compute_api:os-evacuate/);
    expectFault(await use().nova('tenantA', 'GET', '/os-migrations'), 403, 'forbidden', /os-migrations:index/);
  });
}

function describeStopAndStart(use: UseSession): void {
  test('a server is stopped and started by its owner, and the log says so', async () => {
    const { nova, server, idleServer } = use();
    const { id } = await idleServer();
    const act = (body: unknown): Promise<Answer> => nova('tenantA', 'POST', `/servers/${id}/action`, { body });
    const reaches = (status: string): Promise<string> =>
      eventually(`server ${status}`, async () => {
        const now = await server(id);
        return now.status === status && now['OS-EXT-STS:task_state'] === null ? now.status : undefined;
      });

    expect((await act({ 'os-stop': null })).status).toBe(202);
    await reaches('SHUTOFF');
    try {
      expectFault(await act({ 'os-stop': null }), 409, 'conflictingRequest', /^Cannot 'stop' .* vm_state stopped$/);
      const live = { 'os-migrateLive': { host: null, block_migration: 'auto' } };
      const moved = await nova('admin', 'POST', `/servers/${id}/action`, { body: live });
      expectFault(moved, 409, 'conflictingRequest', /^Cannot 'os-migrateLive' .* vm_state stopped$/);
    } finally {
      expect((await act({ 'os-start': null })).status).toBe(202);
      await reaches('ACTIVE');
    }

    const log = read(await nova('tenantA', 'GET', `/servers/${id}/os-instance-actions`), actions).instanceActions;
    expect(log.slice(0, 2).map(({ action }) => action)).toEqual(['start', 'stop']);
    const path = `/servers/${id}/os-instance-actions/${String(log[0]?.request_id)}`;
    const entry = await eventually('the end of the start', async () => {
      const { instanceAction } = read(await nova('tenantA', 'GET', path), actionForTenant);
      return instanceAction.events.some(({ result }) => result === 'Success') ? instanceAction : undefined;
    });
    expect(entry).toMatchObject({ action: 'start', message: null, project_id: use().projectIds.tenantA });
  });

  test('an unknown entry of the log is a 404', async () => {
    const { id } = await use().idleServer();

    const answer = await use().nova('tenantA', 'GET', `/servers/${id}/os-instance-actions/req-none`);

    expectFault(answer, 404, 'itemNotFound', /^Action req-none not found$/);
  });
}

/** Registers the tests. */
export function describePower(use: UseSession): void {
  describe('server actions', () => {
    describeActions(use);
    describeStopAndStart(use);
  });
}
