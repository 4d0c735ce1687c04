/** Live migration from acceptance to its end, good or bad. Part of the contract; knows no target. */
import { describe, expect, test } from '@jest/globals';

import type { UseSession } from './contract.ts';
import { actionForAdmin, actions, migrations, runningMigrations } from './server-shapes.ts';
import type { AdminServer, Migration } from './server-shapes.ts';
import { services } from './shapes.ts';
import { eventually, expectFault, read } from './wire.ts';
import type { Answer } from './wire.ts';

const ENDED = ['completed', 'error', 'failed', 'cancelled'];

/** What these tests do to a server. */
function moves(use: UseSession) {
  const migrate = (id: string, host: string | null): Promise<Answer> =>
    use().nova('admin', 'POST', `/servers/${id}/action`, {
      body: { 'os-migrateLive': { host, block_migration: 'auto' } },
    });
  const newest = async (id: string): Promise<Migration | undefined> =>
    read(await use().nova('admin', 'GET', `/os-migrations?instance_uuid=${id}`, { version: '2.80' }), migrations)
      .migrations[0];
  /** The server idle again and its migration ended: the two do not end at the same moment. */
  const end = (id: string): Promise<{ server: AdminServer; migration: Migration }> =>
    eventually('the end of the migration', async () => {
      const migration = await newest(id);
      const server = await use().server(id);
      const over = migration && ENDED.includes(migration.status) && server['OS-EXT-STS:task_state'] === null;
      return over ? { server, migration } : undefined;
    });
  const message = async (id: string): Promise<string | null | undefined> => {
    const log = read(await use().nova('admin', 'GET', `/servers/${id}/os-instance-actions`), actions).instanceActions;
    return log.find(({ action }) => action === 'live-migration')?.message;
  };
  return { migrate, newest, end, message };
}

const hostOf = (server: AdminServer): string => server['OS-EXT-SRV-ATTR:host'] ?? '';

async function otherHost(use: UseSession, host: string): Promise<string> {
  const other = (await use().readyHosts()).find((name) => name !== host);
  if (other === undefined) throw new Error(`no other host than ${host} is ready`);
  return other;
}

function describeSuccess(use: UseSession): void {
  const { migrate, newest, end } = moves(use);

  test('it is accepted, seen under way, and ends on the named host; a second one meanwhile is a 409', async () => {
    const { nova, server, idleServer } = use();
    const before = await idleServer();
    const { id } = before;
    const target = await otherHost(use, hostOf(before));

    const accepted = await migrate(id, target);
    expect(accepted).toMatchObject({ status: 202, text: '' });
    expect(await server(id)).toMatchObject({ status: 'MIGRATING', 'OS-EXT-STS:task_state': 'migrating' });
    const again = await migrate(id, null);
    expectFault(
      again,
      409,
      'conflictingRequest',
      /^Cannot 'os-migrateLive' instance \S+ while it is in task_state migrating$/,
    );

    await eventually('a running migration', async () => ((await newest(id))?.status === 'running' ? true : undefined));
    const running = await nova('admin', 'GET', `/servers/${id}/migrations`, { version: '2.80' });
    expect(read(running, runningMigrations).migrations).toMatchObject([{ status: 'running', dest_compute: target }]);

    const after = await end(id);
    expect(after.server).toMatchObject({ status: 'ACTIVE', 'OS-EXT-SRV-ATTR:host': target });
    expect(after.server.hostId).not.toBe(before.hostId);
    expect(after.migration).toMatchObject({
      status: 'completed',
      migration_type: 'live-migration',
      source_compute: hostOf(before),
      dest_compute: target,
      dest_host: null,
    });
    expect(after.migration.links).toBeUndefined();
    const none = await nova('admin', 'GET', `/servers/${id}/migrations`, { version: '2.80' });
    expect(none.json).toEqual({ migrations: [] });

    expect((await migrate(id, hostOf(before))).status).toBe(202);
    expect((await end(id)).server).toMatchObject({ 'OS-EXT-SRV-ATTR:host': hostOf(before) });
  });

  test('the scheduler picks a host when none is named', async () => {
    const before = await use().idleServer();

    expect((await migrate(before.id, null)).status).toBe(202);
    const { server } = await end(before.id);

    expect(hostOf(server)).not.toBe(hostOf(before));
    expect((await migrate(before.id, hostOf(before))).status).toBe(202);
    expect(hostOf((await end(before.id)).server)).toBe(hostOf(before));
  });

  test('the action log names the steps and their hosts to administrators', async () => {
    const { nova, idleServer } = use();
    const { id } = await idleServer();
    const log = read(await nova('admin', 'GET', `/servers/${id}/os-instance-actions`), actions).instanceActions;
    const done = log.find(({ action, message }) => action === 'live-migration' && message === null);

    const answer = await nova('admin', 'GET', `/servers/${id}/os-instance-actions/${String(done?.request_id)}`);

    const { events } = read(answer, actionForAdmin).instanceAction;
    expect(events.map(({ event, result }) => [event, result])).toEqual(
      expect.arrayContaining([
        ['conductor_live_migrate_instance', 'Success'],
        ['compute_post_live_migration_at_destination', 'Success'],
      ]),
    );
  });
}

function describeRecords(use: UseSession): void {
  const list = async (query: string): Promise<Migration[]> =>
    read(await use().nova('admin', 'GET', `/os-migrations?${query}`, { version: '2.80' }), migrations).migrations;

  test('migrations are filtered by server, host, type and status', async () => {
    const all = await list('');
    const [newest] = all;
    const touches = (migration: Migration, host: string | undefined): boolean =>
      migration.source_compute === host || migration.dest_compute === host;

    expect(all.length).toBeGreaterThan(0);
    expect(await list(`instance_uuid=${String(newest?.instance_uuid)}`)).toEqual(
      all.filter(({ instance_uuid: id }) => id === newest?.instance_uuid),
    );
    expect(await list(`host=${String(newest?.source_compute)}`)).toEqual(
      all.filter((migration) => touches(migration, newest?.source_compute)),
    );
    expect(await list('status=completed&migration_type=live-migration')).toEqual(
      all.filter((it) => it.status === 'completed' && it.migration_type === 'live-migration'),
    );
    expect(await list('status=no-such-status')).toEqual([]);
  });

  test('they come youngest first, in pages with a next link', async () => {
    const all = await list('');

    const answer = await use().nova('admin', 'GET', '/os-migrations?limit=1', { version: '2.80' });

    const page = read(answer, migrations);
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toSorted((a, b) => b - a));
    expect(page.migrations).toEqual(all.slice(0, 1));
    expect(page.migrations_links?.[0]?.href).toMatch(new RegExp(`limit=1&marker=${String(all[0]?.uuid)}$`));
  });

  test('an unknown filter and a time that is none are 400', async () => {
    const unknown = await use().nova('admin', 'GET', '/os-migrations?foo=1', { version: '2.80' });
    const untimely = await use().nova('admin', 'GET', '/os-migrations?changes-since=x', { version: '2.80' });

    expectFault(unknown, 400, 'badRequest', /'foo' was unexpected/);
    expectFault(untimely, 400, 'badRequest', /'x' is not a 'date-time'$/);
  });
}

function describeFailure(use: UseSession): void {
  const { migrate, end, message } = moves(use);

  test('to its own host: accepted, then the migration is in error and the server stays', async () => {
    const before = await use().idleServer();

    expect((await migrate(before.id, hostOf(before))).status).toBe(202);
    const after = await end(before.id);

    expect(after.migration).toMatchObject({ status: 'error', dest_compute: null, source_node: null });
    expect(after.server).toMatchObject({ status: 'ACTIVE', 'OS-EXT-SRV-ATTR:host': hostOf(before) });
    expect(await message(before.id)).toBe('Error');
  });

  test('to a disabled host: accepted, then the migration is in error and the server stays', async () => {
    const { nova, idleServer } = use();
    const before = await idleServer();
    const target = await otherHost(use, hostOf(before));
    const [service] = read(await nova('admin', 'GET', `/os-services?host=${target}`), services).services;
    const put = (status: string) => nova('admin', 'PUT', `/os-services/${String(service?.id)}`, { body: { status } });
    expect((await put('disabled')).status).toBe(200);
    try {
      expect((await migrate(before.id, target)).status).toBe(202);
      const after = await end(before.id);

      expect(after.migration.status).toBe('error');
      expect(hostOf(after.server)).toBe(hostOf(before));
    } finally {
      await put('enabled');
    }
  });

  test('rolled back by the hypervisor: the migration failed, the server is ACTIVE where it was', async () => {
    const { nova, idleServer } = use();
    const before = await idleServer();
    const path = `/servers/${before.id}/metadata/fake_live_migration`;
    await nova('admin', 'PUT', path, { body: { meta: { fake_live_migration: 'fail' } } });
    try {
      expect((await migrate(before.id, null)).status).toBe(202);
      const after = await end(before.id);

      expect(after.migration.status).toBe('failed');
      expect(after.server).toMatchObject({ status: 'ACTIVE', 'OS-EXT-SRV-ATTR:host': hostOf(before) });
    } finally {
      await nova('admin', 'DELETE', path);
    }
  });

  test('to a host that does not exist: 400 at once', async () => {
    const { id } = await use().idleServer();

    expectFault(await migrate(id, 'no-host'), 400, 'badRequest', /^Compute host no-host could not be found\.$/);
  });

  test('a body that lacks something, or has too much, is a 400', async () => {
    const { nova, idleServer } = use();
    const path = `/servers/${(await idleServer()).id}/action`;

    const lacking = await nova('admin', 'POST', path, { body: { 'os-migrateLive': { host: null } } });
    expectFault(lacking, 400, 'badRequest', /'block_migration' is a required property$/);
    const body = { 'os-migrateLive': { host: null, block_migration: 'auto', force: true } };
    expectFault(await nova('admin', 'POST', path, { body }), 400, 'badRequest', /\('force' was unexpected\)$/);
  });
}

/** Registers the tests. */
export function describeLiveMigration(use: UseSession): void {
  describe('live migration', () => {
    describeSuccess(use);
    describeRecords(use);
    describeFailure(use);
  });
}
