/**
 * Why a part of an answer is missing or old, as data.
 *
 * Pure: an outage of another system is described here, never thrown.
 */

/** What is wrong with one part of an answer. `code` is stable and for programs, `message` for people. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  /** Would the same request, sent again a little later, stand a chance? */
  readonly retryable: boolean;
}

/** Where one part of a list came from. A list never passes for complete when it is not. */
export interface Coverage {
  readonly cloud: string;
  readonly status: 'FRESH' | 'STALE' | 'MISSING';
  readonly fetchedAt: Date | null;
  readonly problem: Problem | null;
}
