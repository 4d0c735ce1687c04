/** Workflow files whose signals, guards, defaults and approval are wrong, or do not fit together. */

import { describe, expect, test } from '@jest/globals';

import { faultsOf } from './samples.ts';

/** Line by line, so that the places below can be counted. */
const RIGHT = `name: small
version: '1'
initial: open
asksOwners: true
defaults: { onSilence: HOLD }
approval: { rel: change, categories: [DONE] }
states:
  open:
    phase: TENTATIVE
    on:
      go: { target: busy, guards: [ticketsApproved] }
    when:
      ticketsApproved: { target: busy }
  busy:
    phase: READY
    when:
      ready: { target: held, guards: [nobodyDeclined] }
      endsAt: { target: over }
  held:
    phase: READY
    on:
      wait: { target: held, actions: [retryMoves] }
      back: { target: busy }
  over:
    phase: COMPLETED
`;

const faults = (text: string) => faultsOf({ 'small.yaml': text }).map((fault) => fault.replace('small.yaml:', ''));

const SIGNALS = 'acknowledgeBy, drainAt, startsAt, endsAt, ready, unready, moveFailed, ticketsApproved, hostDown';
const GUARDS = 'everyoneAnswered, nobodyDeclined, ready, ticketsApproved, noConflicts';
const ACTIONS = 'LIVE_MIGRATE, MIGRATE, KEEP, OWN_ACTION';
const APPROVAL =
  'ticketsApproved needs the key approval: which tickets count, and what means approved, ' +
  'e.g. approval: { rel: change, categories: [DONE] }';

test('the file that the cases below spoil is right, with an event that leads back and a way round of events', () => {
  expect(faults(RIGHT)).toEqual([]);
});

describe('a fault is told at its place, with what would be right', () => {
  test.each([
    ['a signal', 'endsAt:', 'endAt:', ['18:7: states.busy.when.endAt is not a known key; did you mean endsAt?']],
    [
      'a signal that is like no other',
      'endsAt:',
      'whenever:',
      [`18:7: this is not a known key; known are: ${SIGNALS}`],
    ],
    [
      'a guard',
      '[nobodyDeclined]',
      '[noBodyDeclines]',
      [`17:39: states.busy.when.ready.guards[0] must be one of ${GUARDS}; did you mean nobodyDeclined?`],
    ],
    [
      'a guard that is no list',
      '[nobodyDeclined]',
      'nobodyDeclined',
      ['17:38: states.busy.when.ready.guards must be a list of guards; found a text'],
    ],
    [
      "a signal's target",
      'endsAt: { target: over }',
      'endsAt: { target: ovr }',
      ['18:25: there is no state ovr; there are: open, busy, held, over'],
    ],
    [
      'whether owners are asked',
      'asksOwners: true',
      'asksOwners: yes',
      ['4:13: asksOwners must be true or false; found a text'],
    ],
    [
      'what silence means',
      'onSilence: HOLD',
      'onSilence: hold',
      ['5:24: defaults.onSilence must be one of CONSENT, HOLD; did you mean HOLD?'],
    ],
    [
      'no action allowed',
      'onSilence: HOLD',
      'allowedActions: []',
      [`5:29: defaults.allowedActions must be a list with at least one of ${ACTIONS}`],
    ],
    [
      'a default action that is not allowed',
      'onSilence: HOLD',
      'allowedActions: [KEEP, MIGRATE], defaultAction: LIVE_MIGRATE',
      ['5:61: LIVE_MIGRATE is not among the allowedActions, which are KEEP, MIGRATE'],
    ],
    [
      'a usual action that is not allowed',
      'onSilence: HOLD',
      'allowedActions: [KEEP, MIGRATE]',
      [
        '5:29: the defaultAction, LIVE_MIGRATE where none is written, is not among them; add it, or write defaultAction',
      ],
    ],
    [
      'nothing that means approved',
      ', categories: [DONE]',
      '',
      ['6:11: approval must be a mapping with rel and at least one of categories and statuses that mean approved'],
    ],
    ['a category', '[DONE]', '[UNKNOWN]', ['6:39: approval.categories[0] must be one of TODO, IN_PROGRESS, DONE']],
    [
      'no word of what approved means',
      'approval: { rel: change, categories: [DONE] }',
      '',
      [`11:36: ${APPROVAL}`, `13:24: ${APPROVAL}`],
    ],
    [
      'approval, misspelt, and not what follows from it',
      'approval: {',
      'aproval: {',
      ['6:1: aproval is not a known key; did you mean approval?'],
    ],
    [
      'an end that waits for a signal',
      'phase: COMPLETED',
      'phase: COMPLETED\n    when: { unready: { target: over } }',
      ['26:11: COMPLETED is an end and waits for no signal'],
    ],
    [
      'a signal that leads back to a phase before',
      'endsAt: { target: over }',
      'endsAt: { target: over }\n      unready: { target: open }',
      ['19:26: from READY back to TENTATIVE: a phase never runs backwards'],
    ],
    [
      'a signal that leads back to its own state',
      'endsAt: { target: over }',
      'endsAt: { target: over }\n      moveFailed: { target: busy, actions: [retryMoves] }',
      ['19:29: a signal that leads back to its own state would be taken again and again'],
    ],
    [
      'signals that lead round in a circle',
      '    on:\n      wait',
      '    when:\n      unready: { target: busy }\n    on:\n      wait',
      ['17:24: busy → held → busy: signals alone lead round in a circle, which would never come to rest'],
    ],
    [
      'a state to which a signal alone led',
      '      endsAt: { target: over }\n',
      '      endsAt: { target: held }\n',
      [
        '9:5: no end can be reached from open; an end has phase COMPLETED, FAILED, CANCELLED, SUPERSEDED',
        '15:5: no end can be reached from busy; an end has phase COMPLETED, FAILED, CANCELLED, SUPERSEDED',
        '20:5: no end can be reached from held; an end has phase COMPLETED, FAILED, CANCELLED, SUPERSEDED',
        '25:5: no event and no signal leads to over',
      ],
    ],
  ])('%s', (_what, right, wrong, expected) => {
    expect(RIGHT).toContain(right);
    expect(faults(RIGHT.replace(right, wrong))).toEqual(expected);
  });
});

test('each circle of signals is told once, at its first step, be it of two states or of three', () => {
  const rounds = `name: small
version: '1'
initial: a
states:
  a: { phase: READY, when: { ready: { target: b }, endsAt: { target: over } } }
  b: { phase: READY, when: { unready: { target: a }, moveFailed: { target: c } } }
  c: { phase: READY, when: { hostDown: { target: a } } }
  over: { phase: COMPLETED }
`;
  const rest = 'signals alone lead round in a circle, which would never come to rest';

  expect(faults(rounds)).toEqual([`5:47: a → b → a: ${rest}`, `6:76: b → c → a → b: ${rest}`]);
});
