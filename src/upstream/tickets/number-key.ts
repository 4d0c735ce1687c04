/**
 * Keys that are plain numbers, as of Redmine and Request Tracker.
 *
 * Pure. Refuses all else, so that a search with one in it stays the search that it was.
 */

import { ticketKey } from '../../domain/ids.ts';
import type { TicketKey } from '../../domain/ids.ts';

/** The databases' own limit; a larger number makes some of them fail. */
const MOST = 2_147_483_647;

/** The number without the `#` that people write before it; null when the text is not one. */
export function toNumberKey(text: string): TicketKey | null {
  const digits = /^#?([1-9][0-9]{0,9})$/u.exec(text)?.[1];
  return digits === undefined || Number(digits) > MOST ? null : ticketKey(digits);
}
