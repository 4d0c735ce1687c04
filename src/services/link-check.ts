/**
 * Are the words of a link short enough?
 *
 * Its URL was checked by the schema's scalar: any http(s) URL is a legal link, known system or not, and none is fetched.
 */

import type { Refusal } from '../domain/refusal.ts';
import { refusal } from '../domain/refusal.ts';
import type { TicketAudience } from '../domain/ticket.ts';

/** A link as a caller gives it. */
export interface LinkInput {
  readonly url: string;
  readonly rel?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly audience: TicketAudience;
}

/** What is wrong with a link; empty when nothing is. `at` is where it stands in the input. */
export function faultsInLink(link: LinkInput, ...at: readonly string[]): readonly Refusal[] {
  const faults: Refusal[] = [];
  if ((link.rel?.length ?? 0) > 100)
    faults.push(refusal('INVALID_VALUE', 'rel is longer than 100 characters.', ...at, 'rel'));
  if ((link.title?.length ?? 0) > 255)
    faults.push(refusal('INVALID_VALUE', 'title is longer than 255 characters.', ...at, 'title'));
  return faults;
}
