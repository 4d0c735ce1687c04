/** What may be changed of a window whose planned end has passed while its work goes on. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/index.ts';
import { CALLERS, createWorld, readAllWorkflows } from './life-world.ts';

let store: Store;

beforeAll(async () => {
  store = await openStore({ pglite: 'memory' }, pino({ level: 'silent' }));
}, 180_000);

afterAll(() => store.close());

test('its words can be changed, and its times only so that it ends later than now', async () => {
  const world = createWorld(store, await readAllWorkflows());
  const hour = (hours: number) => new Date(world.now().getTime() + hours * 3_600_000);
  const { subject } = await world.services.schedule(CALLERS.operator, {
    hostIds: [world.host],
    summary: 'New firmware',
    kind: 'TEMPORARY',
    cause: 'PLANNED',
    startsAt: hour(1),
    endsAt: hour(2),
    timeZone: 'UTC',
  });
  const id = subject?.id ?? '';
  world.pass(180);

  const words = await world.services.update(CALLERS.operator, { id, revision: 1, summary: 'New firmware, late' });
  const times = await world.services.update(CALLERS.operator, { id, revision: 2, startsAt: hour(-3) });
  const later = await world.services.update(CALLERS.operator, { id, revision: 2, startsAt: hour(1), endsAt: hour(2) });

  expect(words.refusals).toEqual([]);
  expect(words.subject?.summary).toBe('New firmware, late');
  expect(times.refusals).toMatchObject([{ code: 'INVALID_TIMES', path: ['input', 'endsAt'] }]);
  expect(later.refusals).toEqual([]);
});
