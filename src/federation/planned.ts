/**
 * What a planner is given and what it answers.
 *
 * Pure types. Refuses to know which planners there are.
 */

import type { DocumentNode, ExecutionResult, OperationTypeNode } from 'graphql';

import type { FetchFrom } from './port.ts';

/** An operation over the supergraph. Of a subscription one event is planned, which `fetchFrom` answers as the root's fetch. */
export interface PlannedOperation {
  /** The same object for the same operation: plans are kept by it. */
  readonly document: DocumentNode;
  readonly operation: OperationTypeNode;
  readonly operationName: string | undefined;
  /** As they came; nothing of them is parsed. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly fetchFrom: FetchFrom;
}

/** `run` answers data by response keys, and errors at the places of the operation. */
export interface Planner {
  readonly kind: 'native' | 'stitching';
  readonly run: (operation: PlannedOperation) => Promise<ExecutionResult>;
}

/** Makes a planner for a composed supergraph. */
export type CreatePlanner = (supergraph: DocumentNode) => Promise<Planner>;
