/**
 * Reads workflow files: YAML text to checked workflows, or every fault with its line and column.
 *
 * Refuses to know where the text came from, and to let anything unknown pass: a key, state, guard, action or signal
 * that nobody understands would be a workflow that silently does less than its author wrote.
 */

import type { Workflow } from '../domain/workflow.ts';
import type { ConfigError } from '../errors.ts';
import { faultList } from '../yaml/faults.ts';
import type { Faults, Place } from '../yaml/faults.ts';
import { locate } from '../yaml/located.ts';
import { checkShape } from '../yaml/shape-faults.ts';
import { readYaml } from '../yaml/yaml-file.ts';
import { checkApproval, checkDefaults, checkLeads, checkReach } from './check.ts';
import type { Tell } from './check.ts';
import { draftOf, textAt } from './draft.ts';
import { toWorkflow, workflowSchema } from './schema.ts';

/** A workflow file as it was read. */
export interface WorkflowText {
  readonly file: string;
  readonly text: string;
}

/** All workflows, the one called `first` in front, and which file each name stands in; or all that is wrong with them. */
export function readWorkflows(
  texts: readonly WorkflowText[],
  first: string,
):
  | { readonly workflows: readonly Workflow[]; readonly files: ReadonlyMap<string, string> }
  | { readonly error: ConfigError } {
  const faults = faultList();
  const seen = new Map<string, string>();
  const read = texts.map(({ file, text }) => {
    const one = readOne(file, text, faults);
    tellDouble(one, seen, faults);
    return one;
  });
  const right = read.flatMap(({ file, workflow }) => (workflow === null ? [] : [{ file, workflow }]));
  const start = right.find(({ workflow }) => workflow.name === first);
  if (faults.isEmpty() && start === undefined) {
    const file = texts[0]?.file ?? 'workflows';
    faults.add({ file, line: 1, column: 1 }, `no workflow is called ${first}, which is to be the default`);
  }
  if (!faults.isEmpty() || start === undefined) return { error: faults.toError() };
  const others = right.filter((each) => each !== start).map(({ workflow }) => workflow);
  const files = new Map(right.map(({ file, workflow }) => [workflow.name, file]));
  return { workflows: [start.workflow, ...others], files };
}

/** A file as far as it was understood; null stands for what was not, and then it is told why. */
interface ReadFile {
  readonly file: string;
  readonly name: { readonly text: string; readonly place: Place } | null;
  readonly workflow: Workflow | null;
}

function readOne(file: string, text: string, faults: Faults): ReadFile {
  const root = readYaml(file, text, faults);
  if (root === null) return { file, name: null, workflow: null };
  const written = checkShape(workflowSchema, root, faults);
  const name = textAt(root, ['name'], faults);
  const tell: Tell = (path, message) => {
    faults.add(locate(root, path).place, message);
  };
  const draft = draftOf(root, faults);
  if (draft !== null) {
    const leads = checkLeads(draft, tell);
    if (leads && written !== null) checkReach(draft, tell);
    checkApproval(draft, tell);
    checkDefaults(draft, tell);
  }
  return { file, name, workflow: written && toWorkflow(written) };
}

/** `seen` has the files so far, by the names in them. */
function tellDouble({ file, name }: ReadFile, seen: Map<string, string>, faults: Faults): void {
  if (name === null) return;
  const other = seen.get(name.text);
  if (other === undefined) seen.set(name.text, file);
  else faults.add(name.place, `${other} has a workflow called ${name.text} too; names must differ`);
}
