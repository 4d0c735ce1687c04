/**
 * Is a webhook's delivery from somebody who knows the secret?
 *
 * Pure: the comparison takes the same time wherever the texts differ. Knows no system's headers.
 */

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** `sha256=<hex>`: HMAC-SHA256 of the very bytes, as GitHub and Jira sign. An empty secret signs nothing. */
export function isSigned(secret: string, body: Uint8Array, signature: string | undefined): boolean {
  if (secret === '' || signature === undefined) return false;
  return isSame(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`, signature.toLowerCase());
}

/** The secret itself, as GitLab sends it. An empty secret matches nothing. */
export function isSame(expected: string, given: string | undefined): boolean {
  if (expected === '' || given === undefined) return false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(expected), digest(given));
}
