/**
 * The smallest pieces of the configuration's schema, each described by the words that complete "… must be".
 *
 * Refuses to know which keys they stand at.
 */

import { isIP } from 'node:net';

import { z } from 'zod';

import { isSecret } from '../secret.ts';
import type { Secret } from '../secret.ts';

export const text = (mustBe: string) => z.string().min(1).describe(mustBe);
export const whole = (min: number, max: number, mustBe = `a whole number from ${min} to ${max}`) =>
  z.int().min(min).max(max).describe(mustBe);
export const hidden = (mustBe: string, fits: (plain: string) => boolean = (plain) => plain !== '') =>
  z.custom<Secret>((value) => isSecret(value) && fits(value.reveal())).describe(mustBe);
/** A slash in a cloud's name would make host ids (`<cloud>/<host>`) ambiguous; one rule for all names is easier to keep. */
export const name = z
  .string()
  .regex(/^[a-z0-9-]+$/u)
  .describe('a name of lower-case letters, digits and hyphens, e.g. home');
export const upToSeconds = (max: number) => whole(1, max, `a whole number of seconds from 1 to ${max}`);
export const seconds = upToSeconds(600);
export const webUrl = (mustBe: string) => z.string().refine(isWebUrl).describe(mustBe).transform(withSlash);

/** Addresses as RFC 4632 has them. */
export const range = z.string().refine(isRange).describe('a range of addresses, e.g. 10.20.0.0/16');

/** An absolute http or https address without anything that could hold a password. */
export function isWebUrl(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return false;
  return url.username === '' && url.password === '' && url.search === '' && url.hash === '';
}

function withSlash(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}

function isRange(text: string): boolean {
  const [address = '', bits = '', ...rest] = text.split('/');
  const most = isIP(address) === 4 ? 32 : 128;
  return isIP(address) !== 0 && /^\d{1,3}$/u.test(bits) && Number(bits) <= most && rest.length === 0;
}
