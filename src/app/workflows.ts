/**
 * The configured workflows, and whether windows may go on with them.
 *
 * Refuses to know how files are written (workflow/) and kept (store/).
 */

import { isDeepStrictEqual } from 'node:util';

import type { Config } from '../config/index.ts';
import { ConfigError } from '../errors.ts';
import type { FileFault } from '../errors.ts';
import type { Store } from '../store/index.ts';
import { readWorkflows } from '../workflow/read.ts';

/** The configured workflows, the default first, and the file of each name. Throws ConfigError with every fault of their files. */
export function workflowsOf({ workflows }: Pick<Config, 'workflows'>) {
  const read = readWorkflows(workflows.files, workflows.default);
  if ('error' in read) throw read.error;
  return read;
}

/** A window keeps the workflow that it started with; the same version with another text would mean two things. Throws ConfigError. */
export async function refuseChangedWorkflows(
  store: Store,
  { workflows, files }: ReturnType<typeof workflowsOf>,
): Promise<void> {
  const faults: FileFault[] = [];
  for (const workflow of workflows) {
    const kept = await store.maintenance.workflow(workflow.name, workflow.version);
    if (kept === null || isDeepStrictEqual(kept, workflow)) continue;
    const message = `workflow ${workflow.name} changed since windows followed its version ${workflow.version}: give it a new version`;
    faults.push({ file: files.get(workflow.name) ?? workflow.name, line: 1, column: 1, message });
  }
  if (faults.length > 0) throw new ConfigError(faults);
}
