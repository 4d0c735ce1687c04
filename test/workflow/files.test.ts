/** Several workflow files, read together. */

import { describe, expect, test } from '@jest/globals';

import { readWorkflows } from '../../src/workflow/read.ts';
import { faultsOf, RACK_MOVE, SMALL, STANDARD } from './samples.ts';

const PHASE_LIST = 'TENTATIVE, CONFIRMED, DRAINING, READY, IN_PROGRESS, COMPLETED, FAILED, CANCELLED, SUPERSEDED';

describe('several files', () => {
  test('are all read, and every fault of each is told, from top to bottom', () => {
    const wrong = SMALL.replace('READY', 'ALMOST').replace("'1'", '1');

    expect(faultsOf({ 'a.yaml': wrong, 'b.yaml': STANDARD, 'c.yaml': '[]' })).toEqual([
      "a.yaml:2:10: version must be a text in quotes, e.g. '1'; found a number",
      `a.yaml:10:12: states.busy.phase must be one of ${PHASE_LIST}`,
      'c.yaml:1:1: the file must be a mapping with keys of name, version, initial, asksOwners, defaults, approval, states; found a list',
    ]);
  });

  test('may not give one name to two workflows', () => {
    expect(faultsOf({ 'a.yaml': SMALL, 'b.yaml': STANDARD, 'c.yaml': SMALL })).toEqual([
      'c.yaml:1:7: a.yaml has a workflow called small too; names must differ',
    ]);
  });

  test('of one name are told although one of them is wrong', () => {
    expect(faultsOf({ 'a.yaml': SMALL.replace('READY', 'ALMOST'), 'b.yaml': SMALL })).toEqual([
      `a.yaml:10:12: states.busy.phase must be one of ${PHASE_LIST}`,
      'b.yaml:1:7: a.yaml has a workflow called small too; names must differ',
    ]);
  });

  test('must hold the default one', () => {
    expect(faultsOf({ 'a.yaml': SMALL, 'b.yaml': STANDARD }, 'lrage')).toEqual([
      'a.yaml:1:1: no workflow is called lrage, which is to be the default',
    ]);
    expect(faultsOf({}, 'small')).toEqual(['workflows:1:1: no workflow is called small, which is to be the default']);
  });

  test('are not told to miss the default one when it is the one that is wrong', () => {
    expect(faultsOf({ 'a.yaml': SMALL.replace('READY', 'ALMOST'), 'b.yaml': STANDARD })).toEqual([
      `a.yaml:10:12: states.busy.phase must be one of ${PHASE_LIST}`,
    ]);
  });

  test('come with the default one in front, the others as they stood', () => {
    const texts = [
      { file: 'a.yaml', text: SMALL },
      { file: 'b.yaml', text: STANDARD },
      { file: 'c.yaml', text: RACK_MOVE },
    ];
    const read = readWorkflows(texts, 'rack move');

    expect('workflows' in read && read.workflows.map(({ name }) => name)).toEqual(['rack move', 'small', 'standard']);
  });
});
