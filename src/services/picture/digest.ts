/**
 * A short text for a long one: equal for things of which Nova tells the same.
 *
 * Refuses to know what a thing is.
 */

import { createHash } from 'node:crypto';

import { thingText } from '../../domain/picture.ts';
import type { ThingKind, Things } from '../../domain/picture.ts';

/** 128 bits of SHA-256: different for different things as far as anybody will ever see. */
export function digestOf(item: Things[ThingKind]): string {
  return createHash('sha256').update(thingText(item)).digest('base64url').slice(0, 22);
}
