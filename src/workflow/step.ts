/**
 * Steps a workflow: from a state, by an event, to the next state and what is to be done.
 *
 * Run by xstate's pure `transition`, so that guards, delays and nested states can come without an engine of our own.
 * Refuses to do anything: actions come back as data.
 */

import { createMachine, transition } from 'xstate';
import type { AnyStateMachine } from 'xstate';

import type { Workflow, WorkflowAction, WorkflowState } from '../domain/workflow.ts';
import { ACTIONS } from '../domain/workflow.ts';

/** Where an event leads. */
export interface Step {
  readonly state: string;
  readonly phase: WorkflowState['phase'];
  readonly actions: readonly WorkflowAction[];
}

const machines = new WeakMap<Workflow, AnyStateMachine>();

/** Null when the state does not take the event, or is not one of the workflow's. */
export function step(workflow: Workflow, state: string, event: string): Step | null {
  const from = workflow.states.find(({ name }) => name === state);
  if (!from?.transitions.some((each) => each.event === event)) return null;

  const machine = machineOf(workflow);
  const [next, actions] = transition(machine, machine.resolveState({ value: state, context: {} }), { type: event });
  const to = workflow.states.find(({ name }) => name === next.value);
  if (to === undefined) return null;
  const ordered = new Set(actions.map(({ type }): string => type));
  return { state: to.name, phase: to.phase, actions: [...ordered].filter(isKnown) };
}

function isKnown(action: string): action is WorkflowAction {
  return ACTIONS.some((known) => known === action);
}

function machineOf(workflow: Workflow): AnyStateMachine {
  const known = machines.get(workflow);
  if (known !== undefined) return known;
  const states = workflow.states.map(({ name, transitions }) => [
    name,
    {
      on: Object.fromEntries(
        transitions.map(({ event, target, actions }) => [event, { target, actions: [...actions] }]),
      ),
    },
  ]);
  const machine = createMachine({
    id: workflow.name,
    initial: workflow.initial,
    states: Object.fromEntries(states) as Record<string, object>,
  });
  machines.set(workflow, machine);
  return machine;
}
