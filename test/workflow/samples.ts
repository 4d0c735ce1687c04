/** Workflows to test with: the shipped one, one of quite other words, and any there can be. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import fc from 'fast-check';
import { stringify } from 'yaml';

import { ACTIONS, ENDED_PHASES, GUARDS, PHASES, SIGNALS } from '../../src/domain/workflow.ts';
import type { Workflow } from '../../src/domain/workflow.ts';
import { readWorkflows } from '../../src/workflow/read.ts';

/** The text of a workflow that comes with the gateway. */
const shipped = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../workflows/${name}.yaml`, import.meta.url)), 'utf8');

export const STANDARD = shipped('standard');
/** All of them, by name. */
export const SHIPPED = {
  standard: STANDARD,
  'ticket-approved': shipped('ticket-approved'),
  emergency: shipped('emergency'),
  'in-place': shipped('in-place'),
} as const;

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

/** The same with all that a file may have: signals and guards, an event called like a signal, tickets of its own kind, and defaults. */
export const NIGHT_MOVE = `name: night move
version: '2026-11'
initial: pencilled in
defaults: { onSilence: HOLD, allowedActions: [MIGRATE, OWN_ACTION], defaultAction: MIGRATE }
approval: { rel: permit, statuses: [Signed] }
states:
  pencilled in:
    phase: TENTATIVE
    on: { ink: { target: inked } }
    when: { ticketsApproved: { target: inked } }
  inked:
    phase: CONFIRMED
    on:
      lock doors: { target: doors locked, actions: [disableHosts] }
      go: { target: scrapped }
    when:
      hostDown: { target: scrapped, guards: [nobodyDeclined] }
      drainAt: { target: doors locked, guards: [everyoneAnswered, ticketsApproved], actions: [disableHosts] }
      startsAt: { target: doors locked, actions: [disableHosts] }
  doors locked:
    phase: DRAINING
    on:
      go: { target: on the lorry }
      ready: { target: on the lorry, guards: [ready] }
      knock: { target: doors locked, actions: [disableHosts] }
    when: { moveFailed: { target: stuck }, ready: { target: on the lorry } }
  stuck:
    phase: DRAINING
    on: { push: { target: doors locked, actions: [retryMoves] } }
  on the lorry:
    phase: IN_PROGRESS
    on:
      arrive: { target: racked, actions: [enableHosts] }
      crash: { target: scrapped, actions: [disableHosts, enableHosts] }
  racked: { phase: COMPLETED }
  scrapped: { phase: FAILED }
`;

/** Right, and line by line, so that the places in it can be counted. */
export const SMALL = `name: small
version: '1'
initial: open
states:
  open:
    phase: TENTATIVE
    on:
      go: { target: busy }
  busy:
    phase: READY
    on:
      end: { target: over, actions: [enableHosts] }
  over:
    phase: COMPLETED
`;

/** The faults, one a line, of these texts by file. */
export function faultsOf(texts: Readonly<Record<string, string>>, first = 'small'): string[] {
  const read = readWorkflows(
    Object.entries(texts).map(([file, text]) => ({ file, text })),
    first,
  );
  return 'error' in read ? read.error.message.split('\n') : [];
}

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
  waits: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(...SIGNALS)), { maxLength: 6 }),
  actions: fc.array(fc.shuffledSubarray([...ACTIONS]), { minLength: 1, maxLength: 4 }),
  guards: fc.array(fc.shuffledSubarray([...GUARDS]), { minLength: 1, maxLength: 4 }),
});

/** The text of a right workflow named `any`: a chain of open states, ends behind the last of them, and more events and signals that lead on from anywhere. */
export const anyWorkflowText: fc.Arbitrary<string> = shape.map(
  ({ words, open, ends, more, waits, actions, guards }) => {
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
    const stepTo = (to: number, nth: number) => ({
      target: names[to],
      actions: actions[nth % actions.length],
      guards: guards[nth % guards.length],
    });
    const states = phases.map((phase, place) => {
      const own: readonly { readonly to: number }[] = edges.filter(({ from }) => from === place);
      const on = own.map(({ to }, nth) => [events[nth], stepTo(to, nth)] as const);
      const when = waits
        .filter(([any]) => any % open.length === place)
        .map(
          ([, further, signal], nth) =>
            [signal, stepTo(place + 1 + (further % (phases.length - place - 1)), nth)] as const,
        );
      return [names[place], { phase, on: Object.fromEntries(on) as unknown, when: Object.fromEntries(when) }] as const;
    });
    const approval = { rel: 'change', categories: ['DONE'] };
    return stringify({ name: 'any', version: '1', initial: names[0], approval, states: new Map(states) });
  },
);
