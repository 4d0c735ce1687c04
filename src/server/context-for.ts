/**
 * How the server asks for what resolvers may reach.
 *
 * Pure: types. Refuses to know what is in it.
 */

import type { IncomingHttpHeaders } from 'node:http';

import type { Origin } from '../context.ts';
import type { Caller } from '../domain/viewer.ts';

/** What is known of an operation before it is run. */
export interface OperationAbout extends Origin {
  /** How old its answer may be, in milliseconds; left out or null where the caller does not say. */
  readonly maxAgeMs?: number | null;
  /** Told when an upstream does not accept the caller's token. */
  readonly onRefused?: (() => void) | undefined;
}

/** A new context for one operation, or for one event of a subscription. Throws what clients may be told. */
export type ContextFor = (caller: Caller, operation: OperationAbout) => object | Promise<object>;

/** Where an operation came from. A header that was sent several times is one with commas. */
export function originOf(requestId: string, headers: IncomingHttpHeaders): Origin {
  const flat = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]);
  return { requestId, headers: Object.fromEntries(flat) as Origin['headers'] };
}
