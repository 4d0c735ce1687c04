/**
 * Which issue does a Jira address show?
 *
 * Pure. The site decides whether an address is this Jira's at all; nothing is guessed from what a path looks like elsewhere.
 */

import { ticketKey } from '../../domain/ids.ts';
import type { TicketKey } from '../../domain/ids.ts';
import { pathWithin } from './site.ts';

/** A project key and a number. Spelt out, because case folding would take `ſ` for `S`. */
const KEY = /^[A-Za-z][A-Za-z0-9_]{0,254}-[1-9][0-9]{0,18}$/u;

/** Paths that end in a key, behind the site's own path. */
const ISSUE_PATHS = [
  /^browse\/([^/]+)\/?$/u,
  /^(?:jira\/[a-z]+\/(?:c\/)?)?projects\/[^/]+\/issues\/([^/]+)\/?$/u,
  /^(?:jira\/servicedesk\/)?projects\/[^/]+\/queues\/(?:[^/]+\/)*([^/]+)\/?$/u,
  /^servicedesk\/customer\/portal\/\d+\/([^/]+)\/?$/u,
];
/** Boards, backlogs and lists, which show an issue beside themselves. */
const BOARD_PATHS = /^(?:browse|projects|jira|secure)\//u;

/** The key as Jira writes it, in capitals; null when the text is not one. */
export function toKey(text: string): TicketKey | null {
  return KEY.test(text) ? ticketKey(text.toUpperCase()) : null;
}

/** The key of the issue that this address of the site shows; null when it is of another site or shows no issue. */
export function issueKeyOf(site: URL, url: URL): TicketKey | null {
  const path = pathWithin(site, url);
  if (path === null) return null;
  for (const form of ISSUE_PATHS) {
    const key = toKey(form.exec(path)?.[1] ?? '');
    if (key !== null) return key;
  }
  return BOARD_PATHS.test(path) ? toKey(url.searchParams.get('selectedIssue') ?? '') : null;
}
