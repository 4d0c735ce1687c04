/**
 * The port to what is kept of browsers' sessions.
 *
 * Pure: types. store/ implements it. Nothing of what is kept is worth anything without the cookie that it belongs to.
 */

/** A session as it is kept. */
export interface KeptSession {
  /** Made from the cookie, and no way back. */
  readonly id: string;
  /** The Keystone token and where it is from, encrypted with a key that only the cookie gives. */
  readonly sealed: string;
  /** The token's own end. */
  readonly expiresAt: Date;
}

/** All processes share what is kept, so that any of them answers any request. */
export interface SessionStore {
  readonly add: (session: KeptSession) => Promise<void>;
  /** Null when there is none, or no more. An expired one may still be there. */
  readonly find: (id: string) => Promise<KeptSession | null>;
  readonly remove: (id: string) => Promise<void>;
  /** Of these, those that are still there. */
  readonly present: (ids: readonly string[]) => Promise<readonly string[]>;
}
