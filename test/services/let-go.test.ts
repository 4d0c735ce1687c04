/** A host is let go of while Nova's answer is lost and another window comes for it. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';

import type { WindowId } from '../../src/domain/ids.ts';
import type { Workflow } from '../../src/domain/workflow.ts';
import { UpstreamError } from '../../src/errors.ts';
import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/index.ts';
import { CALLERS, createWorld, readAllWorkflows } from './life-world.ts';
import type { LifeWorld } from './life-world.ts';

let store: Store;
let workflows: readonly Workflow[];

beforeAll(async () => {
  store = await openStore({ pglite: 'memory' }, pino({ level: 'silent' }));
  workflows = await readAllWorkflows();
}, 180_000);

afterAll(() => store.close());

async function planned(world: LifeWorld, fromHour: number): Promise<WindowId> {
  const hour = (hours: number) => new Date(world.now().getTime() + hours * 3_600_000);
  const { subject, refusals } = await world.services.schedule(CALLERS.operator, {
    hostIds: [world.host],
    workflow: 'whims',
    summary: `From ${fromHour}`,
    kind: 'TEMPORARY',
    cause: 'PLANNED',
    acknowledgeBy: hour(fromHour),
    startsAt: hour(fromHour),
    endsAt: hour(fromHour + 1),
    timeZone: 'UTC',
  });
  if (subject === null) throw new Error(JSON.stringify(refusals));
  return subject.id;
}

async function send(world: LifeWorld, id: WindowId, event: string): Promise<void> {
  const { refusals } = await world.services.advance(CALLERS.operator, { id, event });
  expect(refusals).toEqual([]);
}

async function workAll(world: LifeWorld, id: WindowId): Promise<void> {
  while (await world.work(id));
}

/** Its owners answer, and its host is to be emptied. */
async function drained(world: LifeWorld, id: WindowId): Promise<void> {
  for (const owner of [CALLERS.a, CALLERS.b]) await world.services.acknowledge(owner, { windowId: id });
  await send(world, id, 'confirm');
  await send(world, id, 'drain');
}

const reasonIn = async ({ nova }: LifeWorld) => (await nova.compute.listHosts({}))[0]?.disabledReason ?? null;

/** The first window holds the host; it is cancelled, and before Nova hears of that, the second comes for the host. */
async function lettingGo(world: LifeWorld, lost: (world: LifeWorld) => void): Promise<WindowId> {
  const [first, second] = [await planned(world, 4), await planned(world, 6)];
  await drained(world, first);
  await workAll(world, first);
  expect(await reasonIn(world)).toContain('From 4');
  const { setHostStatus } = world.nova.compute;
  Object.assign(world.nova.compute, {
    setHostStatus: async () => {
      Object.assign(world.nova.compute, { setHostStatus });
      await drained(world, second);
      await workAll(world, second);
      lost(world);
      throw new UpstreamError('nova', 'TIMEOUT', 'no answer');
    },
  });
  await send(world, first, 'cancel');

  await expect(workAll(world, first)).rejects.toThrow('no answer');
  await workAll(world, first);
  return second;
}

test('a window that came for a host as it was enabled gets it, though the answer to that was lost', async () => {
  const world = createWorld(store, workflows);

  const second = await lettingGo(world, ({ nova }) => {
    nova.setHost({ status: 'ENABLED', disabledReason: null });
  });

  expect(await reasonIn(world)).toContain('From 6');
  const [held] = await store.maintenance.hostsOfWindows(CALLERS.operator.viewer.scope, [second]);
  expect(held?.hold).toBe('HELD');
});

test('a window that came for a host as somebody else enabled it leaves it as it is', async () => {
  const world = createWorld(store, workflows);
  const first = await planned(world, 4);
  await drained(world, first);
  await workAll(world, first);
  const second = await planned(world, 6);
  await drained(world, second);
  await workAll(world, second);
  world.nova.setHost({ status: 'ENABLED', disabledReason: null });

  await send(world, first, 'cancel');
  await workAll(world, first);

  expect(await reasonIn(world)).toBeNull();
});
