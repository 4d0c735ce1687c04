/**
 * The one who is calling, once access/ has decided who that is.
 *
 * Pure. The token is kept apart from the viewer, so that a viewer may be logged and a caller may not.
 */

import type { Scope } from './scope.ts';
import type { Project } from './server.ts';

/** Who is calling and what they may see. */
export interface Viewer {
  readonly userId: string;
  readonly userName: string | null;
  readonly project: Project | null;
  readonly roles: readonly string[];
  readonly operator: boolean;
  /** Reads of the store are filtered by it. */
  readonly scope: Scope;
  readonly expiresAt: Date;
}

/** A viewer with the token that Nova is to be asked with. */
export interface Caller {
  readonly viewer: Viewer;
  readonly token: string;
}
