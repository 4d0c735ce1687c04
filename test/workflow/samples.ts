/** Workflows to test with: the shipped one, one of quite other words, and any there can be. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import fc from 'fast-check';
import { stringify } from 'yaml';

import { ACTIONS, ENDED_PHASES, PHASES } from '../../src/domain/workflow.ts';
import type { Workflow } from '../../src/domain/workflow.ts';
import { readWorkflows } from '../../src/workflow/read.ts';

export const STANDARD = readFileSync(fileURLToPath(new URL('../../workflows/standard.yaml', import.meta.url)), 'utf8');

/** Words of its own, events that lead back to the same phase, an event of one name with two meanings, and two ends. */
export const RACK_MOVE = `name: rack move
version: '2026-11'
initial: pencilled in
states:
  pencilled in: { phase: TENTATIVE, on: { ink: { target: inked } } }
  inked:
    phase: CONFIRMED
    on:
      lock doors: { target: doors locked, actions: [disableHosts] }
      go: { target: scrapped }
  doors locked:
    phase: DRAINING
    on:
      go: { target: on the lorry }
      knock: { target: doors locked, actions: [disableHosts] }
  on the lorry:
    phase: IN_PROGRESS
    on:
      arrive: { target: racked, actions: [enableHosts] }
      crash: { target: scrapped, actions: [disableHosts, enableHosts] }
  racked: { phase: COMPLETED }
  scrapped: { phase: FAILED }
`;

/** Reads one workflow's text that has to be right. */
export function readOne(text: string, name: string): Workflow {
  const read = readWorkflows([{ file: `${name}.yaml`, text }], name);
  const [workflow] = 'error' in read ? [] : read.workflows;
  if (workflow === undefined) throw new Error('error' in read ? read.error.message : `there is no ${name}`);
  return workflow;
}

const word = fc.oneof(
  fc.stringMatching(/^[a-zäö0-9][a-zäö0-9 _-]{0,8}$/u),
  fc.constantFrom('constructor', 'toString', 'initial', 'null', '1', 'on'),
);
const openPhases = PHASES.filter((phase) => !ENDED_PHASES.includes(phase));
const shape = fc.record({
  words: fc.uniqueArray(word, { minLength: 20, maxLength: 20 }),
  open: fc.array(fc.nat(openPhases.length - 1), { minLength: 1, maxLength: 6 }),
  ends: fc.array(fc.constantFrom(...ENDED_PHASES), { minLength: 1, maxLength: 3 }),
  more: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }),
  actions: fc.array(fc.shuffledSubarray([...ACTIONS]), { minLength: 1, maxLength: 4 }),
});

/** The text of a right workflow named `any`: a chain of open states, ends behind the last of them, and more events that lead on from anywhere. */
export const anyWorkflowText: fc.Arbitrary<string> = shape.map(({ words, open, ends, more, actions }) => {
  const phases = [...open.toSorted().map((place) => openPhases[place]), ...ends];
  const names = words.slice(0, phases.length);
  const events = words.slice(phases.length);
  const edges = [
    ...open.map((_, from) => ({ from, to: from + 1 })),
    ...ends.map((_, end) => ({ from: open.length - 1, to: open.length + end })),
    ...more.map(([any, further]) => {
      const from = any % open.length;
      return { from, to: from + (further % (phases.length - from)) };
    }),
  ];
  const states = phases.map((phase, place) => {
    const own = edges.filter(({ from }) => from === place);
    const on = own.map(({ to }, nth) => [events[nth], { target: names[to], actions: actions[nth % actions.length] }]);
    return [names[place], { phase, on: Object.fromEntries(on) as unknown }] as const;
  });
  return stringify({ name: 'any', version: '1', initial: names[0], states: new Map(states) });
});
