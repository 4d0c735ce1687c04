/**
 * The port to Nova's notifications: where it may be worth looking.
 *
 * Pure: types. A hint is never believed in what it says: Nova's REST API says what is so. That makes hints that are
 * late, repeated or out of order harmless.
 */

import type { ServerId } from './ids.ts';

/** What may have changed: one host by its service host name, one server, or anything. */
export type NovaHint =
  | { readonly kind: 'host'; readonly name: string }
  | { readonly kind: 'server'; readonly id: ServerId }
  | { readonly kind: 'all' };

export interface NovaNews {
  /** Calls `onHint` for whatever may have changed, until the signal aborts. */
  readonly listen: (onHint: (hint: NovaHint) => void, signal: AbortSignal) => Promise<void>;
}
