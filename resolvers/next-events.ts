/**
 * The events that lead out of a window's state: may the caller send them, and if not, why not?
 *
 * Reads no more than the guards of that state look at. Refuses to step anything.
 */

import type { Context } from '../src/context.ts';
import type { MaintenanceWindow } from '../src/domain/window.ts';
import type { Workflow, WorkflowGuard } from '../src/domain/workflow.ts';
import type { NextEvent } from '../src/generated/types.ts';
import { guardCheck } from '../src/workflow/guards.ts';
import { stateOf } from '../src/workflow/step.ts';
import { workflowOf } from './workflow-of-window.ts';

const FOR_OPERATORS = 'Only operators send events to a window.';

/** In the workflow's order; only operators may send any. */
export async function nextEventsOf(
  { loaders, viewer }: Pick<Context, 'loaders' | 'viewer'>,
  window: MaintenanceWindow,
): Promise<NextEvent[]> {
  const workflow = await workflowOf(loaders, window);
  const transitions = stateOf(workflow, window.state)?.transitions ?? [];
  const asked = viewer.operator ? transitions.flatMap(({ guards }) => guards) : [];
  const against = await guardsAgainst(loaders, window, workflow, new Set(asked));
  return transitions.map(({ event, target, guards }) => {
    const reasons = viewer.operator ? guards.flatMap((guard) => against.get(guard) ?? []) : [FOR_OPERATORS];
    const refusedBecause = reasons.length === 0 ? null : reasons.join(' ');
    return { name: event, target, allowed: refusedBecause === null, refusedBecause };
  });
}

const OF_SERVERS: readonly WorkflowGuard[] = ['everyoneAnswered', 'nobodyDeclined', 'ready'];

/** What stands against each of these guards; those that hold are missing. */
async function guardsAgainst(
  loaders: Context['loaders'],
  window: MaintenanceWindow,
  workflow: Workflow,
  asked: ReadonlySet<WorkflowGuard>,
): Promise<ReadonlyMap<WorkflowGuard, string>> {
  const [servers, hosts, missingApprovals, clashes] = await Promise.all([
    OF_SERVERS.some((guard) => asked.has(guard)) ? loaders.serversByWindow.load(window.id) : [],
    asked.has('ready') ? loaders.hostsByWindow.load(window.id) : [],
    asked.has('ticketsApproved') ? loaders.missingApprovalsByWindow.load(window) : null,
    asked.has('noConflicts') ? loaders.clashesByWindow.load(window) : { conflicts: [], problem: null },
  ]);
  const check = guardCheck({ window, workflow, servers, hosts, missingApprovals, conflicts: clashes.conflicts });
  const unread = clashes.problem === null ? null : `noConflicts: ${clashes.problem.message}`;
  return new Map(
    [...asked].flatMap((guard): [WorkflowGuard, string][] => {
      const reason = check(guard) ?? (guard === 'noConflicts' ? unread : null);
      return reason === null ? [] : [[guard, reason]];
    }),
  );
}
