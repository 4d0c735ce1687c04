/**
 * A window as it is planned, before anybody has checked or written it.
 *
 * Pure but for the clock and the ids that it is given.
 */

import type { Actor } from '../domain/event.ts';
import { windowId } from '../domain/ids.ts';
import type { CloudName } from '../domain/ids.ts';
import type { MaintenanceCause, MaintenanceKind, MaintenanceWindow } from '../domain/window.ts';
import type { ServerAction, SilencePolicy } from '../domain/server-action.ts';
import type { Workflow } from '../domain/workflow.ts';
import { stateOf } from '../workflow/step.ts';
import type { Dependencies } from './dependencies.ts';
import { actionsFor } from './window-check.ts';

/** What a planner says of a window itself. */
export interface DraftInput {
  readonly summary: string;
  readonly description?: string | null | undefined;
  readonly kind: MaintenanceKind;
  readonly cause: MaintenanceCause;
  readonly acknowledgeBy?: Date | null | undefined;
  readonly drainAt?: Date | null | undefined;
  readonly startsAt: Date;
  readonly endsAt?: Date | null | undefined;
  readonly timeZone: string;
  readonly onSilence?: SilencePolicy | null | undefined;
  readonly allowedActions?: readonly ServerAction[] | null | undefined;
  readonly defaultAction?: ServerAction | null | undefined;
}

/** The window as it would be scheduled; what its planner leaves open, the workflow says. */
export function draftWindow(
  { now, newId }: Pick<Dependencies, 'now' | 'newId'>,
  planner: Pick<Actor, 'name'>,
  input: DraftInput,
  workflow: Workflow,
  cloud: CloudName,
): MaintenanceWindow {
  const at = now();
  const defaults = actionsFor(input.kind, workflow.defaults);
  const allowedActions = input.allowedActions ?? defaults.allowedActions;
  const usual = allowedActions.includes(defaults.defaultAction) ? defaults.defaultAction : allowedActions[0];
  return {
    id: windowId(newId()),
    cloud,
    summary: input.summary.trim(),
    description: input.description ?? null,
    kind: input.kind,
    cause: input.cause,
    workflow: { name: workflow.name, version: workflow.version },
    state: workflow.initial,
    phase: stateOf(workflow, workflow.initial)?.phase ?? 'TENTATIVE',
    acknowledgeBy: input.acknowledgeBy ?? null,
    drainAt: input.drainAt ?? null,
    startsAt: input.startsAt,
    endsAt: input.endsAt ?? null,
    timeZone: input.timeZone,
    startedAt: null,
    endedAt: null,
    onSilence: input.onSilence ?? workflow.defaults.onSilence,
    allowedActions: [...new Set(allowedActions)],
    defaultAction: input.defaultAction ?? usual ?? defaults.defaultAction,
    ready: false,
    replaces: null,
    replacedBy: null,
    datesRevision: 1,
    revision: 1,
    createdAt: at,
    updatedAt: at,
    createdBy: planner.name,
  };
}
