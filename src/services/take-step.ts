/**
 * Takes a step of a window's workflow: the new state, what is to be done for it, and the event that tells.
 *
 * The one way by which a window comes into another state. Refuses to know who or what sent the event.
 */

import { unapproved } from '../domain/conflict.ts';
import type { Actor } from '../domain/event.ts';
import { JOB_ACTIONS } from '../domain/maintenance-store.ts';
import type { JobAction, MaintenanceWrites } from '../domain/maintenance-store.ts';
import { actualTimes } from '../domain/window.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import type { WorkflowAction } from '../domain/workflow.ts';
import { MOVING_PHASES } from '../domain/workflow.ts';
import type { GuardFacts } from '../workflow/guards.ts';
import type { Step } from '../workflow/step.ts';
import { GATEWAY, tell } from './tell.ts';
import { tellServer } from './tend/tell-changes.ts';

/** Who sent it, when, and with what word. */
export interface StepCause {
  readonly actor: Actor;
  readonly now: Date;
  readonly note: string | null;
  /** What other systems said before the window was locked, or written. */
  readonly outside: Pick<GuardFacts, 'missingApprovals' | 'conflicts'>;
}

/** Answers the window behind the step. It must be locked. */
export async function takeStep(
  writes: MaintenanceWrites,
  window: MaintenanceWindow,
  { state, phase, actions }: Step,
  { actor, now, note, outside }: StepCause,
): Promise<MaintenanceWindow> {
  const values = { state, phase, ...actualTimes(window, phase, now) };
  const changedFields = (Object.keys(values) as (keyof typeof values)[]).filter(
    (field) => values[field] !== window[field],
  );
  const changed = { ...window, ...values, revision: window.revision + 1, updatedAt: now };
  await writes.updateWindow(changed);
  for (const action of withDisabling(window, changed, actions)) await carryOut(writes, changed, action, now);
  await tell(writes, changed, actor, { type: 'STATE_CHANGED', changedFields, note });
  if (isConfirmation(window, changed)) await tellConflicts(writes, changed, outside);
  await writes.enqueue({ action: 'tend', window: window.id });
  return changed;
}

/** Does this lead to a confirmed plan? Then conflicts are looked for, and told. */
export function isConfirmation(
  before: Pick<MaintenanceWindow, 'phase'>,
  after: Pick<MaintenanceWindow, 'phase'> | undefined,
): boolean {
  return before.phase !== 'CONFIRMED' && after?.phase === 'CONFIRMED';
}

/** The same of a window that is only just planned. */
export function beginsConfirmed({ phase }: Pick<MaintenanceWindow, 'phase'>): boolean {
  return phase === 'CONFIRMED';
}

async function tellConflicts(
  writes: MaintenanceWrites,
  window: MaintenanceWindow,
  { conflicts, missingApprovals }: StepCause['outside'],
): Promise<void> {
  for (const { detail } of [...conflicts, ...unapproved(missingApprovals ?? [])]) {
    const told = { type: 'CONFLICT_FOUND', changedFields: ['conflicts'], audience: 'OPERATORS', note: detail } as const;
    await tell(writes, window, GATEWAY, told);
  }
}

/** What a window has done, and told, as it enters its first state. */
export async function enterInitial(
  writes: MaintenanceWrites,
  window: MaintenanceWindow,
  outside: StepCause['outside'],
): Promise<void> {
  if (beginsConfirmed(window)) await tellConflicts(writes, window, outside);
  if (MOVING_PHASES.includes(window.phase)) await writes.enqueue({ action: 'disableHosts', window: window.id });
  await writes.enqueue({ action: 'tend', window: window.id });
}

/** A host is disabled before its servers are moved, whether the workflow says so or not. */
function withDisabling(
  before: Pick<MaintenanceWindow, 'phase'>,
  after: Pick<MaintenanceWindow, 'phase'>,
  actions: readonly WorkflowAction[],
): readonly WorkflowAction[] {
  const begins = MOVING_PHASES.includes(after.phase) && !MOVING_PHASES.includes(before.phase);
  return begins && !actions.includes('disableHosts') ? ['disableHosts', ...actions] : actions;
}

async function carryOut(
  writes: MaintenanceWrites,
  window: MaintenanceWindow,
  action: WorkflowAction,
  now: Date,
): Promise<void> {
  if (isJob(action)) return writes.enqueue({ action, window: window.id });
  for (const server of await writes.serversOf(window.id)) {
    if (server.outcome !== 'FAILED') continue;
    const change =
      action === 'retryMoves'
        ? { outcome: 'PENDING' as const, move: null, retryAt: null, skipped: false }
        : { skipped: true };
    const after = { ...server, ...change, updatedAt: now };
    await writes.updateServer(after);
    await tellServer(writes, window, server, after);
  }
}

function isJob(action: WorkflowAction): action is JobAction {
  return JOB_ACTIONS.some((job) => job === action);
}
