/**
 * A GitHub of a few issues, by its GraphQL API. No GitHub was asked: answers are written by hand. Reads a query's text no
 * further than our adapter's queries need.
 *
 * Checked: a delivery's headers against "Webhook events and payloads" (github/docs), and against a copy of GitHub's REST
 * description that the id in `X-GitHub-Delivery` is the event's, shared by all of its deliveries; against code that
 * others generated from the published schema, that `closeIssue` takes an `issueId` and an `IssueClosedStateReason`; the
 * reasons COMPLETED, NOT_PLANNED, DUPLICATE and REOPENED against what public clients know. The schema itself was not at
 * hand.
 *
 * Not checked: the types of errors (NOT_FOUND, FORBIDDEN, RATE_LIMITED) and their paths, `issueOrPullRequest`,
 * `addComment`, `updateIssueComment`, `createIssue` and the order of issues beyond what is widely written of them, and
 * an event's body.
 */

import { json, startStub } from '../../stub-server.ts';
import type { StubServer } from '../../stub-server.ts';

export interface RecordedIssue {
  readonly repository: string;
  readonly number: number;
  readonly kind: 'Issue' | 'PullRequest';
  title: string;
  body: string;
  state: 'OPEN' | 'CLOSED' | 'MERGED';
  stateReason: string | null;
  readonly comments: { readonly id: string; body: string; readonly viewerDidAuthor: boolean }[];
}

export interface RecordedGitHub extends StubServer {
  readonly issues: RecordedIssue[];
}

interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, string | number | null>>;
}

export const newIssue = (number: number, more: Partial<RecordedIssue> = {}): RecordedIssue => ({
  repository: 'Acme/Ops',
  number,
  kind: 'Issue',
  title: `Issue ${number}`,
  body: '',
  state: 'OPEN',
  stateReason: null,
  comments: [],
  ...more,
});

export async function startRecordedGitHub(issues: RecordedIssue[], hidden = 'acme/secret'): Promise<RecordedGitHub> {
  const idOf = ({ repository, number }: RecordedIssue): string => `${repository}#${number}`;
  const nodeOf = (one: RecordedIssue) => ({
    __typename: one.kind,
    id: idOf(one),
    title: one.title,
    state: one.state,
    ...(one.kind === 'Issue' && { stateReason: one.stateReason }),
    number: one.number,
    updatedAt: '2026-11-22T12:00:00Z',
    repository: { nameWithOwner: one.repository },
    assignees: { nodes: [{ login: 'mkorhonen' }] },
  });
  const find = (owner: unknown, name: unknown, number: unknown) =>
    issues.find(
      (one) =>
        one.repository.toLowerCase() === `${String(owner)}/${String(name)}`.toLowerCase() &&
        one.number === Number(number),
    );
  const byId = (id: unknown) => issues.find((one) => idOf(one) === id);
  const notFound = (path: string[]) => ({
    type: 'NOT_FOUND',
    path,
    message: 'Could not resolve to an issue or pull request.',
  });

  function batch(query: string) {
    const data: Record<string, unknown> = {};
    const errors: unknown[] = [];
    for (const [, alias = '', owner, name, number] of query.matchAll(
      /(i\d+):repository\(owner:"([^"]+)",name:"([^"]+)"\)\{issueOrPullRequest\(number:(\d+)\)/gu,
    )) {
      const one = find(owner, name, number);
      if (`${String(owner)}/${String(name)}` === hidden) {
        data[alias] = null;
        errors.push({
          type: 'FORBIDDEN',
          path: [alias],
          message: 'Resource protected by organization SAML enforcement.',
        });
      } else if (one === undefined) {
        data[alias] = { issueOrPullRequest: null };
        errors.push(notFound([alias, 'issueOrPullRequest']));
      } else data[alias] = { issueOrPullRequest: nodeOf(one) };
    }
    return { data, ...(errors.length > 0 && { errors }) };
  }

  function answer({ query, variables = {} }: Asked): unknown {
    const { id, owner, repository, name, number, body, before } = variables;
    if (query.startsWith('query{')) return batch(query);
    if (query.includes('issueOrPullRequest')) {
      const one = find(owner, repository, number);
      if (one !== undefined) return { data: { repository: { issueOrPullRequest: nodeOf(one) } } };
      return {
        data: { repository: { issueOrPullRequest: null } },
        errors: [notFound(['repository', 'issueOrPullRequest'])],
      };
    }
    if (query.includes('comments(')) {
      const all = byId(id)?.comments ?? [];
      const end = before === null ? all.length : Number(before);
      const start = Math.max(0, end - 2);
      const pageInfo = { hasPreviousPage: start > 0, startCursor: String(start) };
      return { data: { node: { comments: { nodes: all.slice(start, end), pageInfo } } } };
    }
    if (query.includes('issues(first')) {
      const own = issues.filter((one) => one.repository.toLowerCase() === `${String(owner)}/${String(name)}`);
      const nodes = own.map((one) => ({ id: idOf(one), number: one.number, body: one.body, viewerDidAuthor: true }));
      return { data: { repository: { id: 'R_1', issues: { nodes: nodes.reverse().slice(0, 100) } } } };
    }
    if (query.includes('addComment')) {
      const one = byId(id);
      one?.comments.push({ id: `IC_${one.comments.length}`, body: String(body), viewerDidAuthor: true });
    } else if (query.includes('updateIssueComment')) {
      for (const comment of issues.flatMap(({ comments }) => comments))
        if (comment.id === id) comment.body = String(body);
    } else if (query.includes('createIssue')) {
      if (String(variables.title).length > 256)
        return { data: null, errors: [{ type: 'UNPROCESSABLE', message: 'too long' }] };
      const made = newIssue(10_000 + issues.length, { title: String(variables.title), body: String(body) });
      issues.push(made);
      return { data: { createIssue: { issue: { number: made.number } } } };
    } else {
      const one = byId(id);
      if (one !== undefined) {
        one.state = query.includes('reopen') ? 'OPEN' : 'CLOSED';
        one.stateReason = /stateReason:(\w+)/u.exec(query)?.[1] ?? null;
      }
    }
    return { data: {} };
  }

  const stub = await startStub((request, response) => {
    const { headers, url, method } = request;
    if (method !== 'POST' || url !== '/graphql') json(response, 404, { message: 'Not Found' });
    else if (headers.authorization !== 'Bearer t0ken') json(response, 401, { message: 'Bad credentials' });
    else if (headers['user-agent'] === undefined) json(response, 403, { message: 'User-Agent required' });
    else json(response, 200, answer(JSON.parse(request.body) as Asked));
  });
  return { ...stub, issues };
}
