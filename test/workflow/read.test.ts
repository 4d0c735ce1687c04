/** Workflow files, read: what is wrong is told with its line and column, all at once, and what is right is taken as written. */

import { describe, expect, test } from '@jest/globals';

import { faultsOf, readOne, SMALL } from './samples.ts';

const PHASE_LIST = 'TENTATIVE, CONFIRMED, DRAINING, READY, IN_PROGRESS, COMPLETED, FAILED, CANCELLED, SUPERSEDED';
const ENDS = 'COMPLETED, FAILED, CANCELLED, SUPERSEDED';
const WORD = 'a word of at most 64 letters, digits, blanks, _ and -, beginning with a letter or digit';
const STATES = 'there are: open, busy, over';

describe('a fault is told at its place, with what would be right', () => {
  test.each([
    ['a key', 'name: small', 'name: small\nmane: x', ['2:1: mane is not a known key; did you mean name?']],
    [
      'a key of a state',
      'phase: COMPLETED',
      'phase: COMPLETED\n    entry: [enableHosts]',
      ['15:5: this is not a known key; known are: phase, on, when'],
    ],
    [
      'a key of an event',
      'target: over,',
      'target: over, guard: ready,',
      ['12:28: states.busy.on.end.guard is not a known key; did you mean guards?'],
    ],
    ['a phase', 'READY', 'ALMOST', [`10:12: states.busy.phase must be one of ${PHASE_LIST}`]],
    [
      'a phase in small letters',
      'READY',
      'ready',
      [`10:12: states.busy.phase must be one of ${PHASE_LIST}; did you mean READY?`],
    ],
    [
      'no phase',
      '    phase: COMPLETED',
      '    on: {}',
      [`14:5: states.over.phase is missing; it must be one of ${PHASE_LIST}`],
    ],
    [
      'an action',
      '[enableHosts]',
      '[enableHosts, rebootHosts]',
      ['12:51: states.busy.on.end.actions[1] must be one of disableHosts, enableHosts, retryMoves, skipMoves'],
    ],
    [
      'actions that are no list',
      '[enableHosts]',
      'enableHosts',
      ['12:37: states.busy.on.end.actions must be a list of actions; found a text'],
    ],
    ['a target', 'target: busy', 'target: bsy', [`8:21: there is no state bsy; ${STATES}`]],
    ['no target', '{ target: busy }', '{}', [`8:11: states.open.on.go.target is missing; it must be ${WORD}`]],
    ['an initial state', 'initial: open', 'initial: opened', [`3:10: there is no state opened; ${STATES}`]],
    [
      'an initial state that is an end',
      'initial: open',
      'initial: over',
      [
        '3:10: over is an end, by its phase COMPLETED; a window begins with one of TENTATIVE, CONFIRMED, DRAINING, READY, IN_PROGRESS',
      ],
    ],
    [
      'no states',
      SMALL.slice(SMALL.indexOf('states:')),
      'states: {}',
      ['3:10: there is no state open; there are: none'],
    ],
    [
      "a state's name",
      '  over:',
      '  over/out: { phase: ENDED }\n  over:',
      [
        `13:3: "over/out" cannot be a name under states; it must be ${WORD}`,
        `13:22: states."over/out".phase must be one of ${PHASE_LIST}`,
      ],
    ],
    [
      "an event's name, and one with a line end",
      'end: {',
      '_end: { target: over }\n      "a\\nb": { target: over }\n      end: {',
      [
        `12:7: "_end" cannot be a name under states.busy.on; it must be ${WORD}`,
        `13:7: "a\\nb" cannot be a name under states.busy.on; it must be ${WORD}`,
      ],
    ],
    [
      'a state of the name that JavaScript keeps for itself, and where it leads',
      '  over:',
      '  __proto__: { phase: READY, on: { __proto__: { target: ovre } } }\n  over:',
      [
        `13:3: "__proto__" cannot be a name under states; it must be ${WORD}`,
        `13:36: "__proto__" cannot be a name under states."__proto__".on; it must be ${WORD}`,
        `13:57: there is no state ovre; ${STATES}`,
      ],
    ],
    [
      'a state to which nothing leads',
      '  over:',
      '  lost: { phase: FAILED }\n  over:',
      ['13:9: no event and no signal leads to lost'],
    ],
    [
      'states from which no end can be reached',
      '{ target: over, actions: [enableHosts] }',
      '{ target: busy }',
      [
        `6:5: no end can be reached from open; an end has phase ${ENDS}`,
        `10:5: no end can be reached from busy; an end has phase ${ENDS}`,
        '14:5: no event and no signal leads to over',
      ],
    ],
    [
      'a phase that runs backwards',
      'end: {',
      'back: { target: open }\n      end: {',
      ['12:23: from READY back to TENTATIVE: a phase never runs backwards'],
    ],
    [
      'an end with an event',
      'phase: COMPLETED',
      'phase: COMPLETED\n    on: { end: { target: over } }',
      ['15:9: COMPLETED is an end and takes no event'],
    ],
    [
      'a version that is a number',
      "version: '1'",
      'version: 1',
      ["2:10: version must be a text in quotes, e.g. '1'; found a number"],
    ],
    ['a name that is too long', 'name: small', `name: ${'x'.repeat(65)}`, [`1:7: name must be ${WORD}`]],
    [
      'a colon too many',
      'name: small',
      'name: small: one',
      ['1:7: not valid YAML: a second `:` on one line; put a text that contains `: ` in quotes, or start a new line'],
    ],
    [
      'a key that is there twice',
      '    phase: READY',
      '    phase: READY\n    phase: READY',
      ['11:5: not valid YAML: this key is there already in the same mapping; keep one of them'],
    ],
  ])('%s', (_what, right, wrong, expected) => {
    expect(SMALL).toContain(right);

    const told = faultsOf({ 'small.yaml': SMALL.replace(right, wrong) });

    expect(told).toEqual(expected.map((fault) => `small.yaml:${fault}`));
  });
});

test('where states lead is told beside what is wrong in itself', () => {
  const wrong = SMALL.replace('initial: open', 'initial: opened')
    .replace('READY', 'ALMOST')
    .replace('target: busy', 'target: bsy')
    .replace('phase: COMPLETED', 'phase: COMPLETED\n    on: { end: { target: over } }');

  expect(faultsOf({ 'small.yaml': wrong })).toEqual([
    `small.yaml:3:10: there is no state opened; ${STATES}`,
    `small.yaml:8:21: there is no state bsy; ${STATES}`,
    `small.yaml:10:12: states.busy.phase must be one of ${PHASE_LIST}`,
    'small.yaml:15:9: COMPLETED is an end and takes no event',
  ]);
});

test('what follows from a fault is not told beside it', () => {
  const untold = SMALL.replace('phase: TENTATIVE', 'phase: TENTATIF').replace('target: over', "target: 'over!'");

  expect(faultsOf({ 'small.yaml': untold })).toEqual([
    `small.yaml:6:12: states.open.phase must be one of ${PHASE_LIST}; did you mean TENTATIVE?`,
    `small.yaml:12:22: states.busy.on.end.target must be ${WORD}`,
  ]);
  expect(faultsOf({ 'small.yaml': SMALL.replace(/states:[^]*/u, 'states: [open]') })).toEqual([
    'small.yaml:4:9: states must be a mapping from state names to states; found a list',
  ]);
});

const WHOLE = `name: whole
version: '1'
initial: open
asksOwners: false
defaults: { onSilence: HOLD, allowedActions: [KEEP, MIGRATE], defaultAction: KEEP }
approval: { rel: change, statuses: [Approved] }
states:
  open:
    phase: TENTATIVE
    on: { go: { target: busy, guards: [noConflicts, ticketsApproved] } }
    when:
      startsAt: { target: over }
      hostDown: { target: busy, guards: [nobodyDeclined], actions: [disableHosts] }
      acknowledgeBy: { target: busy }
  busy: { phase: READY, on: { end: { target: over, actions: [retryMoves, enableHosts] } } }
  over: { phase: COMPLETED }
`;

test('a file is taken as it is written, states, events and signals in their order', () => {
  const signal = { guards: [], actions: [] };

  expect(readOne(WHOLE, 'whole')).toEqual({
    name: 'whole',
    version: '1',
    initial: 'open',
    asksOwners: false,
    defaults: { onSilence: 'HOLD', allowedActions: ['KEEP', 'MIGRATE'], defaultAction: 'KEEP' },
    approval: { rel: 'change', categories: [], statuses: ['Approved'] },
    states: [
      {
        name: 'open',
        phase: 'TENTATIVE',
        transitions: [{ event: 'go', target: 'busy', guards: ['noConflicts', 'ticketsApproved'], actions: [] }],
        signals: [
          { ...signal, signal: 'startsAt', target: 'over' },
          { signal: 'hostDown', target: 'busy', guards: ['nobodyDeclined'], actions: ['disableHosts'] },
          { ...signal, signal: 'acknowledgeBy', target: 'busy' },
        ],
      },
      {
        name: 'busy',
        phase: 'READY',
        transitions: [{ event: 'end', target: 'over', guards: [], actions: ['retryMoves', 'enableHosts'] }],
        signals: [],
      },
      { name: 'over', phase: 'COMPLETED', transitions: [], signals: [] },
    ],
  });
});

test('what a file leaves out is what is usual: owners are asked, silence consents, every action is allowed', () => {
  expect(readOne(SMALL, 'small')).toMatchObject({
    asksOwners: true,
    defaults: {
      onSilence: 'CONSENT',
      allowedActions: ['LIVE_MIGRATE', 'MIGRATE', 'KEEP', 'OWN_ACTION'],
      defaultAction: 'LIVE_MIGRATE',
    },
    approval: null,
  });
});
