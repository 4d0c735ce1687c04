/**
 * Steps a workflow: from a state, by an event or a signal, to the next state and what is to be done.
 *
 * Run by xstate's pure `transition`, guards included. Refuses to do anything, and to know when a guard holds: actions
 * come back as data, and whoever steps says what stands against a guard.
 */

import { createMachine, transition } from 'xstate';
import type { AnyStateMachine } from 'xstate';

import { answerDeadline } from '../domain/window.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import type {
  SignalTransition,
  Workflow,
  WorkflowAction,
  WorkflowGuard,
  WorkflowSignal,
  WorkflowState,
  WorkflowTransition,
} from '../domain/workflow.ts';
import { ACTIONS } from '../domain/workflow.ts';

/** Where an event leads. */
export interface Step {
  readonly state: string;
  readonly phase: WorkflowState['phase'];
  readonly actions: readonly WorkflowAction[];
}

/** Why a guard does not hold, for people; null when it does. */
export type GuardCheck = (guard: WorkflowGuard) => string | null;

/** What an event came to: a step, or what stands against it. Null: the state does not take it. */
export type Stepped = { readonly step: Step } | { readonly refusedBecause: readonly string[] } | null;

/** Sends an event that a person may send. */
export function step(workflow: Workflow, state: string, event: string, check: GuardCheck): Stepped {
  const taken = stateOf(workflow, state)?.transitions.find((each) => each.event === event);
  return taken === undefined ? null : take(workflow, state, eventName(event), taken, check);
}

/** The first transition that the gateway may take by itself. `holds`: does this signal hold now? Null when there is none. */
export function signalStep(
  workflow: Workflow,
  state: string,
  holds: (signal: WorkflowSignal) => boolean,
  check: GuardCheck,
): { readonly signal: WorkflowSignal; readonly step: Step } | null {
  for (const each of stateOf(workflow, state)?.signals ?? []) {
    if (!holds(each.signal)) continue;
    const stepped = take(workflow, state, signalName(each.signal), each, check);
    if (stepped !== null && 'step' in stepped) return { signal: each.signal, step: stepped.step };
  }
  return null;
}

/** The state of this name; undefined where a window has left its workflow, as a superseded one has. */
export function stateOf(workflow: Workflow, name: string): WorkflowState | undefined {
  return workflow.states.find((state) => state.name === name);
}

/** Is this one of a window's instants, and not here yet, or none at all? Of other signals, no. */
export function isToCome(
  signal: WorkflowSignal,
  window: Pick<MaintenanceWindow, 'acknowledgeBy' | 'drainAt' | 'startsAt' | 'endsAt'>,
  at: Date,
): boolean {
  switch (signal) {
    case 'acknowledgeBy':
      return at < answerDeadline(window);
    case 'drainAt':
    case 'startsAt':
    case 'endsAt': {
      const instant = window[signal];
      return instant === null || at < instant;
    }
    default:
      return false;
  }
}

function take(
  workflow: Workflow,
  state: string,
  type: string,
  { guards }: Pick<WorkflowTransition | SignalTransition, 'guards'>,
  check: GuardCheck,
): Stepped {
  const machine = machineOf(workflow);
  const context = { check };
  const [next, actions] = transition(machine, machine.resolveState({ value: state, context }), { type });
  const refusedBecause = guards.flatMap((guard) => check(guard) ?? []);
  if (refusedBecause.length > 0) return { refusedBecause };
  const to = workflow.states.find(({ name }) => name === next.value);
  if (to === undefined) return null;
  const ordered = new Set(actions.map((action): string => action.type));
  return { step: { state: to.name, phase: to.phase, actions: [...ordered].filter(isKnown) } };
}

function isKnown(action: string): action is WorkflowAction {
  return ACTIONS.some((known) => known === action);
}

/** People's events and the gateway's signals are names of two kinds: a workflow may call an event `ready` too. */
const eventName = (event: string) => `event:${event}`;
const signalName = (signal: WorkflowSignal) => `signal:${signal}`;

const machines = new WeakMap<Workflow, AnyStateMachine>();

function machineOf(workflow: Workflow): AnyStateMachine {
  const known = machines.get(workflow);
  if (known !== undefined) return known;
  const machine = createMachine({
    id: workflow.name,
    initial: workflow.initial,
    states: Object.fromEntries(workflow.states.map((state) => [state.name, { on: transitionsOf(state) }])),
  });
  machines.set(workflow, machine);
  return machine;
}

function transitionsOf({ transitions, signals }: WorkflowState) {
  const config = ({ target, guards, actions }: WorkflowTransition | SignalTransition) => ({
    target,
    actions: [...actions],
    guard: ({ context }: { context: unknown }) => passes(context, guards),
  });
  return Object.fromEntries([
    ...transitions.map((each) => [eventName(each.event), config(each)] as const),
    ...signals.map((each) => [signalName(each.signal), config(each)] as const),
  ]);
}

function passes(context: unknown, guards: readonly WorkflowGuard[]): boolean {
  const { check } = context as { readonly check: GuardCheck };
  return guards.every((guard) => check(guard) === null);
}
