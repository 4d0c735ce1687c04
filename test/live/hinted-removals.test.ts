/** What Nova does not list as changed, metadata that was removed, is known soon where hints point, for a bounded price. */

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';

import type { Compute } from '../../src/domain/compute.ts';
import { cloudName, serverId } from '../../src/domain/ids.ts';
import type { NovaHint } from '../../src/domain/nova-news.ts';
import type { Server } from '../../src/domain/server.ts';
import { watchCloud } from '../../src/live/cloud-watch.ts';
import { followPicture } from '../../src/picture/picture.ts';
import type { FollowingPicture } from '../../src/picture/picture.ts';
import { createReadCloud } from '../../src/services/picture/read-cloud.ts';
import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/index.ts';
import { until } from '../graph/until.ts';
import { aServer } from '../loaders/fakes.ts';
import { createFakeNova } from '../services/fake-nova.ts';

const HOUR_MS = 3_600_000;
const CLOUD = cloudName('home');
const log = pino({ level: 'silent' });

let store: Store;
let picture: FollowingPicture;
let servers: Map<string, Server>;
let calls: Record<'single' | 'list' | 'changed', number>;
let underWay: number;
let mostUnderWay: number;
let hint: (hint: NovaHint) => void;
let abort: AbortController;
let watching: Promise<void>;

/** As Nova: a key that is removed leaves `updated_at` alone, so nothing is listed as changed. */
const compute = (): Compute => ({
  ...createFakeNova('compute-1').compute,
  listServers: () => {
    calls.list += 1;
    return Promise.resolve([...servers.values()]);
  },
  listChangedServers: () => {
    calls.changed += 1;
    return Promise.resolve([]);
  },
  getServer: async (id) => {
    calls.single += 1;
    underWay += 1;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    await Promise.resolve();
    underWay -= 1;
    return servers.get(id) ?? null;
  },
});

const known = async () => {
  await picture.catchUp();
  return picture.of(CLOUD).servers();
};
const withKey = async () => (await known()).filter(({ metadata }) => Object.keys(metadata).length > 0).length;

beforeEach(async () => {
  store = await openStore({ pglite: 'memory' }, log);
  picture = await followPicture({ store: store.picture, clouds: [CLOUD], onError: () => undefined });
  const ids = Array.from({ length: 150 }, (_none, n) => `vm-${n}`);
  servers = new Map(ids.map((id) => [id, { ...aServer(CLOUD, id, 'compute-1'), metadata: { a: 'b' } }]));
  calls = { single: 0, list: 0, changed: 0 };
  underWay = 0;
  mostUnderWay = 0;
  abort = new AbortController();
  const service = compute();
  const dependencies = { store: store.maintenance, now: () => new Date(), clouds: [] };
  const readings = createReadCloud(dependencies, { name: CLOUD, service }, HOUR_MS);
  const news = {
    listen: (onHint: typeof hint, signal: AbortSignal) => {
      hint = onHint;
      return new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
    },
  };
  const pace = { hostMs: HOUR_MS, serverMs: HOUR_MS, hypervisorMs: HOUR_MS };
  const onHosts = () => Promise.resolve();
  watching = watchCloud({ cloud: { name: CLOUD, news }, pace, readings, onHosts, log }, abort.signal);
  await until('the first list', async () => (await withKey()) === servers.size);
  calls = { single: 0, list: 0, changed: 0 };
}, 180_000);

afterEach(async () => {
  abort.abort();
  await watching;
  await picture.close();
  await store.close();
});

/** Somebody removes the key of so many, and Nova tells of each. */
function removeKeys(count: number): void {
  for (const id of [...servers.keys()].slice(0, count)) {
    const server = servers.get(id);
    if (server !== undefined) servers.set(id, { ...server, metadata: {} });
    hint({ kind: 'server', id: serverId(id) });
  }
}

test.each([
  [60, { single: 60, list: 0, changed: 0 }],
  [150, { single: 0, list: 1, changed: 0 }],
] as const)(
  'of %i servers at once, with these calls: %j',
  async (count, wanted) => {
    removeKeys(count);

    await until('the removals to be known', async () => (await withKey()) === servers.size - count);
    expect(calls).toEqual(wanted);
    expect(mostUnderWay).toBeLessThanOrEqual(4);
  },
  60_000,
);
