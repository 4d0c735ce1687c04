/**
 * What is wrong with a workflow whose words are all known: where its states lead, and what its parts say of each other.
 *
 * Pure. Refuses to know files; it says which key is at fault and its caller knows where that key stands.
 */

import { ENDED_PHASES, PHASES } from '../domain/workflow.ts';
import type { MaintenancePhase } from '../domain/workflow.ts';
import { spell } from '../yaml/located.ts';
import type { LocatedPath } from '../yaml/located.ts';
import type { Draft, DraftState, Lead } from './draft.ts';

/** Tells one fault, at a path of keys of the file. */
export type Tell = (path: LocatedPath, message: string) => void;

type States = ReadonlyMap<string, DraftState>;

const isEnd = (phase: MaintenancePhase | null | undefined) => ENDED_PHASES.some((end) => end === phase);

const byName = (states: readonly DraftState[]): States => new Map(states.map((state) => [state.name, state]));

/** True when the initial state and all targets are right, so that one can ask what is reached from where. */
export function checkLeads({ initial, states }: Draft, tell: Tell): boolean {
  const known = byName(states);
  // A name that has to be put in quotes is refused itself; it is not one to choose.
  const names = states.flatMap(({ name }) => (spell([name]) === name ? [name] : [])).join(', ') || 'none';
  const isRight = [
    checkInitial(initial, known, names, tell),
    ...states.map((state) => checkState(state, known, names, tell)),
  ];
  return isRight.every(Boolean);
}

function checkInitial(initial: string | null, known: States, names: string, tell: Tell): boolean {
  if (initial === null) return false;
  const state = known.get(initial);
  if (state === undefined) tell(['initial'], `there is no state ${initial}; there are: ${names}`);
  else if (isEnd(state.phase)) {
    const open = PHASES.filter((phase) => !isEnd(phase)).join(', ');
    tell(['initial'], `${initial} is an end, by its phase ${String(state.phase)}; a window begins with one of ${open}`);
  }
  return state !== undefined && !isEnd(state.phase);
}

/** True when every target is a state. */
function checkState(state: DraftState, known: States, names: string, tell: Tell): boolean {
  const { name, phase, leads } = state;
  for (const [by, takes] of [
    ['on', 'takes no event'],
    ['when', 'waits for no signal'],
  ] as const) {
    if (!isEnd(phase) || !leads.some((lead) => lead.by === by)) continue;
    tell(['states', name, by], `${String(phase)} is an end and ${takes}`);
  }
  return leads.map((lead) => checkTarget(state, lead, known, names, tell)).every(Boolean);
}

function checkTarget({ name, phase }: DraftState, lead: Lead, known: States, names: string, tell: Tell): boolean {
  const { by, target } = lead;
  if (target === null) return false;
  const to = known.get(target);
  const place = ['states', name, by, lead.name, 'target'];
  if (to === undefined) tell(place, `there is no state ${target}; there are: ${names}`);
  else if (by === 'when' && target === name && !isEnd(phase)) {
    tell(place, 'a signal that leads back to its own state would be taken again and again');
  } else if (phase !== null && to.phase !== null && PHASES.indexOf(to.phase) < PHASES.indexOf(phase)) {
    tell(place, `from ${phase} back to ${to.phase}: a phase never runs backwards`);
  }
  return to !== undefined;
}

/** Is every state reached from the initial one, leads it to an end, and do signals alone come to rest? Wants right leads. */
export function checkReach({ initial, states }: Draft, tell: Tell): void {
  const known = byName(states);
  const reached = initial === null ? null : reachableFrom(initial, known);
  for (const { name } of states) {
    if (reached?.has(name) === false) tell(['states', name], `no event and no signal leads to ${name}`);
  }
  for (const { name } of states) {
    if ([...reachableFrom(name, known)].some((each) => isEnd(known.get(each)?.phase))) continue;
    tell(['states', name], `no end can be reached from ${name}; an end has phase ${ENDED_PHASES.join(', ')}`);
  }
  checkRounds(known, tell);
}

function reachableFrom(start: string, known: States): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const name of reached) {
    for (const { target } of known.get(name)?.leads ?? []) if (target !== null) reached.add(target);
  }
  return reached;
}

/** Each round of signals is told once, at the first of its steps that stands in the file. */
function checkRounds(known: States, tell: Tell): void {
  const told = new Set<string>();
  for (const { name, leads } of known.values()) {
    for (const lead of leads) {
      if (lead.by !== 'when' || lead.target === null || lead.target === name) continue;
      const back = wayBySignals(lead.target, name, known);
      if (back === null || told.has([name, lead.target].join('\n'))) continue;
      const round = [name, ...back];
      round.slice(1).forEach((to, index) => told.add([round[index], to].join('\n')));
      const message = `${round.join(' → ')}: signals alone lead round in a circle, which would never come to rest`;
      tell(['states', name, 'when', lead.name, 'target'], message);
    }
  }
}

/** The shortest way within one phase, both ends included; null when there is none. A way back to an earlier phase is told as such. */
function wayBySignals(from: string, to: string, known: States): readonly string[] | null {
  const ways = new Map<string, readonly string[]>([[from, [from]]]);
  for (const [name, way] of ways) {
    if (name === to) return way;
    for (const { by, target } of known.get(name)?.leads ?? []) {
      if (by !== 'when' || target === null || ways.has(target)) continue;
      if (known.get(target)?.phase === known.get(from)?.phase) ways.set(target, [...way, target]);
    }
  }
  return null;
}

/** Where tickets have to be approved, does it say which, and what approved means? */
export function checkApproval({ saysApproval, states }: Draft, tell: Tell): void {
  if (saysApproval) return;
  const message =
    'ticketsApproved needs the key approval: which tickets count, and what means approved, ' +
    'e.g. approval: { rel: change, categories: [DONE] }';
  for (const { name, leads } of states) {
    for (const lead of leads) {
      const path = ['states', name, lead.by, lead.name];
      if (lead.by === 'when' && lead.name === 'ticketsApproved') tell(path, message);
      lead.guards.forEach((guard, index) => {
        if (guard === 'ticketsApproved') tell([...path, 'guards', index], message);
      });
    }
  }
}

/** May a window have the action that it is given where nobody says another? */
export function checkDefaults({ defaults }: Draft, tell: Tell): void {
  if (defaults === null) return;
  const { allowedActions, defaultAction, isDefaultWritten } = defaults;
  if (allowedActions.includes(defaultAction)) return;
  const allowed = allowedActions.join(', ');
  if (isDefaultWritten) {
    tell(['defaults', 'defaultAction'], `${defaultAction} is not among the allowedActions, which are ${allowed}`);
  } else {
    const message = `the defaultAction, ${defaultAction} where none is written, is not among them; add it, or write defaultAction`;
    tell(['defaults', 'allowedActions'], message);
  }
}
