/** Workflows, stepped: what each state makes of each event and signal, for the shipped ones, an invented one and any other. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { ENDED_PHASES, GUARDS, PHASES, SIGNALS } from '../../src/domain/workflow.ts';
import type { Workflow, WorkflowGuard } from '../../src/domain/workflow.ts';
import { signalStep, stateOf, step } from '../../src/workflow/step.ts';
import type { GuardCheck, Step, Stepped } from '../../src/workflow/step.ts';
import { anyWorkflowText, NIGHT_MOVE, readOne, SHIPPED, STANDARD } from './samples.ts';

/** Nothing stands against any guard. */
const free: GuardCheck = () => null;
/** These guards do not hold. */
const against =
  (...guards: readonly WorkflowGuard[]): GuardCheck =>
  (guard) =>
    guards.includes(guard) ? `not ${guard}` : null;

const stepIn = (stepped: Stepped): Step | null => (stepped !== null && 'step' in stepped ? stepped.step : null);

/** `state --event--> target [actions]` for everything that the workflow's states make of these events. */
function table(workflow: Workflow, events: readonly string[]): string[] {
  return workflow.states.flatMap(({ name }) =>
    events.flatMap((event) => {
      const to = stepIn(step(workflow, name, event, free));
      return to === null ? [] : `${name} --${event}--> ${to.state} (${to.phase}) [${to.actions.join(', ')}]`;
    }),
  );
}

/** The same for the signals, each as if it alone held. */
function signalTable(workflow: Workflow): string[] {
  return workflow.states.flatMap(({ name }) =>
    SIGNALS.flatMap((signal) => {
      const taken = signalStep(workflow, name, (each) => each === signal, free);
      return taken === null
        ? []
        : `${name} --${taken.signal}--> ${taken.step.state} [${taken.step.actions.join(', ')}]`;
    }),
  );
}

const EVENTS = ['confirm', 'drain', 'start', 'complete', 'cancel', 'retry', 'skip', 'abort', 'fail'];
const INVENTED = ['ink', 'lock doors', 'go', 'ready', 'knock', 'push', 'arrive', 'crash', 'confirm', ''];

describe('the usual workflow', () => {
  const standard = readOne(STANDARD, 'standard');

  test('goes from tentative to completed, by these states', () => {
    expect(standard.initial).toBe('tentative');
    expect(standard.states.map(({ name, phase }) => `${name}: ${phase}`)).toEqual([
      'tentative: TENTATIVE',
      'confirmed: CONFIRMED',
      'draining: DRAINING',
      'ready: READY',
      'in progress: IN_PROGRESS',
      'completed: COMPLETED',
      'failed: FAILED',
      'cancelled: CANCELLED',
    ]);
  });

  test('takes these events in these states, and no others', () => {
    expect(table(standard, [...EVENTS, ...INVENTED.slice(0, 4)])).toEqual([
      'tentative --confirm--> confirmed (CONFIRMED) [disableHosts]',
      'tentative --cancel--> cancelled (CANCELLED) []',
      'confirmed --drain--> draining (DRAINING) []',
      'confirmed --start--> in progress (IN_PROGRESS) []',
      'confirmed --cancel--> cancelled (CANCELLED) [enableHosts]',
      'draining --cancel--> cancelled (CANCELLED) [enableHosts]',
      'draining --retry--> draining (DRAINING) [retryMoves]',
      'draining --skip--> draining (DRAINING) [skipMoves]',
      'draining --abort--> cancelled (CANCELLED) [enableHosts]',
      'draining --fail--> failed (FAILED) [enableHosts]',
      'ready --start--> in progress (IN_PROGRESS) []',
      'ready --cancel--> cancelled (CANCELLED) [enableHosts]',
      'ready --retry--> ready (READY) [retryMoves]',
      'ready --skip--> ready (READY) [skipMoves]',
      'ready --fail--> failed (FAILED) [enableHosts]',
      'in progress --complete--> completed (COMPLETED) [enableHosts]',
      'in progress --cancel--> cancelled (CANCELLED) [enableHosts]',
      'in progress --fail--> failed (FAILED) []',
    ]);
  });

  test('goes on by itself when it is time to drain and when its hosts are ready', () => {
    expect(signalTable(standard)).toEqual(['confirmed --drainAt--> draining []', 'draining --ready--> ready []']);
  });

  test('lets no work begin before its hosts are ready', () => {
    for (const state of ['confirmed', 'ready']) {
      expect(step(standard, state, 'start', against('ready'))).toEqual({ refusedBecause: ['not ready'] });
    }
  });
});

test('the workflow for emergencies asks nobody and begins to drain at once', () => {
  const emergency = readOne(SHIPPED.emergency, 'emergency');

  expect(emergency.asksOwners).toBe(false);
  expect(stateOf(emergency, emergency.initial)?.phase).toBe('DRAINING');
  expect(signalTable(emergency)).toEqual(['draining --ready--> ready []']);
});

test('the workflow with tickets confirms nothing, and drains nothing, without their approval', () => {
  const approved = readOne(SHIPPED['ticket-approved'], 'ticket-approved');
  const unsigned = against('ticketsApproved');

  expect(step(approved, 'requested', 'confirm', unsigned)).toEqual({ refusedBecause: ['not ticketsApproved'] });
  expect(stepIn(step(approved, 'requested', 'confirm', free))?.state).toBe('confirmed');
  expect(step(approved, 'confirmed', 'drain', unsigned)).toEqual({ refusedBecause: ['not ticketsApproved'] });
  expect(signalStep(approved, 'confirmed', () => true, unsigned)).toBeNull();
  expect(signalStep(approved, 'confirmed', () => true, free)?.step.state).toBe('draining');
});

describe('a workflow of quite other words', () => {
  const nightMove = readOne(NIGHT_MOVE, 'night move');

  test('is stepped by the same code', () => {
    expect(table(nightMove, INVENTED)).toEqual([
      'pencilled in --ink--> inked (CONFIRMED) []',
      'inked --lock doors--> doors locked (DRAINING) [disableHosts]',
      'inked --go--> scrapped (FAILED) []',
      'doors locked --go--> on the lorry (IN_PROGRESS) []',
      'doors locked --ready--> on the lorry (IN_PROGRESS) []',
      'doors locked --knock--> doors locked (DRAINING) [disableHosts]',
      'stuck --push--> doors locked (DRAINING) [retryMoves]',
      'on the lorry --arrive--> racked (COMPLETED) [enableHosts]',
      'on the lorry --crash--> scrapped (FAILED) [disableHosts, enableHosts]',
    ]);
    expect(signalTable(nightMove)).toEqual([
      'pencilled in --ticketsApproved--> inked []',
      'inked --drainAt--> doors locked [disableHosts]',
      'inked --startsAt--> doors locked [disableHosts]',
      'inked --hostDown--> scrapped []',
      'doors locked --ready--> on the lorry []',
      'doors locked --moveFailed--> stuck []',
    ]);
  });

  test('takes the first signal, in the order of the file, that holds and has all of its guards', () => {
    const all = () => true;

    expect(signalStep(nightMove, 'inked', all, free)?.signal).toBe('hostDown');
    expect(signalStep(nightMove, 'inked', all, against('nobodyDeclined'))?.signal).toBe('drainAt');
    expect(signalStep(nightMove, 'inked', all, against('nobodyDeclined', 'ticketsApproved'))?.signal).toBe('startsAt');
    expect(signalStep(nightMove, 'inked', (signal) => signal === 'ready', free)).toBeNull();
    expect(signalStep(nightMove, 'racked', all, free)).toBeNull();
  });

  test('has an event and a signal of one name, each with guards of its own', () => {
    expect(step(nightMove, 'doors locked', 'ready', against('ready'))).toEqual({ refusedBecause: ['not ready'] });
    expect(signalStep(nightMove, 'doors locked', (signal) => signal === 'ready', against('ready'))?.step.state).toBe(
      'on the lorry',
    );
  });

  test('takes no signal as an event', () => {
    expect(['hostDown', 'signal:hostDown'].map((event) => step(nightMove, 'inked', event, free))).toEqual([null, null]);
  });

  test.each(['confirmed', '', 'night move', 'constructor', 'pencilled in.inked'])(
    'is nowhere in a state that it does not have: %j',
    (state) => {
      expect(INVENTED.map((event) => step(nightMove, state, event, free)).filter((to) => to !== null)).toEqual([]);
      expect(signalStep(nightMove, state, () => true, free)).toBeNull();
    },
  );
});

test('all that stands against an event is told, in the order of its guards', () => {
  const guarded = NIGHT_MOVE.replace('guards: [ready]', 'guards: [ready, noConflicts, nobodyDeclined]');
  const workflow = readOne(guarded, 'night move');

  expect(step(workflow, 'doors locked', 'ready', against('nobodyDeclined', 'ready'))).toEqual({
    refusedBecause: ['not ready', 'not nobodyDeclined'],
  });
});

/** Something that happens to a window: an event or a signal, and the guards that do not hold then. */
const happening = fc.record({
  what: fc.oneof(
    fc.record({ event: fc.oneof(fc.string(), fc.constantFrom('*', 'xstate.init', 'xstate.stop', '__proto__')) }),
    fc.record({ knownEvent: fc.nat() }),
    fc.record({ signals: fc.subarray([...SIGNALS], { minLength: 1 }) }),
  ),
  failing: fc.subarray([...GUARDS]),
});
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

/** What the file says that comes of it, and what came of it. */
function bothWays(workflow: Workflow, at: string, { what, failing }: Happening) {
  const state = stateOf(workflow, at);
  const passes = (guards: readonly WorkflowGuard[]) => !guards.some((guard) => failing.includes(guard));
  if ('signals' in what) {
    const written = state?.signals.find(({ signal, guards }) => what.signals.includes(signal) && passes(guards));
    const taken = signalStep(workflow, at, (signal) => what.signals.includes(signal), against(...failing));
    expect(taken?.signal).toBe(written?.signal);
    return { written, to: taken?.step ?? null };
  }
  const known = workflow.states.flatMap(({ transitions }) => transitions.map((each) => each.event));
  const event = 'event' in what ? what.event : (known[what.knownEvent % known.length] ?? '');
  const own = state?.transitions.find((each) => each.event === event);
  const stepped = step(workflow, at, event, against(...failing));
  expect(stepped === null).toBe(own === undefined);
  return { written: own !== undefined && passes(own.guards) ? own : undefined, to: stepIn(stepped) };
}

/** Every step goes where the file says, forward, from a state that has not ended. */
function follow(workflow: Workflow, happenings: readonly Happening[]): void {
  let at = workflow.initial;
  for (const each of happenings) {
    const { written, to } = bothWays(workflow, at, each);
    expect(to === null).toBe(written === undefined);
    if (to === null || written === undefined) continue;
    const [from, next] = [stateOf(workflow, at)?.phase ?? 'SUPERSEDED', stateOf(workflow, to.state)];
    expect(to).toEqual({ state: written.target, phase: next?.phase, actions: written.actions });
    expect(ENDED_PHASES).not.toContain(from);
    expect(PHASES.indexOf(to.phase)).toBeGreaterThanOrEqual(PHASES.indexOf(from));
    at = to.state;
  }
}

describe('after any events and signals, whatever holds', () => {
  const happenings = fc.array(happening, { maxLength: 30 });

  test.each(Object.entries(SHIPPED))('%s is in a state of its file, and no phase ran backwards', (name, text) => {
    const workflow = readOne(text, name);
    fc.assert(
      fc.property(happenings, (all) => {
        follow(workflow, all);
      }),
    );
  });

  test('so is any other workflow', () => {
    fc.assert(
      fc.property(anyWorkflowText, happenings, (text, all) => {
        follow(readOne(text, 'any'), all);
      }),
    );
  });

  test('signals alone come to rest', () => {
    fc.assert(
      fc.property(fc.oneof(anyWorkflowText, fc.constantFrom(...Object.values(SHIPPED))), (text) => {
        const workflow = readOne(text, /^name: (?<name>.*)$/mu.exec(text)?.groups?.name ?? '');
        for (const { name } of workflow.states) {
          let at = name;
          let steps = 0;
          for (let taken = signalStep(workflow, at, () => true, free); taken !== null; steps += 1) {
            at = taken.step.state;
            taken = signalStep(workflow, at, () => true, free);
          }
          expect(steps).toBeLessThan(workflow.states.length);
        }
      }),
    );
  });
});
