/**
 * Readings of a cloud in any order, twice, late and from several sources: what is known in the end is what was read last,
 * each difference was told once, and a process that starts later knows the same.
 */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pino } from 'pino';

import type { Host } from '../../src/domain/host.ts';
import { cloudName, hostIdOf } from '../../src/domain/ids.ts';
import type { CloudName } from '../../src/domain/ids.ts';
import type { Server } from '../../src/domain/server.ts';
import { followPicture } from '../../src/picture/picture.ts';
import { createReconcile } from '../../src/services/picture/reconcile.ts';
import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/index.ts';
import { aHost, aServer } from '../loaders/fakes.ts';
import { aWindow, insert } from '../store/samples.ts';

const START = Date.UTC(2026, 10, 22, 12);
const NEVER = new Date(0);
const SERVERS = ['s1', 's2', 's3'];
/** What is read of an instant: all hosts, all that changed of servers, or one of them. */
type What = 'hosts' | 'servers' | 0 | 1 | 2;
let store: Store;
let clouds = 0;

beforeAll(async () => {
  store = await openStore({ pglite: 'memory' }, pino({ level: 'silent' }));
}, 180_000);

afterAll(() => store.close());

/** A cloud at one instant: a host, and where its servers are; null: deleted. */
interface Instant {
  readonly status: Host['status'];
  readonly reason: string | null;
  readonly state: Host['state'];
  readonly servers: readonly ('c1' | 'c2' | null)[];
}

const instant: fc.Arbitrary<Instant> = fc
  .record({
    status: fc.constantFrom('ENABLED', 'DISABLED'),
    reason: fc.constantFrom('RAM', 'fan'),
    state: fc.constantFrom('UP', 'DOWN'),
    servers: fc.tuple(...SERVERS.map(() => fc.constantFrom('c1', 'c2', null))),
  })
  .map(({ reason, ...rest }) => ({ ...rest, reason: rest.status === 'ENABLED' ? null : reason }));

const kinds = fc.constantFrom<What>('hosts', 'servers', 0, 1, 2);
const script = fc.array(fc.record({ at: instant, reads: fc.array(kinds, { minLength: 1, maxLength: 4 }) }), {
  minLength: 1,
  maxLength: 6,
});

interface World {
  readonly cloud: CloudName;
  readonly window: ReturnType<typeof aWindow>;
  readonly reconcile: ReturnType<typeof createReconcile>;
}

async function newWorld(): Promise<World> {
  clouds += 1;
  const cloud = cloudName(`cloud-${clouds}`);
  const window = aWindow({ cloud });
  await insert(store.maintenance, window, { hosts: [hostIdOf(cloud, 'c1')], servers: [] });
  return { cloud, window, reconcile: createReconcile({ store: store.maintenance, now: () => new Date(START) }) };
}

function hostAt(cloud: CloudName, { status, reason, state }: Instant): Host {
  return { ...aHost(cloud, 'c1'), status, state, disabledReason: reason };
}

function serverAt(cloud: CloudName, at: Instant, place: number): Server {
  const host = at.servers[place] ?? null;
  const server = aServer(cloud, `${cloud}-${SERVERS[place] ?? ''}`, host);
  return host === null ? { ...server, status: 'DELETED' } : server;
}

/** One reading; `tick` is when it began. */
async function read({ cloud, reconcile }: World, at: Instant, tick: number, what: What) {
  const readAt = new Date(START + tick);
  if (what === 'hosts') {
    await reconcile({ cloud, kind: 'host', readAt, items: [hostAt(cloud, at)], whole: true }, { complete: true });
  } else {
    const places = what === 'servers' ? [0, 1, 2] : [what];
    const items = places.map((place) => serverAt(cloud, at, place));
    await reconcile({ cloud, kind: 'server', readAt, items }, { complete: what === 'servers' });
  }
}

async function known({ cloud }: World) {
  const picture = await followPicture({ store: store.picture, clouds: [cloud], onError: () => undefined });
  await picture.close();
  const undated = <Item extends Host | Server>(item: Item) => ({ ...item, fetchedAt: NEVER });
  const of = picture.of(cloud);
  return {
    hosts: of.hosts().map(undated),
    servers: of
      .servers()
      .map(undated)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    onHost: of
      .serversOn(hostIdOf(cloud, 'c1'))
      .map(({ id }) => id)
      .toSorted(),
  };
}

async function notesOf({ window }: World): Promise<readonly (string | null)[]> {
  const scope = { kind: 'operator', clouds: [window.cloud] } as const;
  const { items } = await store.maintenance.historyOf(scope, window.id, { first: 1000, after: null });
  return items.filter(({ item }) => item.type === 'HOST_CHANGED').map(({ item }) => item.note);
}

function expected(cloud: CloudName, at: Instant) {
  const servers = [0, 1, 2].map((place) => serverAt(cloud, at, place)).filter(({ host }) => host !== null);
  const undated = servers.map((server) => ({ ...server, fetchedAt: NEVER }));
  return {
    hosts: [{ ...hostAt(cloud, at), fetchedAt: NEVER }],
    servers: undated,
    onHost: undated.filter(({ host }) => host === hostIdOf(cloud, 'c1')).map(({ id }) => id),
  };
}

test('whatever comes in whatever order, the last reading is what is known, and nothing is told twice', async () => {
  await fc.assert(
    fc.asyncProperty(script, fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), async (instants, numbers) => {
      const world = await newWorld();
      const readings = instants.flatMap(({ at, reads }, place) =>
        reads.map((what, nth) => ({ at, what, tick: 10 * place + nth })),
      );
      const last = instants.at(-1)?.at;
      if (last === undefined) return;
      const end = (['hosts', 'servers'] as const).map((what) => ({ at: last, what, tick: 1000 }));
      const all = [...readings, ...readings, ...end];
      const shuffled = all
        .map((reading, place) => ({ reading, key: numbers[place] ?? 0 }))
        .toSorted((a, b) => a.key - b.key);
      for (const { reading } of shuffled) await read(world, reading.at, reading.tick, reading.what);

      expect(await known(world)).toEqual(expected(world.cloud, last));
      const told = await notesOf(world);
      for (const { reading } of shuffled) await read(world, reading.at, reading.tick, reading.what);
      expect(await notesOf(world)).toEqual(told);
    }),
    { numRuns: 25 },
  );
}, 120_000);

test('in order, each difference of the host is told once, however often and by however many it was read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(instant, { minLength: 2, maxLength: 6 }), async (instants) => {
      const world = await newWorld();
      for (const [place, at] of instants.entries()) {
        await Promise.all([0, 1, 2].map((nth) => read(world, at, 10 * place + nth, 'hosts')));
      }
      const differ = instants.slice(1).filter((at, place) => {
        const before = instants[place];
        return before?.status !== at.status || before.reason !== at.reason || before.state !== at.state;
      });
      expect(await notesOf(world)).toHaveLength(differ.length);
    }),
    { numRuns: 25 },
  );
}, 120_000);

test('what differs after a time in which nobody looked is told once, by whichever process looks first', async () => {
  const world = await newWorld();
  const before: Instant = { status: 'ENABLED', reason: null, state: 'UP', servers: ['c1', null, null] };
  const after: Instant = { ...before, status: 'DISABLED', reason: 'RAM' };
  await read(world, before, 1, 'hosts');
  const restarted = { ...world, reconcile: createReconcile({ store: store.maintenance, now: () => new Date(START) }) };
  await read(restarted, after, 2, 'hosts');
  await read(world, after, 3, 'hosts');
  expect(await notesOf(world)).toEqual(['Disabled: RAM']);
});

test('a transaction that comes to nothing leaves the picture as it was, and tells nothing', async () => {
  const world = await newWorld();
  const at: Instant = { status: 'ENABLED', reason: null, state: 'UP', servers: [null, null, null] };
  await read(world, at, 1, 'hosts');
  const lost = createReconcile({
    store: {
      ...store.maintenance,
      transaction: (work) =>
        store.maintenance.transaction(async (writes) => {
          await work(writes);
          throw new Error('the process died');
        }),
    },
    now: () => new Date(START),
  });
  await expect(read({ ...world, reconcile: lost }, { ...at, state: 'DOWN' }, 2, 'hosts')).rejects.toThrow('died');
  expect(await notesOf(world)).toEqual([]);
  await read(world, { ...at, state: 'DOWN' }, 3, 'hosts');
  expect(await notesOf(world)).toEqual(['It is down.']);
});
