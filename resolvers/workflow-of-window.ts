/**
 * The workflow that a window follows, and what it takes next.
 *
 * Refuses to step anything.
 */

import type { Context } from '../src/context.ts';
import type { MaintenanceWindow } from '../src/domain/window.ts';
import type { Workflow } from '../src/domain/workflow.ts';
import { NotFoundError } from '../src/errors.ts';
import type { NextEvent } from '../src/generated/types.ts';

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

/** Every event that leads out of the window's state; only operators may send them. */
export async function nextEventsOf({ loaders, viewer }: Context, window: MaintenanceWindow): Promise<NextEvent[]> {
  const { states } = await workflowOf(loaders, window);
  const transitions = states.find(({ name }) => name === window.state)?.transitions ?? [];
  return transitions.map(({ event, target }) => ({
    name: event,
    target,
    allowed: viewer.operator,
    refusedBecause: viewer.operator ? null : 'Only operators send events to a window.',
  }));
}
