/**
 * Keys and addresses of GitHub's issues: `owner/repository#12`.
 *
 * Pure. GitHub ignores case in names, so a key is in lower case. Pull requests are numbered with the issues.
 */

import { ticketKey } from '../../domain/ids.ts';
import type { TicketKey } from '../../domain/ids.ts';
import { pathWithin } from './site.ts';

const KEY = /^([a-z0-9](?:[a-z0-9_-]{0,98})?)\/([a-z0-9._-]{1,100})#([1-9][0-9]{0,8})$/u;
const ASCII = /^[!-~]+$/u;

export interface GitHubIssue {
  readonly owner: string;
  readonly repository: string;
  readonly number: number;
}

/** In its canonical form; null when the text is none. */
export function toKey(text: string): TicketKey | null {
  // Before case is folded, for `K` (the Kelvin sign) would become a `k`.
  const lower = ASCII.test(text) ? text.toLowerCase() : '';
  return KEY.test(lower) ? ticketKey(lower) : null;
}

/** Null when the text is no key. */
export function partsOf(key: string): GitHubIssue | null {
  const [, owner, repository, number] = KEY.exec(toKey(key) ?? '') ?? [];
  if (owner === undefined || repository === undefined) return null;
  return { owner, repository, number: Number(number) };
}

/** Issues, pull requests, and the pages of one, e.g. `…/pull/7/files`. */
export function issueKeyOf(site: URL, url: URL): TicketKey | null {
  const [, repository, number] =
    /^([^/]+\/[^/]+)\/(?:issues|pull)\/(\d+)(?:\/|$)/u.exec(pathWithin(site, url) ?? '') ?? [];
  return toKey(`${repository ?? ''}#${number ?? ''}`);
}

/** GitHub leads on from `issues` where the number is a pull request's. */
export function urlOf(site: URL, key: TicketKey): string {
  return new URL(key.replace('#', '/issues/'), site).href;
}
