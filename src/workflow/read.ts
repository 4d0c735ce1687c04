/**
 * Reads workflow files: YAML text to checked workflows, or every fault with its line and column.
 *
 * Refuses to know where the text came from, and to let anything unknown pass: a key, state, event or action that
 * nobody understands would be a workflow that silently does less than its author wrote.
 */

import { z } from 'zod';

import { ACTIONS, PHASES } from '../domain/workflow.ts';
import type { Workflow } from '../domain/workflow.ts';
import type { ConfigError } from '../errors.ts';
import { faultList } from '../yaml/faults.ts';
import type { Faults } from '../yaml/faults.ts';
import { locate } from '../yaml/located.ts';
import { checkShape } from '../yaml/shape-faults.ts';
import { readYaml } from '../yaml/yaml-file.ts';
import { checkStates } from './check.ts';

/** A workflow file as it was read. */
export interface WorkflowText {
  readonly file: string;
  readonly text: string;
}

const word = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,63}$/u)
  .describe('a word of at most 64 letters, digits, blanks, _ and -');

const transition = z.strictObject({
  target: word,
  actions: z
    .array(z.enum(ACTIONS).describe(`one of ${ACTIONS.join(', ')}`))
    .describe('a list of actions')
    .default([]),
});

const state = z.strictObject({
  phase: z.enum(PHASES).describe(`one of ${PHASES.join(', ')}`),
  on: z.record(word, transition).describe('a mapping from event names to what they do').default({}),
});

/** The shape of a workflow file. */
const workflowSchema = z.strictObject({
  name: word,
  version: z.string().min(1).max(64).describe("a text in quotes, e.g. '1'"),
  initial: word,
  states: z.record(word, state).describe('a mapping from state names to states'),
});

type WrittenWorkflow = z.output<typeof workflowSchema>;

/** All workflows, the one called `first` in front, and which file each name stands in; or all that is wrong with them. */
export function readWorkflows(
  texts: readonly WorkflowText[],
  first: string,
):
  | { readonly workflows: readonly Workflow[]; readonly files: ReadonlyMap<string, string> }
  | { readonly error: ConfigError } {
  const faults = faultList();
  const read = texts.flatMap(({ file, text }) => {
    const workflow = readOne(file, text, faults);
    return workflow === null ? [] : [{ file, workflow }];
  });
  tellDoubles(read, faults);
  const start = read.find(({ workflow }) => workflow.name === first);
  if (faults.isEmpty() && start === undefined) {
    const file = texts[0]?.file ?? 'workflows';
    faults.add({ file, line: 1, column: 1 }, `no workflow is called ${first}, which is to be the default`);
  }
  if (!faults.isEmpty() || start === undefined) return { error: faults.toError() };
  const others = read.filter((each) => each !== start).map(({ workflow }) => workflow);
  const files = new Map(read.map(({ file, workflow }) => [workflow.name, file]));
  return { workflows: [start.workflow, ...others], files };
}

function readOne(file: string, text: string, faults: Faults): Workflow | null {
  const root = readYaml(file, text, faults);
  const written = root && checkShape(workflowSchema, root, faults);
  if (root === null || written === null) return null;
  const workflow = toWorkflow(written);
  const wrong: string[] = [];
  checkStates(workflow, (path, message) => {
    wrong.push(message);
    faults.add(locate(root, path).place, message);
  });
  return wrong.length === 0 ? workflow : null;
}

function toWorkflow({ name, version, initial, states }: WrittenWorkflow): Workflow {
  return {
    name,
    version,
    initial,
    states: Object.entries(states).map(([state, { phase, on }]) => ({
      name: state,
      phase,
      transitions: Object.entries(on).map(([event, { target, actions }]) => ({ event, target, actions })),
    })),
  };
}

function tellDoubles(read: readonly { readonly file: string; readonly workflow: Workflow }[], faults: Faults): void {
  for (const [index, { file, workflow }] of read.entries()) {
    const other = read.slice(0, index).find((earlier) => earlier.workflow.name === workflow.name);
    if (other === undefined) continue;
    faults.add(
      { file, line: 1, column: 1 },
      `${other.file} has a workflow called ${workflow.name} too; names must differ`,
    );
  }
}
