/**
 * Whatever people send, Nova does and time brings, in any order: a window is in a state of its workflow that the one
 * before leads to, and its revision grows by one with each change that is told, and with nothing else.
 */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pino } from 'pino';

import type { MaintenanceEvent } from '../../src/domain/event.ts';
import { hasEnded } from '../../src/domain/window.ts';
import type { MaintenanceWindow } from '../../src/domain/window.ts';
import type { Workflow } from '../../src/domain/workflow.ts';
import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/index.ts';
import { stateOf } from '../../src/workflow/step.ts';
import { happening } from './happenings.ts';
import type { Happening } from './happenings.ts';
import { CALLERS, createWorld, readAllWorkflows } from './life-world.ts';
import type { LifeWorld } from './life-world.ts';

/** Looks in a row that nothing new happens between: more than any chain of signals has. */
const LOOKS = 6;

let store: Store;
let workflows: readonly Workflow[];
const reached = new Set<string>();

beforeAll(async () => {
  store = await openStore({ pglite: 'memory' }, pino({ level: 'silent' }));
  workflows = await readAllWorkflows();
}, 180_000);

afterAll(() => store.close());

async function planned(world: LifeWorld, workflow: Workflow): Promise<MaintenanceWindow> {
  const hour = (hours: number) => new Date(world.now().getTime() + hours * 3_600_000);
  const { subject, refusals } = await world.services.schedule(CALLERS.operator, {
    hostIds: [world.host],
    workflow: workflow.name,
    summary: 'New firmware',
    kind: 'TEMPORARY',
    cause: 'PLANNED',
    acknowledgeBy: hour(1),
    drainAt: hour(2),
    startsAt: hour(4),
    endsAt: hour(6),
    timeZone: 'UTC',
  });
  if (subject === null) throw new Error(JSON.stringify(refusals));
  return subject;
}

/** Where a step may have led: one transition of the workflow, or none. */
function expectLegal(workflow: Workflow, before: MaintenanceWindow, after: MaintenanceWindow): void {
  if (after.phase === 'SUPERSEDED') {
    expect(after.state).toBe('superseded');
    expect(hasEnded(before) ? before.state : after.replacedBy).not.toBeNull();
    return;
  }
  const from = stateOf(workflow, before.state);
  expect(stateOf(workflow, after.state)?.phase).toBe(after.phase);
  const targets = [...(from?.transitions ?? []), ...(from?.signals ?? [])].map(({ target }) => target);
  expect([before.state, ...targets]).toContain(after.state);
  expect(after.startedAt === null && after.phase === 'IN_PROGRESS').toBe(false);
}

const WINDOWS_OWN = ['STATE_CHANGED', 'TICKET_LINKED', 'TICKET_UNLINKED'];

/** Does it tell of the window itself? Answers and outcomes are of its servers. */
function isOfWindow({ type, server }: MaintenanceEvent): boolean {
  return WINDOWS_OWN.includes(type) || (type === 'WINDOW_UPDATED' && server === null);
}

/** Each change of the window has the next revision; whatever else is told, the present one. */
function expectCounted(events: readonly MaintenanceEvent[], { revision }: MaintenanceWindow): void {
  let present = 1;
  for (const event of events) {
    if (isOfWindow(event)) present += 1;
    expect([event.type, event.windowRevision]).toEqual([event.type, present]);
  }
  expect(revision).toBe(present);
}

/** What its readers see of it, but for what is made of its servers. */
function shown(window: MaintenanceWindow) {
  return { ...window, ready: null, revision: null, updatedAt: null };
}

interface Life {
  readonly world: LifeWorld;
  readonly workflow: Workflow;
  window: MaintenanceWindow;
}

/** Takes one step and holds it against all that must be so. `step` answers whether it came to nothing, and so does this. */
async function follow(life: Life, step: () => Promise<boolean>): Promise<boolean> {
  const before = life.window;
  const idle = await step();
  const after = await life.world.window(before.id);
  expectLegal(life.workflow, before, after);
  const grown = after.revision - before.revision;
  expect([0, 1]).toContain(grown);
  if (grown === 0) expect(shown(after)).toEqual(shown(before));
  if (idle) expect(after).toEqual(before);
  if (hasEnded(before)) expect([after.state, after.phase]).toEqual([before.state, before.phase]);
  life.window = after;
  return idle;
}

async function live(workflow: Workflow, happenings: readonly Happening[]): Promise<void> {
  const world = createWorld(store, workflows);
  const life: Life = { world, workflow, window: await planned(world, workflow) };
  const phases = new Set<string>();
  for (const { does } of happenings) {
    await follow(life, async () => (await does(world, life.window)).refusals.length > 0);
    for (let looks = 0; looks < LOOKS; looks += 1) {
      if (await follow(life, async () => !(await world.work(life.window.id)))) break;
      phases.add(life.window.phase);
    }
  }
  expectCounted(await world.events(life.window.id), life.window);
  for (const phase of phases) reached.add(phase);
}

test('any sequence of events leaves a window in a legal state, its revision grown by one with each change', async () => {
  const happenings = fc.array(happening, { minLength: 5, maxLength: 25 });
  await fc.assert(fc.asyncProperty(fc.constantFrom(...workflows), happenings, live), { numRuns: 15 });
  // Of windows that never got anywhere it would prove nothing.
  expect(reached.size).toBeGreaterThan(3);
}, 180_000);
