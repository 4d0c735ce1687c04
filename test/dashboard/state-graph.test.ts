/** The picture of a workflow: of those that come with the gateway, and of any other. */

import { expect, test } from '@jest/globals';

import { BOX, stateGraph } from '../../dashboard/src/windows/state-graph.ts';
import type { MaintenancePhase } from '../../dashboard/src/generated/graphql.ts';
import { readShippedWorkflows } from '../../src/config/workflow-files.ts';
import type { WorkflowState } from '../../src/domain/workflow.ts';
import { readWorkflows } from '../../src/workflow/read.ts';
import { faultList } from '../../src/yaml/faults.ts';

const read = readWorkflows(readShippedWorkflows(faultList()), 'standard');
const workflows = 'workflows' in read ? read.workflows : [];

/** As the graph tells it. */
const shown = (states: readonly WorkflowState[]) => ({
  states: states.map(({ name, phase, transitions, signals }) => ({
    name,
    phase,
    transitions: [
      ...transitions.map(({ event, target }) => ({ event, signal: null, target })),
      ...signals.map(({ signal, target }) => ({ event: null, signal, target })),
    ],
  })),
});

test('there are some', () => {
  expect(workflows.map(({ name }) => name)).toContain('standard');
});

test.each(workflows.map(({ name, states }) => [name, shown(states)] as const))(
  '%s: every state has its place, within the picture, and no two share one',
  (_name, workflow) => {
    const { states, edges, width, height } = stateGraph(workflow);
    expect(states.map(({ name }) => name).toSorted()).toEqual(workflow.states.map(({ name }) => name).toSorted());
    for (const [index, a] of states.entries()) {
      expect(a.x).toBeGreaterThanOrEqual(0);
      expect(a.x + BOX.width).toBeLessThanOrEqual(width);
      expect(a.y + BOX.height).toBeLessThanOrEqual(height);
      for (const b of states.slice(index + 1)) {
        expect(Math.abs(a.x - b.x) >= BOX.width || Math.abs(a.y - b.y) >= BOX.height).toBe(true);
      }
    }
    const ways = workflow.states.flatMap(({ name, transitions }) =>
      transitions.filter(({ target }) => target !== name).map(({ target }) => `${name}>${target}`),
    );
    expect(edges.map(({ from, to }) => `${from}>${to}`).toSorted()).toEqual([...new Set(ways)].toSorted());
  },
);

test('the way through the work is one line in the order of phases, whatever the states are called', () => {
  const state = (name: string, phase: MaintenancePhase, ...targets: string[]) => ({
    name,
    phase,
    transitions: targets.map((target) => ({ event: `to ${target}`, signal: null, target })),
  });
  const { states, edges } = stateGraph({
    states: [
      state('done', 'COMPLETED'),
      state('idea', 'TENTATIVE', 'asked', 'off'),
      state('asked', 'TENTATIVE', 'sure', 'off'),
      state('off', 'CANCELLED'),
      state('sure', 'CONFIRMED', 'done'),
    ],
  });
  const line = states.filter(({ y }) => y === states[0]?.y).toSorted((a, b) => a.x - b.x);
  expect(line.map(({ name }) => name)).toEqual(['idea', 'asked', 'sure', 'done']);
  expect(edges.find(({ from, to }) => from === 'idea' && to === 'asked')).toMatchObject({
    words: ['to asked'],
    bySignal: false,
  });
});
