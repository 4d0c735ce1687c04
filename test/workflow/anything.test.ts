/** Workflow files with slips of the pen in them, and files that are no workflow at all. */

import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { readWorkflows } from '../../src/workflow/read.ts';
import { anyWorkflowText } from './samples.ts';

test('no slip of the pen is anything but a right workflow or faults with their places', () => {
  const slip = fc.record({
    at: fc.nat(),
    drop: fc.nat(3),
    put: fc.constantFrom('', ' ', ':', '{', '[', '&a ', '*a', '1', 'READY', '__proto__', '__proto__'),
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
        const targets = states.flatMap(({ transitions, signals }) =>
          [...transitions, ...signals].map((to) => to.target),
        );
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

const PIECES = [
  ...['name', 'version', 'initial', 'asksOwners', 'defaults', 'approval', 'states', 'phase', 'on', 'when', 'target'],
  ...['guards', 'actions', 'rel', 'allowedActions', 'ready', 'drainAt', 'ticketsApproved', '__proto__', 'toString'],
].map((key) => `${key}: `);
const YAML = ['- ', '[', ']', '{', '}', ', ', '\n', '\n  ', '\n    ', '? ', '&a ', '*a', '<<: ', '~', '1', "'", '|\n '];

test('no text makes anything but a workflow or faults', () => {
  const soup = fc.array(fc.constantFrom(...PIECES, ...YAML, 'READY', 'a', '\u2028'), { maxLength: 40 });

  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        soup.map((pieces) => pieces.join('')),
      ),
      (text) => {
        for (const whole of [
          text,
          `name: any\nversion: '1'\ninitial: a\nstates: { a: {\n${text}`,
          `states:\n  a:\n    ${text}`,
        ]) {
          const read = readWorkflows([{ file: 'any.yaml', text: whole }], 'any');

          if ('error' in read) expect(read.error.faults.length).toBeGreaterThan(0);
          else expect(read.workflows).toHaveLength(1);
        }
      },
    ),
  );
});
