/**
 * Issues and pull requests of GitHub, or of a GitHub Enterprise Server, a hundred in one GraphQL request.
 *
 * Reads only what a ticket shows. What it writes is in github-writes.ts. Knows nothing of windows or caches.
 */

import { z } from 'zod';
import type { TicketKey } from '../../domain/ids.ts';
import type { Delivery, DeliveryHint, TicketReading, TicketSystem } from '../../domain/ticket-system.ts';
import { deadlineIn } from '../http/deadline.ts';
import type { Deadline } from '../http/deadline.ts';
import { createGitHubClient } from './github-client.ts';
import type { GitHubClient } from './github-client.ts';
import { issue, ISSUE, toFacts } from './github-issue.ts';
import { issueKeyOf, partsOf, toKey, urlOf } from './github-url.ts';
import { gitHubWrites } from './github-writes.ts';
import { readInParts } from './in-parts.ts';
import type { Readings } from './in-parts.ts';
import type { TicketSystemOptions } from './options.ts';
import { forbidden } from './problem.ts';
import { isSigned } from './signature.ts';
import { jsonOf } from './signed-hint.ts';

export interface GitHubOptions extends TicketSystemOptions {
  readonly token: string;
  /** Where `create` makes issues, e.g. `acme/ops`; left out: it cannot. */
  readonly repository?: string;
}

/** So many fields of the root go well with GitHub's own limits of nodes and time. */
const BATCH = 100;

const repositories = z.record(z.string(), z.object({ issueOrPullRequest: issue.nullable() }).nullable());

/** One GitHub, as the token's account sees it. */
export function createGitHub(options: GitHubOptions): TicketSystem {
  const { name, timeoutMs, webhookSecret } = options;
  const site = new URL(options.siteUrl);
  const client = createGitHubClient(options);
  return {
    name,
    keyOf: (url) => issueKeyOf(site, url),
    urlOf: (key) => urlOf(site, key),
    fetchMany: (keys) => {
      const deadline = deadlineIn(timeoutMs);
      const read = (part: readonly TicketKey[]) => readPart(name, client, deadline, part);
      return readInParts({ name, toKey, size: BATCH, read }, keys);
    },
    ...gitHubWrites(options, client),
    ...(webhookSecret !== undefined && { readDelivery: (delivery) => readDelivery(webhookSecret, delivery) }),
    close: () => client.close(),
  };
}

/** Keys are checked, so that they may stand in the query: names have no character that a string would have to escape. */
async function readPart(
  name: string,
  client: GitHubClient,
  deadline: Deadline,
  part: readonly TicketKey[],
): Promise<Readings> {
  const fields = part.flatMap((key, place) => {
    const parts = partsOf(key);
    if (parts === null) return [];
    const { owner, repository, number } = parts;
    return [
      `i${place}:repository(owner:"${owner}",name:"${repository}"){issueOrPullRequest(number:${number}){${ISSUE}}}`,
    ];
  });
  const { data, errors } = await client.read({ query: `query{${fields.join(' ')}}`, data: repositories, deadline });
  const refused = new Set(errors.filter(({ type }) => type === 'FORBIDDEN').map(({ place }) => place));
  return new Map(
    part.flatMap((key, place): [TicketKey, TicketReading][] => {
      const found = data[`i${place}`]?.issueOrPullRequest ?? null;
      if (found !== null) return [[key, { facts: toFacts(found) }]];
      return refused.has(`i${place}`) ? [[key, forbidden(name, key)]] : [];
    }),
  );
}

const numbered = z.object({ number: z.number() });
const payload = z.object({
  repository: z.object({ full_name: z.string() }),
  issue: numbered.optional(),
  pull_request: numbered.optional(),
});

/** Events `issues`, `issue_comment` and `pull_request`. GitHub signs no time, but its delivery's id is the same when it is sent again. */
function readDelivery(secret: string, { headers, body }: Delivery): DeliveryHint | null {
  const id = headers['x-github-delivery'];
  if (id === undefined || !isSigned(secret, body, headers['x-hub-signature-256'])) return null;
  const json = jsonOf(body);
  if (json === undefined) return null;
  const { data } = payload.safeParse(json);
  const number = (data?.issue ?? data?.pull_request)?.number ?? 0;
  const key = toKey(`${data?.repository.full_name ?? ''}#${number}`);
  return { id, keys: key === null ? [] : [key] };
}
