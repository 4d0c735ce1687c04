/**
 * What the secret of a session's cookie gives: the session's id, the value against forged requests, and the key that
 * its token is kept under.
 *
 * One way each (HKDF, RFC 5869): whoever reads the database can neither make a cookie nor read a token, and whoever has
 * a cookie needs the database. Refuses to know how cookies travel and where sessions are kept.
 */

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

const BYTES = 32;
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SECRET = /^[\w-]{43}$/u;

/** 256 random bits, as base64url. */
export function newSecret(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** Could this be one of `newSecret`? */
export function isSecret(text: string): boolean {
  return SECRET.test(text);
}

/** Under which id a session is kept. */
export function idOf(secret: string): string {
  return derived(secret, 'id').toString('base64url');
}

/** What requests with the cookie carry in a header beside it. */
export function csrfOf(secret: string): string {
  return derived(secret, 'csrf').toString('base64url');
}

/** Are the texts equal? Takes as long whether they are or not. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The text encrypted, with a proof that nobody changed it. */
export function seal(secret: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, derived(secret, 'seal'), nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** The text that was sealed. Throws when it is not that secret's, or not as it was. */
export function unseal(secret: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, derived(secret, 'seal'), nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}

function derived(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64url'), '', `slipway session ${purpose}`, BYTES));
}
