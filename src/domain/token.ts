/**
 * What a Keystone token looks like.
 *
 * Pure: knows how tokens are spelt, not what one is worth; that Keystone alone can say.
 */

/** Visible ASCII (RFC 9110 field values), and no longer than any Keystone makes them: nothing else travels in a header. */
const TOKEN = /^[\x21-\x7e]{1,8192}$/u;

/** Could this be a token at all? What could not need not be asked about. */
export function isPossibleToken(text: string): boolean {
  return TOKEN.test(text);
}
