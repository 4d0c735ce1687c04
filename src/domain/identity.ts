/**
 * The port to Keystone: who does a token belong to?
 *
 * Pure: a type. upstream/keystone implements it.
 */

import type { Project } from './server.ts';

/** What Keystone says of a valid token. */
export interface TokenOwner {
  readonly userId: string;
  readonly userName: string | null;
  /** Null for tokens of domain or system scope. */
  readonly project: Project | null;
  readonly roles: readonly string[];
  readonly expiresAt: Date;
}

/** One Keystone, which may serve several regions. */
export interface Identity {
  /** The token's owner; null when Keystone says that the token is not valid. Throws UpstreamError when Keystone cannot say. */
  readonly validate: (token: string) => Promise<TokenOwner | null>;
  /** Names of the projects that this token may list. */
  readonly listProjects: (token: string) => Promise<readonly Project[]>;
  /** Does Keystone answer at all? Throws UpstreamError when not. */
  readonly ping: () => Promise<void>;
}
