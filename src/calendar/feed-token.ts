/**
 * Tokens of calendar feeds: 256 random bits, of which a hash is kept.
 *
 * Nobody can guess one, so a plain hash is enough. Refuses to know where they travel.
 */

import { createHash, randomBytes } from 'node:crypto';

/** A new one, as base64url. */
export function newFeedToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Under which text a token is kept and looked for. */
export function hashOfFeedToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
