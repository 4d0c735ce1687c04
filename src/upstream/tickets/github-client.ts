/**
 * GitHub's GraphQL API: one address, which says what went wrong inside of good answers.
 *
 * The address is `graphql` behind the base URL: https://api.github.com/graphql, or https://HOST/api/graphql of GitHub
 * Enterprise Server. REST is not used, so nothing has to be derived for it.
 */

import { z } from 'zod';
import { UpstreamError } from '../../errors.ts';
import { createHttp } from '../http.ts';
import type { Deadline } from '../http/deadline.ts';
import type { TicketSystemOptions } from './options.ts';
import { refusal } from './refuse.ts';

/** Something that GitHub could not do for a request. */
export interface GitHubError {
  readonly type: string;
  /** Where in the answer it is missing, e.g. `i7`. */
  readonly place: string;
  readonly message: string;
}

export interface GitHubCall<Data> {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly data: z.ZodType<Data>;
  readonly deadline: Deadline;
}

export interface GitHubClient {
  /** What is missing from the data is told beside it. */
  readonly read: <Data>(call: GitHubCall<Data>) => Promise<{ data: Data; errors: readonly GitHubError[] }>;
  /** Throws what GitHub says against it. Never sent again by itself. */
  readonly write: <Data>(call: GitHubCall<Data>) => Promise<Data>;
  readonly close: () => Promise<void>;
}

const errorShape = z
  .object({
    type: z.string().default(''),
    path: z.array(z.union([z.string(), z.number()])).default([]),
    message: z.string(),
  })
  .transform(({ type, path, message }): GitHubError => ({ type, place: String(path[0] ?? ''), message }));
const envelope = z.object({ data: z.unknown().optional(), errors: z.array(errorShape).default([]) });

export function createGitHubClient(options: TicketSystemOptions & { readonly token: string }): GitHubClient {
  const { name, token } = options;
  const http = createHttp({ ...options, upstream: name });
  // GitHub refuses whoever does not say who they are.
  const headers = { authorization: `Bearer ${token}`, 'user-agent': 'slipway' };

  async function send<Data>({ query, variables, data, deadline }: GitHubCall<Data>, isRead: boolean) {
    const body = { query, variables };
    const answer = await http.send({
      method: 'POST',
      path: '/graphql',
      headers,
      body,
      shape: envelope,
      isRead,
      deadline,
    });
    const { errors } = answer.body;
    const limited = errors.find(({ type }) => type === 'RATE_LIMITED');
    if (limited !== undefined) {
      const retryAfterMs = untilReset(answer.headers['x-ratelimit-reset']);
      throw new UpstreamError(name, 'FAILED', limited.message, { status: 429, retryAfterMs });
    }
    const read = data.safeParse(answer.body.data);
    if (read.success) return { data: read.data, errors };
    // GitHub gives an untyped error and no data when it gives up on a request.
    if (errors[0] === undefined)
      throw new UpstreamError(name, 'UNREADABLE', 'POST /graphql: unreadable answer', { cause: read.error });
    throw errors[0].type === ''
      ? new UpstreamError(name, 'FAILED', errors[0].message)
      : refusal(name, errors[0].message);
  }

  return {
    read: (call) => send(call, true),
    write: async (call) => {
      const { data, errors } = await send(call, false);
      if (errors[0] !== undefined) throw refusal(name, errors[0].message);
      return data;
    },
    close: () => http.close(),
  };
}

/** The header tells the second when requests are allowed again. */
function untilReset(second: string | undefined): number {
  return /^\d+$/u.test(second ?? '') ? Math.max(0, Number(second) * 1000 - Date.now()) : 0;
}
