/**
 * Redmine, read in batches of a hundred and written to by notes.
 *
 * Redmine has no webhooks; a script that sends our signed hint stands in for them. Knows nothing of windows, of caches,
 * or of who may see an answer.
 */

import { z } from 'zod';
import type { TicketKey } from '../../domain/ids.ts';
import type { TicketSystem } from '../../domain/ticket-system.ts';
import { readInParts } from './in-parts.ts';
import type { Readings } from './in-parts.ts';
import { toNumberKey } from './number-key.ts';
import type { TicketSystemOptions } from './options.ts';
import { createCatalogue } from './redmine-catalogue.ts';
import type { ReadCatalogue } from './redmine-catalogue.ts';
import { createIssue } from './redmine-creation.ts';
import type { RedminePlace } from './redmine-creation.ts';
import { issueKeyOf, redmineIssue, toFacts } from './redmine-issue.ts';
import { addNote, putLink } from './redmine-notes.ts';
import { reachStatus } from './redmine-status.ts';
import { createSession } from './session.ts';
import type { Send } from './session.ts';
import { readSignedHint } from './signed-hint.ts';

export interface RedmineOptions extends TicketSystemOptions {
  /** An API key of the gateway's account. */
  readonly token: string;
  /** Left out: no issues are made. */
  readonly create?: RedminePlace;
}

/** Redmine's own limit for one page. */
const PAGE = 100;

const issuesBody = z.object({ issues: z.array(redmineIssue) });

/** One Redmine. */
export function createRedmine(options: RedmineOptions): TicketSystem {
  const { name, create, webhookSecret } = options;
  const site = new URL(options.siteUrl);
  const session = createSession(options, '', { 'x-redmine-api-key': options.token });
  const catalogue = createCatalogue();
  const keyOf = (url: URL): TicketKey | null => issueKeyOf(site, url);
  return {
    name,
    keyOf,
    urlOf: (key) => new URL(`issues/${key}`, site).href,
    fetchMany: (keys) => {
      const send = session.begin();
      return readInParts(
        { name, toKey: toNumberKey, size: PAGE, read: (part) => readPart(send, catalogue, part) },
        keys,
      );
    },
    linkBack: (key, link) => putLink(session, key, link),
    comment: (key, comment) => addNote(session, key, comment),
    setStatus: (key, status) => reachStatus(session, catalogue, key, status),
    ...(create !== undefined && { create: (draft) => createIssue(session, catalogue, create, draft) }),
    ...(webhookSecret !== undefined && {
      readDelivery: (delivery) => readSignedHint(webhookSecret, keyOf, delivery),
    }),
    close: () => session.close(),
  };
}

/** Without `status_id` closed issues are left out, and without `limit` all but 25. What may not be read is left out anyway. */
async function readPart(send: Send, catalogue: ReadCatalogue, part: readonly TicketKey[]): Promise<Readings> {
  const query = { issue_id: part.join(','), status_id: '*', limit: PAGE };
  const [{ issues }, known] = await Promise.all([
    send({ path: '/issues.json', query, shape: issuesBody }),
    // A ticket without its category is more than none.
    catalogue(send).catch(() => null),
  ]);
  return new Map(
    issues.map((issue) => {
      const facts = toFacts(issue, known);
      return [facts.key, { facts }];
    }),
  );
}
