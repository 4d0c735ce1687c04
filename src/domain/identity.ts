/**
 * The port to Keystone: who does a token belong to, and who gets one?
 *
 * Pure: a type. upstream/keystone implements it.
 */

import type { Project } from './server.ts';

/** What Keystone says of a valid token. */
export interface TokenOwner {
  readonly userId: string;
  readonly userName: string | null;
  /** Name of the user's domain. */
  readonly userDomain: string | null;
  /** Null for tokens of domain or system scope. */
  readonly project: Project | null;
  readonly roles: readonly string[];
  readonly expiresAt: Date;
}

/** A user who signs in to a project; names of users and projects are within their domains, by name too. */
export interface PasswordSignIn {
  readonly user: string;
  readonly userDomain: string;
  readonly password: string;
  readonly project: string;
  readonly projectDomain: string;
}

/** One Keystone, which may serve several regions. */
export interface Identity {
  /** The token's owner; null when Keystone says that the token is not valid. Throws UpstreamError when Keystone cannot say. */
  readonly validate: (token: string) => Promise<TokenOwner | null>;
  /**
   * A new token; null when Keystone refuses, which it does in the same words whatever is wrong. Throws UpstreamError
   * when it cannot say.
   */
  readonly signIn: (who: PasswordSignIn) => Promise<string | null>;
  /** Ends a token; nothing when it has ended already. Throws UpstreamError when Keystone does not do it. */
  readonly revoke: (token: string) => Promise<void>;
  /** Names of the projects that this token may list. */
  readonly listProjects: (token: string) => Promise<readonly Project[]>;
  /** Does Keystone answer at all? Throws UpstreamError when not. */
  readonly ping: () => Promise<void>;
}

/** A user in a project, by Keystone's ids. */
export interface Membership {
  readonly user: string;
  readonly project: string;
}

/**
 * The names of the roles that a user has in a project now, through groups too; none when Keystone has disabled the user
 * or knows none. Asked with the gateway's own right. Throws UpstreamError when Keystone cannot say, or will not.
 */
export type RolesIn = (of: Membership) => Promise<readonly string[]>;
