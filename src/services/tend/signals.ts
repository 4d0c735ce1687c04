/**
 * Which of the gateway's signals hold for a window, and the steps that its workflow takes by them.
 *
 * Refuses to know any workflow.
 */

import type { MaintenanceWrites } from '../../domain/maintenance-store.ts';
import { readinessOf } from '../../domain/readiness.ts';
import { hasEnded } from '../../domain/window.ts';
import type { MaintenanceWindow } from '../../domain/window.ts';
import type { Workflow, WorkflowSignal } from '../../domain/workflow.ts';
import { guardCheck } from '../../workflow/guards.ts';
import type { GuardFacts } from '../../workflow/guards.ts';
import { isToCome, signalStep } from '../../workflow/step.ts';
import type { Dependencies } from '../dependencies.ts';
import { withInside } from '../guard-facts.ts';
import type { OutsideFacts } from '../guard-facts.ts';
import { takeStep } from '../take-step.ts';
import { GATEWAY } from '../tell.ts';
import type { Observation } from './observe.ts';

interface Taking {
  readonly writes: MaintenanceWrites;
  readonly workflow: Workflow;
  readonly seen: Observation;
  readonly outside: OutsideFacts;
  /** The state that `outside` was read for. */
  readonly readFor: string;
  /** When that was: an instant that came since waits for the next look. */
  readonly looked: Date;
}

/** Answers the window behind the steps. What other systems say was read for one state: further steps wait for the next look. */
export async function takeSignals(
  { now }: Pick<Dependencies, 'now'>,
  { writes, workflow, seen, outside, readFor, looked }: Taking,
  window: MaintenanceWindow,
): Promise<MaintenanceWindow> {
  if (hasEnded(window) || window.state !== readFor) return window;
  const facts = await withInside(writes, window, workflow, outside);
  const taken = signalStep(workflow, window.state, (signal) => holds(signal, facts, seen, looked), guardCheck(facts));
  if (taken === null) return window;
  const note = `Because of ${taken.signal}.`;
  return takeStep(writes, window, taken.step, { actor: GATEWAY, now: now(), note, outside });
}

function holds(signal: WorkflowSignal, facts: GuardFacts, seen: Observation, at: Date): boolean {
  const { window, workflow, servers, hosts, missingApprovals } = facts;
  switch (signal) {
    case 'acknowledgeBy':
    case 'drainAt':
    case 'startsAt':
    case 'endsAt':
      return !isToCome(signal, window, at);
    case 'ready':
      return readinessOf(window, servers, hosts, workflow.asksOwners).ready;
    case 'unready':
      return !readinessOf(window, servers, hosts, workflow.asksOwners).ready;
    case 'moveFailed':
      return servers.some(({ outcome, skipped }) => outcome === 'FAILED' && !skipped);
    case 'ticketsApproved':
      return missingApprovals?.length === 0;
    case 'hostDown':
      return [...seen.hosts.values()].some(({ state }) => state === 'DOWN');
  }
}
