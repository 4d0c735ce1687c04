/**
 * Issues of GitLab (REST API v4), read by project, a hundred in one request.
 *
 * What it writes is in gitlab-writes.ts. Knows nothing of windows or caches.
 */

import { z } from 'zod';
import type { TicketKey } from '../../domain/ids.ts';
import type { Delivery, DeliveryHint, TicketReading, TicketSystem } from '../../domain/ticket-system.ts';
import { UpstreamError } from '../../errors.ts';
import { createHttp } from '../http.ts';
import type { Http } from '../http.ts';
import { deadlineIn } from '../http/deadline.ts';
import type { Deadline } from '../http/deadline.ts';
import { issue, issueKeyOf, numberOf, projectOf, toFacts, toKey, urlOf } from './gitlab-issue.ts';
import { gitLabWrites } from './gitlab-writes.ts';
import { readInParts } from './in-parts.ts';
import type { Readings } from './in-parts.ts';
import type { TicketSystemOptions } from './options.ts';
import { forbidden } from './problem.ts';
import { unlessMissing } from './refuse.ts';
import { isSame } from './signature.ts';
import { jsonOf } from './signed-hint.ts';

export interface GitLabOptions extends TicketSystemOptions {
  /** Of a person, a group or a project, with the scope `read_api`, or `api` where it writes. */
  readonly token: string;
  /** Where `create` makes issues, e.g. `acme/ops`; left out: it cannot. */
  readonly project?: string;
}

/** GitLab's own limit for one page. */
const PAGE = 100;

/** One GitLab, as the token's account sees it. */
export function createGitLab(options: GitLabOptions): TicketSystem {
  const { name, timeoutMs, webhookSecret } = options;
  const site = new URL(options.siteUrl);
  const http = createHttp({ ...options, upstream: name });
  const headers = { 'private-token': options.token };
  return {
    name,
    keyOf: (url) => issueKeyOf(site, url),
    urlOf: (key) => urlOf(site, key),
    fetchMany: (keys) => {
      const session = { name, http, headers, deadline: deadlineIn(timeoutMs) };
      const read = (part: readonly TicketKey[]) => readPart(session, part);
      return readInParts({ name, toKey, groupOf: projectOf, size: PAGE, read }, keys);
    },
    ...gitLabWrites(options, http, headers),
    ...(webhookSecret !== undefined && { readDelivery: (delivery) => readDelivery(webhookSecret, delivery) }),
    close: () => http.close(),
  };
}

interface Session {
  readonly name: string;
  readonly http: Http;
  readonly headers: Readonly<Record<string, string>>;
  readonly deadline: Deadline;
}

/** Keys of one project. GitLab leaves out what is missing or confidential, and says 404 of a project that may not be seen. */
async function readPart({ name, http, headers, deadline }: Session, part: readonly TicketKey[]): Promise<Readings> {
  const project = projectOf(part[0] ?? '');
  const path = `/api/v4/projects/${encodeURIComponent(project)}/issues`;
  const query = { 'iids[]': part.map(numberOf), per_page: PAGE };
  try {
    const answer = await unlessMissing(http.send({ path, query, headers, shape: z.array(issue), deadline }));
    const facts = (answer?.body ?? []).map((found) => toFacts(project, found));
    return new Map(facts.map((each): [TicketKey, TicketReading] => [each.key, { facts: each }]));
  } catch (failure) {
    // Of a project that shows itself, but not its issues.
    if (!(failure instanceof UpstreamError && failure.status === 403)) throw failure;
    return new Map(part.map((key) => [key, forbidden(name, key)]));
  }
}

const payload = z.object({
  project: z.object({ path_with_namespace: z.string() }),
  object_attributes: z.object({ iid: z.number().optional() }).default({}),
  issue: z.object({ iid: z.number() }).optional(),
});

/**
 * Issue and comment events. The secret is all that proves them: body and time are not signed. The idempotency key stays
 * the same when GitLab delivers again; versions without it (before 17.4) tell the event's UUID.
 */
function readDelivery(secret: string, { headers, body }: Delivery): DeliveryHint | null {
  const id = headers['idempotency-key'] ?? headers['x-gitlab-event-uuid'];
  const json = jsonOf(body);
  if (id === undefined || json === undefined || !isSame(secret, headers['x-gitlab-token'])) return null;
  const { data } = payload.safeParse(json);
  // Of a comment, `object_attributes` is the comment.
  const number = data?.issue?.iid ?? data?.object_attributes.iid ?? 0;
  const key = toKey(`${data?.project.path_with_namespace ?? ''}#${number}`);
  return { id, keys: key === null ? [] : [key] };
}
