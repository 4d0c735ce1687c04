/** What guards judged is changed by somebody else before the window is locked. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';

import type { WindowId } from '../../src/domain/ids.ts';
import type { Workflow } from '../../src/domain/workflow.ts';
import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/index.ts';
import { CALLERS, createWorld, readAllWorkflows } from './life-world.ts';
import type { LifeWorld } from './life-world.ts';

const CHANGE = 'https://tickets.example/CHG-1';

let store: Store;
let workflows: readonly Workflow[];

beforeAll(async () => {
  store = await openStore({ pglite: 'memory' }, pino({ level: 'silent' }));
  workflows = await readAllWorkflows();
}, 180_000);

afterAll(() => store.close());

async function requested(world: LifeWorld): Promise<WindowId> {
  const hour = (hours: number) => new Date(world.now().getTime() + hours * 3_600_000);
  const { subject, refusals } = await world.services.schedule(CALLERS.operator, {
    hostIds: [world.host],
    workflow: 'ticket-approved',
    summary: 'Swap a DIMM',
    kind: 'TEMPORARY',
    cause: 'PLANNED',
    startsAt: hour(1),
    endsAt: hour(2),
    timeZone: 'UTC',
    tickets: [{ url: CHANGE, rel: 'change', audience: 'OPERATORS' }],
  });
  if (subject === null) throw new Error(JSON.stringify(refusals));
  return subject.id;
}

const confirm = (world: LifeWorld, id: WindowId) => world.services.advance(CALLERS.operator, { id, event: 'confirm' });

test('an approval that is taken off while it is read confirms nothing', async () => {
  const world = createWorld(store, workflows);
  world.setTicket(true);
  const id = await requested(world);
  world.onTicketRead(() => world.services.unlink(CALLERS.operator, { windowId: id, url: CHANGE }));

  const { subject, refusals } = await confirm(world, id);
  expect(refusals).toMatchObject([{ code: 'GUARD_REFUSED', message: expect.stringContaining('No ticket') as unknown }]);
  expect(subject).toMatchObject({ state: 'requested', revision: 2 });
});

test('a change that is of no consequence to it keeps no event from a window', async () => {
  const world = createWorld(store, workflows);
  world.setTicket(true);
  const id = await requested(world);
  world.onTicketRead(() => world.services.update(CALLERS.operator, { id, revision: 1, summary: 'Swap two' }));

  const { subject, refusals } = await confirm(world, id);
  expect(refusals).toEqual([]);
  expect(subject).toMatchObject({ state: 'confirmed', summary: 'Swap two', revision: 3 });
});

test('a window that never keeps still is told as stale', async () => {
  const world = createWorld(store, workflows);
  world.setTicket(true);
  const id = await requested(world);
  let revision = 1;
  const change = async () => {
    world.onTicketRead(change);
    await world.services.update(CALLERS.operator, { id, revision, summary: `Swap ${revision}` });
    revision += 1;
  };
  world.onTicketRead(change);

  const { subject, refusals } = await confirm(world, id);
  expect(refusals).toMatchObject([{ code: 'STALE_REVISION' }]);
  expect(subject).toMatchObject({ state: 'requested' });
});
