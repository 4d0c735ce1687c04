/**
 * Sends an event to a window: its workflow says where that leads and what is to be done.
 *
 * Refuses to know any workflow. What is to be done is enqueued in the same transaction and carried out later, see
 * carry-out.ts.
 */

import type { Workflow } from '../domain/workflow.ts';
import type { Outcome } from '../domain/refusal.ts';
import { refusal } from '../domain/refusal.ts';
import type { Caller } from '../domain/viewer.ts';
import { actualTimes } from '../domain/window.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import { step } from '../workflow/step.ts';
import { changeWindow } from './change.ts';
import type { WindowChange } from './change.ts';
import type { Dependencies } from './dependencies.ts';

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

/** Answers the window behind the event, or why it stayed where it was. */
export function createAdvance(dependencies: Dependencies): Advance {
  const { store, now } = dependencies;

  return async (caller, input) => {
    const note = input.note ?? null;
    if ((note?.length ?? 0) > NOTE_LIMIT) {
      const tooLong = refusal('INVALID_VALUE', `note is longer than ${NOTE_LIMIT} characters.`, 'note');
      return { subject: null, refusals: [tooLong] };
    }
    const mutation = { mutation: 'sendMaintenanceEvent', input, idField: 'id', id: input.id } as const;
    return changeWindow(
      dependencies,
      caller,
      { ...mutation, revision: input.revision ?? null },
      async (window, writes) => {
        const workflow = await store.workflow(window.workflow.name, window.workflow.version);
        const taken = workflow && step(workflow, window.state, input.event);
        if (!taken) return { refusals: [notNow(window, workflow, input.event)] };
        for (const action of taken.actions) await writes.enqueue({ action, window: window.id });
        return moved(window, taken, now(), note);
      },
    );
  };
}

function moved(
  window: MaintenanceWindow,
  { state, phase }: Pick<MaintenanceWindow, 'state' | 'phase'>,
  now: Date,
  note: string | null,
): WindowChange {
  const values = { state, phase, ...actualTimes(window, phase, now) };
  const changedFields = (Object.keys(values) as (keyof typeof values)[]).filter(
    (field) => values[field] !== window[field],
  );
  return { values, event: { type: 'STATE_CHANGED', changedFields, ticketUrl: null, audience: 'OWNERS', note } };
}

function notNow(window: MaintenanceWindow, workflow: Workflow | null, event: string) {
  const state = workflow?.states.find(({ name }) => name === window.state);
  const events = state?.transitions.map((transition) => transition.event).join(', ') ?? '';
  const rest = events === '' ? 'nothing more happens there' : `it takes ${events}`;
  return refusal('INVALID_EVENT', `The window is ${window.state} and does not take ${event}; ${rest}.`, 'event');
}
