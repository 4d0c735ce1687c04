/**
 * Comments on a Jira issue: one is made only if none with its marker is there.
 *
 * Knows neither ADF nor wiki markup. An issue has no place to look a comment up by, so its comments are read.
 */

import { z } from 'zod';
import type { TicketKey } from '../../domain/ids.ts';
import type { TicketComment } from '../../domain/ticket-system.ts';
import { UpstreamError } from '../../errors.ts';
import { issuePath } from './jira-api.ts';
import type { Ask, JiraApi } from './jira-api.ts';

const PAGE = 100;

const page = z.object({ total: z.int(), comments: z.array(z.object({ body: z.unknown() })) });

export async function addComment(api: JiraApi, key: TicketKey, { marker, text }: TicketComment): Promise<void> {
  const ask = api.begin();
  if (await isThere(api, ask, key, marker)) return;
  const body = { body: api.text.written(text) };
  await ask({ method: 'POST', path: `${issuePath(key)}/comment`, body, shape: z.unknown() });
  if (!(await isThere(api, ask, key, marker))) {
    throw new UpstreamError(api.name, 'REFUSED', `${key}: the comment was taken and is not there as it was written`);
  }
}

/** Newest first: what comes in meanwhile moves comments to where they are read again, never past the reader. */
async function isThere(api: JiraApi, ask: Ask, key: TicketKey, marker: string): Promise<boolean> {
  const path = `${issuePath(key)}/comment`;
  for (let startAt = 0; ; startAt += PAGE) {
    const query = { startAt, maxResults: PAGE, orderBy: '-created' };
    const { total, comments } = await ask({ path, query, shape: page });
    if (comments.some(({ body }) => api.text.read(body).includes(marker))) return true;
    if (comments.length === 0 || startAt + comments.length >= total) return false;
  }
}
