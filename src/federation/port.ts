/**
 * Asking one subgraph, whoever it is: what planners send, and what comes back.
 *
 * Pure types. Refuses to know planners, HTTP, and which subgraphs there are.
 */

import type { DocumentNode, ExecutionResult, OperationTypeNode } from 'graphql';

/** One operation for one subgraph. */
export interface Fetch {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operation: OperationTypeNode;
}

/** An operation as it travels. */
export interface GraphRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export type Headers = Readonly<Record<string, string>>;

/** Another team's subgraph. */
export interface RemoteSubgraph {
  readonly name: string;
  /** Its answer to a query or mutation. Rejects with UpstreamError. */
  readonly ask: (request: GraphRequest, headers: Headers) => Promise<unknown>;
  /** Its results, one for each event, until it ends them or the iterator is returned. */
  readonly subscribe: (request: GraphRequest, headers: Headers) => AsyncIterable<unknown>;
  readonly close: () => Promise<void>;
}

/** Fetches on behalf of one operation. Never rejects: what cannot be answered is a result with errors in their places. */
export type FetchFrom = (subgraph: string, fetch: Fetch) => Promise<ExecutionResult>;
