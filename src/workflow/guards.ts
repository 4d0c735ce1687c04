/**
 * When each guard holds, and in which words it does not.
 *
 * Pure: told what is known of the window. Refuses to know where that was read.
 */

import type { Conflict } from '../domain/conflict.ts';
import { readinessOf } from '../domain/readiness.ts';
import { hasLeft, ownersHold } from '../domain/server-maintenance.ts';
import type { WindowServer } from '../domain/server-maintenance.ts';
import type { MaintenanceWindow, WindowHost } from '../domain/window.ts';
import type { Workflow, WorkflowGuard } from '../domain/workflow.ts';
import type { GuardCheck } from './step.ts';

/** What guards look at. */
export interface GuardFacts {
  readonly window: MaintenanceWindow;
  readonly workflow: Workflow;
  readonly servers: readonly WindowServer[];
  readonly hosts: readonly WindowHost[];
  /** Why tickets are not all approved; null where the workflow does not ask. */
  readonly missingApprovals: readonly string[] | null;
  readonly conflicts: readonly Conflict[];
}

const WORDS = 5;

/** For operators: the words may name servers, hosts and windows. */
export function guardCheck(facts: GuardFacts): GuardCheck {
  return (guard) => {
    const against = AGAINST[guard](facts);
    if (against.length === 0) return null;
    const more = against.length > WORDS ? ` And ${against.length - WORDS} more.` : '';
    return `${guard}: ${against.slice(0, WORDS).join(' ')}${more}`;
  };
}

const AGAINST: Readonly<Record<WorkflowGuard, (facts: GuardFacts) => readonly string[]>> = {
  everyoneAnswered: (facts) =>
    held(facts, 'AWAITING_ANSWER').map((id) => `The owner of server ${id} has not answered.`),
  nobodyDeclined: (facts) => held(facts, 'DECLINED').map((id) => `The owner of server ${id} declined.`),
  ready: ({ window, workflow, servers, hosts }) =>
    readinessOf(window, servers, hosts, workflow.asksOwners).blockers.map(
      ({ kind, subject, detail }) => `${kind} ${subject}${detail === null ? '.' : `: ${detail}`}`,
    ),
  ticketsApproved: ({ missingApprovals }) => missingApprovals ?? [],
  noConflicts: ({ conflicts }) => conflicts.map(({ detail }) => detail),
};

function held({ servers, window, workflow }: GuardFacts, why: 'AWAITING_ANSWER' | 'DECLINED'): readonly string[] {
  return servers
    .filter((server) => !server.skipped && !hasLeft(server))
    .filter((server) => ownersHold(server, window, workflow.asksOwners) === why)
    .map(({ server }) => server);
}
