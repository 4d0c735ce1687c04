import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startDemoCloud } from '../../../demo/cloud.ts';
import type { DemoCloud } from '../../../demo/cloud.ts';
import { cloudName, serverId } from '../../../src/domain/ids.ts';
import { createCredential } from '../../../src/upstream/credential.ts';
import { createKeystone } from '../../../src/upstream/keystone.ts';
import { createCloud } from '../../../src/upstream/nova/cloud.ts';
import type { NovaCloud } from '../../../src/upstream/nova/cloud.ts';
import { eventually } from '../../contract/wire.ts';
import { failureOf } from '../failure-of.ts';

const NOVA = '/compute/v2.1';
const connection = { timeoutMs: 10_000, concurrency: 4 };

describe('asking Nova for moves', () => {
  let demo: DemoCloud;
  let cloud: NovaCloud;
  let close: () => Promise<void>;

  beforeAll(async () => {
    demo = await startDemoCloud({ migrationSeconds: 0.1 });
    const keystone = createKeystone({ ...connection, name: 'keystone home', authUrl: demo.authUrl });
    const { username, password, project_name } = demo.cloud.auth;
    const domain = { id: 'default' };
    const login = {
      kind: 'password',
      user: { name: username, domain },
      password,
      project: { name: project_name, domain },
    } as const;
    const credential = createCredential({ keystone, login });
    cloud = createCloud({
      ...connection,
      name: cloudName('home'),
      region: demo.region,
      identityKey: 'home',
      credential,
    });
    close = async () => {
      await cloud.close();
      await keystone.close();
      await demo.close();
    };
  });

  afterEach(() => {
    demo.heal();
    demo.resetRequests();
  });

  afterAll(() => close());

  const on = (host: string) => serverId(demo.servers().find((server) => server.host === host)?.id ?? '');

  test.each(['LIVE_MIGRATION', 'MIGRATION', 'EVACUATION'] as const)(
    'a %s is asked for once, even when nobody knows whether Nova heard',
    async (kind) => {
      demo.fail(NOVA, 'reset', { method: 'POST' });

      expect(await failureOf(cloud.service.move(on('compute-1'), kind))).toMatchObject({ failure: 'UNREACHABLE' });
      expect(demo.requests.filter(({ path }) => path.endsWith('/action'))).toMatchObject([
        { path: `${NOVA}/servers/${on('compute-1')}/action`, microversion: 'compute 2.90' },
      ]);
    },
  );

  test('a server of a host that is down and forced down is evacuated', async () => {
    const id = on('compute-2');
    demo.setHostState('compute-2', 'down');
    demo.changeHost('compute-2', { forcedDown: true });

    await cloud.service.move(id, 'EVACUATION');

    const migration = await eventually('the end of the evacuation', async () => {
      const latest = await cloud.service.latestMigration(id);
      return latest?.state === 'RUNNING' ? undefined : latest;
    });
    expect(migration).toMatchObject({ server: id, state: 'DONE', status: 'done' });
    expect((await cloud.service.getServer(id))?.host).not.toBe('home/compute-2');
  });

  test('a confirmation for which the old host would be needed, and is down, fails', async () => {
    const id = on('compute-3');
    await cloud.service.move(id, 'MIGRATION');
    await eventually('a server that waits', async () =>
      (await cloud.service.getServer(id))?.status === 'VERIFY_RESIZE' ? true : undefined,
    );
    demo.setHostState('compute-3', 'down');

    const failure = await failureOf(cloud.service.confirmMigration(id));

    expect(failure).toMatchObject({ failure: 'REFUSED', status: 409 });
    expect(failure.message).toContain('Service is unavailable at this time.');
  });

  test('migrations are read to the last page, and asked for by whole seconds', async () => {
    const record = (number: number) => ({
      id: number,
      uuid: `uuid-${String(number)}`,
      instance_uuid: on('compute-1'),
      migration_type: ['resize', 'migration', 'brand-new'][number],
      status: 'completed',
    });
    const page = (number: number, isLast = false) => ({
      status: 200,
      body: {
        migrations: isLast ? [] : [record(number)],
        ...(isLast ? {} : { migrations_links: [{ rel: 'next', href: 'https://elsewhere.example/' }] }),
      },
    });
    // The one named last is answered first.
    for (const answer of [page(0, true), page(1), page(2)]) demo.fail(`${NOVA}/os-migrations`, answer, { times: 1 });

    const found = await cloud.service.listMigrations({ changedSince: new Date('2026-11-22T12:00:00.999Z') });

    expect(found.map(({ id, kind }) => [id, kind])).toEqual([
      [2, null],
      [1, 'MIGRATION'],
    ]);
    const since = 'changes-since=2026-11-22T12%3A00%3A00Z&limit=1000';
    expect(demo.requests.map(({ url }) => url)).toEqual([
      `${NOVA}/os-migrations?${since}`,
      `${NOVA}/os-migrations?${since}&marker=uuid-2`,
      `${NOVA}/os-migrations?${since}&marker=uuid-1`,
    ]);
  });

  test('a server in ERROR is listed and read with its fault', async () => {
    const id = on('compute-4');
    demo.changeServer(id, { vmState: 'error', fault: { message: 'Disk on fire.', createdAt: Date.now() } });

    expect(await cloud.service.getServer(id)).toMatchObject({ status: 'ERROR', fault: 'Disk on fire.' });
    const listed = (await cloud.service.listServers()).find((server) => server.id === id);
    expect(listed).toMatchObject({ status: 'ERROR', fault: 'Disk on fire.' });
  });
});
