/**
 * What is wrong with a workflow whose words are all known: where its states lead.
 *
 * Pure. Refuses to know files; it says which key is at fault and its caller knows where that key stands.
 */

import { ENDED_PHASES, PHASES } from '../domain/workflow.ts';
import type { Workflow, WorkflowState } from '../domain/workflow.ts';

/** Tells one fault, at a path of keys of the file. */
export type Tell = (path: readonly string[], message: string) => void;

export function checkStates(workflow: Workflow, tell: Tell): void {
  const byName = new Map(workflow.states.map((state) => [state.name, state]));
  const names = [...byName.keys()].join(', ');
  if (!byName.has(workflow.initial)) {
    tell(['initial'], `there is no state ${workflow.initial}; there are: ${names}`);
    return;
  }
  const known = workflow.states.map((state) => checkTransitions(state, byName, names, tell));
  if (known.includes(false)) return;
  checkReach(workflow, byName, tell);
}

/** True when every target is a state. */
function checkTransitions(
  state: WorkflowState,
  byName: ReadonlyMap<string, WorkflowState>,
  names: string,
  tell: Tell,
): boolean {
  if (ENDED_PHASES.includes(state.phase) && state.transitions.length > 0) {
    tell(['states', state.name, 'on'], `${state.phase} is an end and takes no event`);
  }
  return state.transitions
    .map(({ event, target }) => {
      const to = byName.get(target);
      const place = ['states', state.name, 'on', event, 'target'];
      if (to === undefined) tell(place, `there is no state ${target}; there are: ${names}`);
      else if (PHASES.indexOf(to.phase) < PHASES.indexOf(state.phase)) {
        tell(place, `from ${state.phase} back to ${to.phase}: a phase never runs backwards`);
      }
      return to !== undefined;
    })
    .every(Boolean);
}

function checkReach({ initial, states }: Workflow, byName: ReadonlyMap<string, WorkflowState>, tell: Tell): void {
  const reached = reachableFrom(initial, byName);
  for (const { name } of states) {
    if (!reached.has(name)) tell(['states', name], `no event leads to ${name}`);
  }
  for (const { name } of states) {
    const ends = [...reachableFrom(name, byName)].some((each) => {
      const phase = byName.get(each)?.phase;
      return phase !== undefined && ENDED_PHASES.includes(phase);
    });
    if (!ends)
      tell(['states', name], `no end can be reached from ${name}; an end has phase ${ENDED_PHASES.join(', ')}`);
  }
}

function reachableFrom(start: string, byName: ReadonlyMap<string, WorkflowState>): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const name of reached) {
    for (const { target } of byName.get(name)?.transitions ?? []) reached.add(target);
  }
  return reached;
}
