/**
 * The one who is calling, once access/ has decided who that is.
 *
 * Pure. The token is kept apart from the viewer, so that a viewer may be logged and a caller may not.
 */

import type { CloudName } from './ids.ts';
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
  /** Those clouds of the scope for which the token is not good: they are asked with the gateway's own credential. */
  readonly throughService: readonly CloudName[];
  readonly expiresAt: Date;
}

/** A viewer with the token that Nova is to be asked with. */
export interface Caller {
  readonly viewer: Viewer;
  readonly token: string;
}
