/**
 * The workflow that a window follows.
 *
 * Refuses to step anything.
 */

import type { Context } from '../src/context.ts';
import type { MaintenanceWindow } from '../src/domain/window.ts';
import type { Workflow } from '../src/domain/workflow.ts';
import { NotFoundError } from '../src/errors.ts';

/** Kept by the store since the window was scheduled, so it is always there. */
export async function workflowOf(
  loaders: Pick<Context['loaders'], 'workflowOfWindow'>,
  window: Pick<MaintenanceWindow, 'workflow'>,
): Promise<Workflow> {
  const workflow = await loaders.workflowOfWindow.load(window.workflow);
  const { name, version } = window.workflow;
  if (workflow === null) throw new NotFoundError(`Workflow ${name} ${version} is not in the store any more.`);
  return workflow;
}
