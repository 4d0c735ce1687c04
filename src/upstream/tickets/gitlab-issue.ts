/**
 * GitLab's issues: their keys, `group/project#12`, their addresses, and what we show of them.
 *
 * Pure. GitLab ignores case in paths, so a key is in lower case.
 */

import { z } from 'zod';
import { ticketKey } from '../../domain/ids.ts';
import type { TicketKey } from '../../domain/ids.ts';
import type { TicketFacts } from '../../domain/ticket.ts';
import { instantOf } from './instant.ts';
import { pathWithin } from './site.ts';

const KEY = /^([a-z0-9_][a-z0-9_.-]{0,254}(?:\/[a-z0-9_][a-z0-9_.-]{0,254}){1,20})#([1-9][0-9]{0,9})$/u;
const ASCII = /^[!-~]{3,1024}$/u;

export const issue = z.object({
  iid: z.number(),
  title: z.string(),
  state: z.string(),
  issue_type: z.string().nullish(),
  assignees: z.array(z.object({ name: z.string() })).nullish(),
  updated_at: z.string().nullish(),
});

export function toKey(text: string): TicketKey | null {
  // Before case is folded, for `K` (the Kelvin sign) would become a `k`.
  const lower = ASCII.test(text) ? text.toLowerCase() : '';
  return KEY.test(lower) ? ticketKey(lower) : null;
}

export function projectOf(key: string): string {
  return key.slice(0, key.lastIndexOf('#'));
}

export function numberOf(key: string): number {
  return Number(key.slice(key.lastIndexOf('#') + 1));
}

/** Issues, which newer versions show as work items too, with or without the dash of `/-/`. */
export function issueKeyOf(site: URL, url: URL): TicketKey | null {
  const path = pathWithin(site, url) ?? '';
  const [, project, number] = /^(.+?)(?:\/-)?\/(?:issues(?:\/incident)?|work_items)\/(\d+)(?:\/|$)/u.exec(path) ?? [];
  return toKey(`${project ?? ''}#${number ?? ''}`);
}

export function urlOf(site: URL, key: TicketKey): string {
  return new URL(`${projectOf(key)}/-/issues/${numberOf(key)}`, site).href;
}

export function toFacts(project: string, found: z.infer<typeof issue>): TicketFacts {
  return {
    key: ticketKey(`${project}#${found.iid}`),
    summary: found.title,
    status: found.state,
    statusCategory: found.state === 'opened' ? 'TODO' : found.state === 'closed' ? 'DONE' : 'UNKNOWN',
    type: found.issue_type ?? null,
    priority: null,
    assignee: found.assignees?.[0]?.name ?? null,
    updatedAt: instantOf(found.updated_at),
  };
}
