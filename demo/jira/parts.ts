/**
 * What the routes of one of the simulated Jira's APIs share.
 *
 * Types only.
 */
import type { Discussion } from './discussion.ts';
import type { IssueStore } from './issues.ts';

/** What Jira needs to answer. */
export interface JiraParts {
  readonly flavour: 'cloud' | 'dataCenter';
  readonly issues: IssueStore;
  readonly discussion: Discussion;
  readonly email: string;
  /** The whole `Authorization` header that is accepted. */
  readonly authorization: string;
  /** Address of the API, e.g. `http://127.0.0.1:4124/rest/api/3`. */
  readonly api: () => string;
  /** JQL finds a new issue only after so long. */
  readonly indexDelayMs: number;
}
