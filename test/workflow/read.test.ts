/** Workflow files, read: what is wrong is told with its line and column, all at once, and what is right is taken as written. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { readWorkflows } from '../../src/workflow/read.ts';
import { anyWorkflowText, RACK_MOVE, readOne, STANDARD } from './samples.ts';

/** Line by line, so that the places below can be counted. */
const RIGHT = `name: small
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
function faults(texts: Readonly<Record<string, string>>, first = 'small'): string[] {
  const read = readWorkflows(
    Object.entries(texts).map(([file, text]) => ({ file, text })),
    first,
  );
  return 'error' in read ? read.error.message.split('\n') : [];
}

const PHASE_LIST = 'TENTATIVE, CONFIRMED, DRAINING, READY, IN_PROGRESS, COMPLETED, FAILED, CANCELLED, SUPERSEDED';
const ENDS = 'COMPLETED, FAILED, CANCELLED, SUPERSEDED';
const WORD = 'a word of at most 64 letters, digits, blanks, _ and -';
const STATES = 'there are: open, busy, over';

describe('a fault is told at its place, with what would be right', () => {
  test.each([
    ['a key', 'name: small', 'name: small\nmane: x', ['2:1: mane is not a known key; did you mean name?']],
    [
      'a key of a state',
      'phase: COMPLETED',
      'phase: COMPLETED\n    entry: [enableHosts]',
      ['15:5: this is not a known key; known are: phase, on'],
    ],
    [
      'a key of an event',
      'target: over,',
      'target: over, guard: ready,',
      ['12:28: this is not a known key; known are: target, actions'],
    ],
    ['a phase', 'READY', 'ALMOST', [`10:12: states.busy.phase must be one of ${PHASE_LIST}`]],
    ['a phase in small letters', 'READY', 'ready', [`10:12: states.busy.phase must be one of ${PHASE_LIST}`]],
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
      ['12:51: states.busy.on.end.actions[1] must be one of disableHosts, enableHosts'],
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
      'a state to which nothing leads',
      '  over:',
      '  lost: { phase: FAILED }\n  over:',
      ['13:9: no event leads to lost'],
    ],
    [
      'states from which no end can be reached',
      '{ target: over, actions: [enableHosts] }',
      '{ target: busy }',
      [
        `6:5: no end can be reached from open; an end has phase ${ENDS}`,
        `10:5: no end can be reached from busy; an end has phase ${ENDS}`,
        '14:5: no event leads to over',
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
    expect(RIGHT).toContain(right);

    const told = faults({ 'small.yaml': RIGHT.replace(right, wrong) });

    expect(told).toEqual(expected.map((fault) => `small.yaml:${fault}`));
  });
});

describe('several files', () => {
  test('are all read, and every fault of each is told, from top to bottom', () => {
    const wrong = RIGHT.replace('READY', 'ALMOST').replace("'1'", '1');

    expect(faults({ 'a.yaml': wrong, 'b.yaml': RIGHT, 'c.yaml': '[]' })).toEqual([
      "a.yaml:2:10: version must be a text in quotes, e.g. '1'; found a number",
      `a.yaml:10:12: states.busy.phase must be one of ${PHASE_LIST}`,
      'c.yaml:1:1: the file must be a mapping with keys of name, version, initial, states; found a list',
    ]);
  });

  test('may not give one name to two workflows', () => {
    expect(faults({ 'a.yaml': RIGHT, 'b.yaml': STANDARD, 'c.yaml': RIGHT })).toEqual([
      'c.yaml:1:1: a.yaml has a workflow called small too; names must differ',
    ]);
  });

  test('must hold the default one', () => {
    expect(faults({ 'a.yaml': RIGHT, 'b.yaml': STANDARD }, 'lrage')).toEqual([
      'a.yaml:1:1: no workflow is called lrage, which is to be the default',
    ]);
    expect(faults({}, 'small')).toEqual(['workflows:1:1: no workflow is called small, which is to be the default']);
  });

  test('are not told to miss the default one when it is the one that is wrong', () => {
    expect(faults({ 'a.yaml': RIGHT.replace('READY', 'ALMOST'), 'b.yaml': STANDARD })).toEqual([
      `a.yaml:10:12: states.busy.phase must be one of ${PHASE_LIST}`,
    ]);
  });

  test('come with the default one in front, the others as they stood', () => {
    const texts = [
      { file: 'a.yaml', text: RIGHT },
      { file: 'b.yaml', text: STANDARD },
      { file: 'c.yaml', text: RACK_MOVE },
    ];
    const read = readWorkflows(texts, 'rack move');

    expect('workflows' in read && read.workflows.map(({ name }) => name)).toEqual(['rack move', 'small', 'standard']);
  });
});

test('a file is taken as it is written, states and events in their order', () => {
  expect(readOne(RIGHT, 'small')).toEqual({
    name: 'small',
    version: '1',
    initial: 'open',
    states: [
      { name: 'open', phase: 'TENTATIVE', transitions: [{ event: 'go', target: 'busy', actions: [] }] },
      { name: 'busy', phase: 'READY', transitions: [{ event: 'end', target: 'over', actions: ['enableHosts'] }] },
      { name: 'over', phase: 'COMPLETED', transitions: [] },
    ],
  });
});

test('no slip of the pen is anything but a right workflow or faults with their places', () => {
  const slip = fc.record({
    at: fc.nat(),
    drop: fc.nat(3),
    put: fc.constantFrom('', ' ', ':', '{', '[', '&a ', '*a', '1', 'READY'),
  });
  fc.assert(
    fc.property(anyWorkflowText, fc.array(slip, { minLength: 1, maxLength: 4 }), (right, slips) => {
      const text = slips.reduce((before, { at, drop, put }) => {
        const place = at % before.length;
        return before.slice(0, place) + put + before.slice(place + drop);
      }, right);
      const read = readWorkflows([{ file: 'any.yaml', text }], 'any');

      if (!('error' in read)) {
        const { initial = '', states = [] } = read.workflows[0] ?? {};
        const names = states.map(({ name }) => name);
        const targets = states.flatMap(({ transitions }) => transitions.map(({ target }) => target));
        expect(names).toEqual(expect.arrayContaining([initial, ...targets]));
        return;
      }
      expect(read.error.faults.length).toBeGreaterThan(0);
      for (const { line, column } of read.error.faults) {
        expect(line).toBeLessThanOrEqual(text.split('\n').length);
        expect(Math.min(line, column)).toBeGreaterThan(0);
      }
    }),
  );
});
