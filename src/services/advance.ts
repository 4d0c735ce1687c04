/**
 * Sends an event to a window: its workflow says where that leads and what is to be done.
 *
 * Refuses to know any workflow. What is to be done in Nova is enqueued in the same transaction and carried out later,
 * see carry-out.ts.
 */

import { windowId } from '../domain/ids.ts';
import type { MaintenanceWrites } from '../domain/maintenance-store.ts';
import type { Workflow } from '../domain/workflow.ts';
import type { Outcome, Refusal } from '../domain/refusal.ts';
import { refusal } from '../domain/refusal.ts';
import type { Caller } from '../domain/viewer.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import { guardCheck } from '../workflow/guards.ts';
import { stateOf, step } from '../workflow/step.ts';
import { shown, staleRevision, windowNotFound, withWindow } from './change.ts';
import { actorOf } from './dependencies.ts';
import type { Dependencies } from './dependencies.ts';
import { readForEvents, withInside } from './guard-facts.ts';
import type { OutsideFacts } from './guard-facts.ts';
import { once, recall } from './once.ts';
import type { Remembered } from './once.ts';
import { takeStep } from './take-step.ts';

/** `sendMaintenanceEvent` as it arrives. */
export interface AdvanceInput {
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
  readonly event: string;
  readonly revision?: number | null | undefined;
  readonly note?: string | null | undefined;
}

export type Advance = (caller: Caller, input: AdvanceInput) => Promise<Outcome<MaintenanceWindow>>;

const NOTE_LIMIT = 1000;
const TRIES = 5;

/** Answers the window behind the event, or why it stayed where it was. Throws UpstreamError where a guard asks Nova and Nova does not answer. */
export function createAdvance(dependencies: Dependencies): Advance {
  const { store } = dependencies;

  return async (caller, input) => {
    if ((input.note?.length ?? 0) > NOTE_LIMIT) {
      const tooLong = refusal('INVALID_VALUE', `note is longer than ${NOTE_LIMIT} characters.`, 'note');
      return { subject: null, refusals: [tooLong] };
    }
    const mutation = { mutation: 'sendMaintenanceEvent', input, idField: 'id', id: input.id } as const;
    const earlier = await store.transaction((writes) => recall(writes, caller, mutation));
    if (earlier !== null) return shown(dependencies, caller, earlier);
    const outcome = await untilUnmoved(dependencies, caller, input, async (seen, workflow) => {
      const outside = await readForEvents(dependencies, seen, workflow);
      return store.transaction((writes) =>
        once(writes, caller, mutation, () =>
          withWindow(writes, caller, { ...mutation, revision: input.revision ?? null }, (window) =>
            send(dependencies, { writes, caller, workflow, outside, readFor: seen, input }, window),
          ),
        ),
      );
    });
    return shown(dependencies, caller, outcome);
  };
}

/** What guards are to judge was read of a window that somebody changed before it was locked. */
class MovedMeanwhile extends Error {
  override readonly name = 'MovedMeanwhile';
}

/** Reads the window and tries, again where somebody changes it meanwhile. A window that never keeps still is told as stale. */
async function untilUnmoved(
  { store }: Dependencies,
  { viewer }: Caller,
  input: AdvanceInput,
  attempt: (seen: MaintenanceWindow, workflow: Workflow) => Promise<Remembered>,
): Promise<Remembered> {
  let last: MaintenanceWindow | null = null;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [seen] = await store.windowsByIds(viewer.scope, [windowId(input.id)]);
    if (seen === undefined) return { id: null, refusals: [windowNotFound(input.id, 'id')] };
    const workflow = await store.workflow(seen.workflow.name, seen.workflow.version);
    if (workflow === null) return { id: seen.id, refusals: [notNow(seen, null, input.event)] };
    try {
      return await attempt(seen, workflow);
    } catch (error) {
      if (!(error instanceof MovedMeanwhile)) throw error;
      last = seen;
    }
  }
  return { id: input.id, refusals: [staleRevision(last?.revision ?? 0)] };
}

interface Sending {
  readonly writes: MaintenanceWrites;
  readonly caller: Caller;
  readonly workflow: Workflow;
  readonly outside: OutsideFacts;
  /** The window that `outside` was read for. */
  readonly readFor: MaintenanceWindow;
  readonly input: AdvanceInput;
}

async function send(
  { now }: Dependencies,
  { writes, caller, workflow, outside, readFor, input }: Sending,
  window: MaintenanceWindow,
): Promise<readonly Refusal[]> {
  const facts = await withInside(writes, window, workflow, outside);
  const stepped = step(workflow, window.state, input.event, guardCheck(facts));
  if (stepped === null) return [notNow(window, workflow, input.event)];
  // Its links, hosts and times are what was judged.
  if (window.revision !== readFor.revision) throw new MovedMeanwhile();
  if ('refusedBecause' in stepped) {
    return stepped.refusedBecause.map((message) => refusal('GUARD_REFUSED', message, 'event'));
  }
  await takeStep(writes, window, stepped.step, {
    actor: actorOf(caller),
    now: now(),
    note: input.note ?? null,
    outside,
  });
  return [];
}

function notNow(window: MaintenanceWindow, workflow: Workflow | null, event: string): Refusal {
  const state = workflow === null ? undefined : stateOf(workflow, window.state);
  const events = state?.transitions.map((transition) => transition.event).join(', ') ?? '';
  const rest = events === '' ? 'nothing more happens there' : `it takes ${events}`;
  return refusal('INVALID_EVENT', `The window is ${window.state} and does not take ${event}; ${rest}.`, 'event');
}
