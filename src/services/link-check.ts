/**
 * Is this a URL that may be linked?
 *
 * Refuses to fetch anything: any http(s) URL is a legal link, known system or not.
 */

import type { Refusal } from '../domain/refusal.ts';
import { refusal } from '../domain/refusal.ts';
import { URL_LIMIT } from '../domain/ticket.ts';
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
  const fault = faultInUrl(link.url);
  if (fault !== null) faults.push(refusal('INVALID_VALUE', fault, ...at, 'url'));
  if ((link.rel?.length ?? 0) > 100)
    faults.push(refusal('INVALID_VALUE', 'rel is longer than 100 characters.', ...at, 'rel'));
  if ((link.title?.length ?? 0) > 255)
    faults.push(refusal('INVALID_VALUE', 'title is longer than 255 characters.', ...at, 'title'));
  return faults;
}

function faultInUrl(text: string): string | null {
  if (text.length > URL_LIMIT) return `The URL is longer than ${URL_LIMIT} characters.`;
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return 'Give an absolute http or https URL.';
  if (url.username !== '' || url.password !== '')
    return 'Take the user name and password out of the URL: everybody who sees the link would see them.';
  return null;
}
