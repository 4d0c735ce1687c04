/** The example of the guide for authors of workflows: it is right, and does what the guide says of it. */

import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { ACTIONS, GUARDS, PHASES, SIGNALS } from '../../src/domain/workflow.ts';
import type { WorkflowSignal } from '../../src/domain/workflow.ts';
import { signalStep, step } from '../../src/workflow/step.ts';
import { faultsOf, readOne } from './samples.ts';

const GUIDE = readFileSync(new URL('../../docs/guides/workflows.md', import.meta.url), 'utf8');
const EXAMPLE = /^```yaml\n(?<text>name: .*?)^```$/msu.exec(GUIDE)?.groups?.text ?? '';

test('the example is without a fault', () => {
  expect(faultsOf({ 'night-shift.yaml': EXAMPLE }, 'night shift')).toEqual([]);
});

test('the example leads from a plan to its end: by itself, but for a failed move and for the work', () => {
  const workflow = readOne(EXAMPLE, 'night shift');
  const all = () => null;
  let state = workflow.initial;
  const passed = [state];
  const go = (next: { readonly step: { readonly state: string } } | null) => {
    state = next?.step.state ?? 'nowhere';
    passed.push(state);
  };
  const signalled = (signal: WorkflowSignal) => {
    go(signalStep(workflow, state, (each) => each === signal, all));
  };
  const sent = (event: string) => {
    const stepped = step(workflow, state, event, all);
    go(stepped !== null && 'step' in stepped ? stepped : null);
  };

  signalled('ticketsApproved');
  signalled('drainAt');
  signalled('moveFailed');
  sent('leave it');
  signalled('ready');
  sent('begin');
  sent('finish');

  expect(passed).toEqual(['proposed', 'agreed', 'emptying', 'in need', 'emptying', 'empty', 'at work', 'done']);
});

test('the faults that the guide shows are those that are told', () => {
  const wrong = EXAMPLE.replace('drainAt: { target: emptying,', 'drainAt: { target: emptyng,')
    .replace('startsAt:', 'startAt:')
    .replace('moveFailed: { target: in need }', 'moveFailed: { target: emptying }');
  const shown = [...GUIDE.matchAll(/^ *\/srv\/slipway\/workflows\/(?<fault>night-shift\.yaml:\d\d.*)$/gmu)];

  expect(shown.map(({ groups }) => groups?.fault)).toEqual(faultsOf({ 'night-shift.yaml': wrong }, 'night shift'));
});

test.each([...PHASES, ...SIGNALS, ...GUARDS, ...ACTIONS])('the guide tells what %s means', (word) => {
  expect(GUIDE).toMatch(new RegExp(`^\\|[^|]*\`${word}\``, 'mu'));
});
