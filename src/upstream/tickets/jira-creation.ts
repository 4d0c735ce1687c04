/**
 * New Jira issues, each found again by a label that is its draft's marker.
 *
 * Cannot promise more than Jira's search does: it finds a new issue some seconds late, so a call that is repeated
 * by another process within those seconds makes a second one. Within one process the key is remembered.
 */

import { z } from 'zod';
import { ticketKey } from '../../domain/ids.ts';
import type { TicketKey } from '../../domain/ids.ts';
import type { TicketDraft } from '../../domain/ticket-system.ts';
import type { Ask, JiraApi } from './jira-api.ts';
import { oneLine } from './one-line.ts';

/** Where issues are made. */
export interface JiraPlace {
  /** A project's key. */
  readonly project: string;
  /** An issue type's name. */
  readonly type: string;
}

const LONGEST_SUMMARY = 255;
const MOST_REMEMBERED = 1000;

const keyed = z.object({ key: z.string() });
const found = z.object({ issues: z.array(keyed) });

export function createCreation(api: JiraApi, place: JiraPlace): (draft: TicketDraft) => Promise<TicketKey> {
  const made = new Map<string, TicketKey>();
  return async (draft) => {
    const ask = api.begin();
    const key =
      made.get(draft.marker) ?? (await marked(api, ask, draft.marker)) ?? (await make(api, ask, place, draft));
    made.set(draft.marker, key);
    for (const oldest of [...made.keys()].slice(0, Math.max(0, made.size - MOST_REMEMBERED))) made.delete(oldest);
    return key;
  };
}

async function marked({ searchPath }: JiraApi, ask: Ask, marker: string): Promise<TicketKey | null> {
  const jql = `labels = ${JSON.stringify(marker)} ORDER BY created ASC`;
  const body = { jql, fields: ['key'], maxResults: 1 };
  const { issues } = await ask({ method: 'POST', path: searchPath, body, shape: found, isRead: true });
  const [first] = issues;
  return first === undefined ? null : ticketKey(first.key);
}

async function make(
  { text }: JiraApi,
  ask: Ask,
  { project, type }: JiraPlace,
  { marker, summary, description }: TicketDraft,
): Promise<TicketKey> {
  const fields = {
    project: { key: project },
    issuetype: { name: type },
    summary: oneLine(summary, LONGEST_SUMMARY),
    description: text.written(description),
    labels: [marker],
  };
  const { key } = await ask({ method: 'POST', path: '/issue', body: { fields }, shape: keyed });
  return ticketKey(key);
}
