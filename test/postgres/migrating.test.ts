/** Facts about migrating a store that several processes, of several versions, use at once. */

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';
import { pino } from 'pino';

import { StoreNewerError } from '../../src/errors.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openStore } from '../../src/store/index.ts';
import { migrate, STEPS } from '../../src/store/migrations/migrate.ts';
import type { Step } from '../../src/store/migrations/migrate.ts';
import { aWindow, insert, operator } from '../store/samples.ts';
import { newDatabase, query } from './new-database.ts';

const log = pino({ level: 'silent' });
const ALL = Object.keys(STEPS);
const MAIN = join(import.meta.dirname, '../../src/main.ts');

let url: string;
beforeEach(async () => {
  url = await newDatabase();
});

/** A process each, as `slipway migrate` in four init containers would be. Answers what each said. */
async function fourAtOnce(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-migrate-'));
  try {
    const file = join(folder, 'slipway.yaml');
    await writeFile(file, `store: { postgres: "${url}" }\nclouds: [{ name: home }]\nlog: { level: error }\n`);
    const env = {
      PATH: process.env.PATH,
      OS_AUTH_URL: 'https://keystone.example/v3',
      OS_USERNAME: 'u',
      OS_PASSWORD: 'p',
      OS_PROJECT_NAME: 'p',
    };
    const one = () => promisify(execFile)(process.execPath, [MAIN, 'migrate', '--config', file], { env });
    return (await Promise.all([1, 2, 3, 4].map(one))).map(({ stdout }) => stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const UP_TO_DATE = 'The store is up to date.\n';

describe('slipway migrate, four at once', () => {
  test('on an empty database: one does it, the others wait and find it done', async () => {
    const said = await fourAtOnce();
    expect([...said].sort()).toEqual(
      [...Array.from({ length: 3 }, () => UP_TO_DATE), `The store was migrated: ${ALL.join(', ')}.\n`].sort(),
    );
    expect(await query(url, 'select name from kysely_migration order by name')).toEqual(ALL.map((name) => ({ name })));
  }, 120_000);

  test('on an older one: one does what is missing', async () => {
    const released = Object.fromEntries(
      Object.entries(STEPS)
        .slice(0, 2)
        .map(([name, { migration }]) => [name, migration]),
    );
    const database = await openDatabase({ postgres: url }, log);
    const migrator = new Migrator({ db: database.db, provider: { getMigrations: () => Promise.resolve(released) } });
    expect((await migrator.migrateToLatest()).error).toBeUndefined();
    await database.close();
    const said = await fourAtOnce();
    expect(said.filter((text) => text === UP_TO_DATE)).toHaveLength(3);
    expect(said).toContain(`The store was migrated: ${ALL.slice(2).join(', ')}.\n`);
  }, 120_000);
});

describe('a store that a newer gateway migrated', () => {
  /** What a newer one would do at its start. */
  async function migrateFurther(name: string, kind: Step['kind'], text: string): Promise<void> {
    const migration: Migration = {
      up: async (db: Kysely<unknown>) => {
        await sql.raw(text).execute(db);
      },
    };
    const database = await openDatabase({ postgres: url }, log);
    await migrate(database.db, { ...STEPS, [name]: { migration, kind } });
    await database.close();
  }
  const start = () => openStore({ postgres: url }, log);

  test('is used by this one, beside the newer, where the migration only added', async () => {
    const before = await start();
    await migrateFurther('9001-rack', 'expand', 'alter table maintenance_window add rack text');
    const after = await start();
    expect(after.migrated).toEqual([]);
    const window = aWindow();
    for (const [store, other] of [
      [before, after],
      [after, before],
    ] as const) {
      const own = { ...window, id: aWindow().id };
      await insert(store.maintenance, own);
      expect(await other.maintenance.windowsByIds(operator, [own.id])).toEqual([own]);
    }
    await before.close();
    await after.close();
  }, 60_000);

  test('is refused by this one, and left as it is, where the migration took away', async () => {
    await (await start()).close();
    await migrateFurther('9001-no-kind', 'contract', 'alter table maintenance_window drop kind');
    const refused = start();
    await expect(refused).rejects.toThrow(StoreNewerError);
    await expect(refused).rejects.toThrow('migrated by a newer Slipway (9001-no-kind)');
    expect(await query(url, 'select needs from schema_contract')).toEqual([{ needs: '9001-no-kind' }]);
  }, 60_000);

  test('is refused by one that is missing some of its own migrations there', async () => {
    const database = await openDatabase({ postgres: url }, log);
    const [last = ''] = ALL.slice(-1);
    const fewer = Object.fromEntries(Object.entries(STEPS).filter(([name]) => name !== last));
    await migrate(database.db, {
      ...fewer,
      '9001-other': { migration: { up: () => Promise.resolve() }, kind: 'expand' },
    });
    await database.close();
    await expect(start()).rejects.toThrow(StoreNewerError);
  }, 60_000);
});
