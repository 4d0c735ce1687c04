/** Workflows, stepped: what each state makes of each event, for the shipped one, an invented one and any other. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { ENDED_PHASES, PHASES } from '../../src/domain/workflow.ts';
import type { Workflow } from '../../src/domain/workflow.ts';
import { step } from '../../src/workflow/step.ts';
import { anyWorkflowText, RACK_MOVE, readOne, STANDARD } from './samples.ts';

/** `state --event--> target [actions]` for everything that the workflow's states make of these events. */
function table(workflow: Workflow, events: readonly string[]): string[] {
  return workflow.states.flatMap(({ name }) =>
    events.flatMap((event) => {
      const to = step(workflow, name, event);
      return to === null ? [] : `${name} --${event}--> ${to.state} (${to.phase}) [${to.actions.join(', ')}]`;
    }),
  );
}

const EVENTS = ['confirm', 'start', 'complete', 'cancel', 'ink', 'lock doors', 'go', 'knock', 'arrive', 'crash', ''];

describe('the shipped workflow', () => {
  const standard = readOne(STANDARD, 'standard');

  test('begins tentative', () => {
    expect(standard.initial).toBe('tentative');
    expect(standard.states.map(({ name, phase }) => `${name}: ${phase}`)).toEqual([
      'tentative: TENTATIVE',
      'confirmed: CONFIRMED',
      'in progress: IN_PROGRESS',
      'completed: COMPLETED',
      'cancelled: CANCELLED',
    ]);
  });

  test('takes these events in these states, and no others', () => {
    expect(table(standard, EVENTS)).toEqual([
      'tentative --confirm--> confirmed (CONFIRMED) [disableHosts]',
      'tentative --cancel--> cancelled (CANCELLED) []',
      'confirmed --start--> in progress (IN_PROGRESS) []',
      'confirmed --cancel--> cancelled (CANCELLED) [enableHosts]',
      'in progress --complete--> completed (COMPLETED) [enableHosts]',
      'in progress --cancel--> cancelled (CANCELLED) [enableHosts]',
    ]);
  });
});

describe('a workflow of quite other words', () => {
  const rackMove = readOne(RACK_MOVE, 'rack move');

  test('is stepped by the same code', () => {
    expect(table(rackMove, EVENTS)).toEqual([
      'pencilled in --ink--> inked (CONFIRMED) []',
      'inked --lock doors--> doors locked (DRAINING) [disableHosts]',
      'inked --go--> scrapped (FAILED) []',
      'doors locked --go--> on the lorry (IN_PROGRESS) []',
      'doors locked --knock--> doors locked (DRAINING) [disableHosts]',
      'on the lorry --arrive--> racked (COMPLETED) [enableHosts]',
      'on the lorry --crash--> scrapped (FAILED) [disableHosts, enableHosts]',
    ]);
  });

  test.each(['confirmed', '', 'rack move', 'constructor', 'pencilled in.inked'])(
    'is nowhere in a state that it does not have: %j',
    (state) => {
      expect(EVENTS.map((event) => step(rackMove, state, event)).filter((to) => to !== null)).toEqual([]);
    },
  );
});

describe('any workflow', () => {
  const odd = fc.oneof(fc.string(), fc.constantFrom('*', 'xstate.init', 'xstate.stop', 'constructor', '__proto__'));

  test('is in a state of its file after any events, and takes none where it has ended', () => {
    fc.assert(
      fc.property(anyWorkflowText, fc.array(fc.oneof(odd, fc.nat()), { maxLength: 20 }), (text, sent) => {
        const workflow = readOne(text, 'any');
        const known = workflow.states.flatMap(({ transitions }) => transitions.map(({ event }) => event));
        let at = workflow.states.find(({ name }) => name === workflow.initial);
        for (const each of sent) {
          const event = typeof each === 'string' ? each : (known[each % known.length] ?? '');
          const written = at?.transitions.find((transition) => transition.event === event);
          const to = step(workflow, at?.name ?? '', event);

          expect(to === null).toBe(written === undefined);
          if (to === null || written === undefined) continue;
          const next = workflow.states.find(({ name }) => name === to.state);
          expect(to).toEqual({ state: written.target, phase: next?.phase, actions: written.actions });
          expect(ENDED_PHASES).not.toContain(at?.phase);
          expect(PHASES.indexOf(to.phase)).toBeGreaterThanOrEqual(PHASES.indexOf(at?.phase ?? 'SUPERSEDED'));
          at = next;
        }
      }),
    );
  });
});
