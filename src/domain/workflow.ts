/**
 * What a workflow is, once read: states with a fixed meaning (`phase`), and what leads from one to the next.
 *
 * Pure: files are read, checked and stepped in workflow/.
 */

/** The fixed meaning of a state, whatever a workflow calls it. */
export const PHASES = [
  'TENTATIVE',
  'CONFIRMED',
  'DRAINING',
  'READY',
  'IN_PROGRESS',
  'COMPLETED',
  'FAILED',
  'CANCELLED',
  'SUPERSEDED',
] as const;
export type MaintenancePhase = (typeof PHASES)[number];

/** Phases after which nothing happens any more; their windows hold no host. */
export const ENDED_PHASES: readonly MaintenancePhase[] = ['COMPLETED', 'FAILED', 'CANCELLED', 'SUPERSEDED'];

/** What a workflow may have done by the gateway. */
export const ACTIONS = ['disableHosts', 'enableHosts'] as const;
export type WorkflowAction = (typeof ACTIONS)[number];

export interface WorkflowTransition {
  readonly event: string;
  readonly target: string;
  readonly actions: readonly WorkflowAction[];
}

export interface WorkflowState {
  readonly name: string;
  readonly phase: MaintenancePhase;
  readonly transitions: readonly WorkflowTransition[];
}

/** A checked workflow. A running window keeps the version it started with. */
export interface Workflow {
  readonly name: string;
  readonly version: string;
  readonly initial: string;
  readonly states: readonly WorkflowState[];
}
