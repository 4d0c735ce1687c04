import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';

import type { Job } from '../../src/domain/maintenance-store.ts';
import { StoreFolderError, StoreLockedError } from '../../src/errors.ts';
import { openStore } from '../../src/store/index.ts';
import { describeUpgrade } from './upgrade-suite.ts';
import { startOtherProcess } from './other-process.ts';
import type { OtherProcess } from './other-process.ts';
import { eventually, operator } from './samples.ts';
import { describeStore } from './store-suite.ts';

const log = pino({ level: 'silent' });

describeStore('PGlite in memory', () => openStore({ pglite: 'memory' }, log));

describe('PGlite in a directory', () => {
  let directory: string;
  let other: OtherProcess | null = null;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'slipway-store-'));
  });
  afterAll(async () => {
    await other?.kill();
    await rm(directory, { recursive: true });
  });

  test('a second process is refused until the first is gone, then finds all that was committed', async () => {
    const place = join(directory, 'data');
    other = await startOtherProcess({ pglite: place });
    const { window, host, head, pid = 0, kill } = other;

    const refused = openStore({ pglite: place }, log);
    await expect(refused).rejects.toThrow(StoreLockedError);
    await expect(refused).rejects.toThrow(`${place} is open in another process (pid ${pid})`);
    await kill();
    const store = await openStore({ pglite: place }, log);

    expect(store.migrated).toEqual([]);
    expect((await store.maintenance.hostsOfWindows(operator, [window])).map((row) => row.host)).toEqual([host]);
    expect((await store.events.read(head, 10)).map((event) => event.window)).toEqual([window]);
    const done: Job[] = [];
    await store.jobs.start((job) => Promise.resolve(void done.push(job)));
    await eventually(() => (done.length > 0 ? true : null));
    expect(done).toEqual([{ action: 'disableHosts', window }]);
    await store.close();
  }, 60_000);

  test('a place that is no folder is refused with its name and what to do', async () => {
    const place = join(directory, 'a-file');
    await writeFile(place, '');

    const refused = openStore({ pglite: place }, log);
    await expect(refused).rejects.toThrow(StoreFolderError);
    await expect(refused).rejects.toThrow(/^The data directory .*a-file cannot be used: EEXIST.*choose another/u);
  });

  describeUpgrade(() => Promise.resolve({ pglite: join(directory, 'from-before') }));

  test('a store that was closed answers nothing and can be opened again in the same process', async () => {
    const place = join(directory, 'data');
    const first = await openStore({ pglite: place }, log);
    await expect(openStore({ pglite: place }, log)).rejects.toThrow(StoreLockedError);
    await first.close();
    await expect(first.ping()).rejects.toThrow();
    const second = await openStore({ pglite: place }, log);
    await second.ping();
    await second.close();
  }, 60_000);
});
