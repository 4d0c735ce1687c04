/**
 * What is written to GitHub: comments, a link as a comment, states, and new issues.
 *
 * Whatever may be there already is looked for first, among what the gateway's own account wrote: nobody else's text stands
 * for ours. Knows nothing of windows.
 */

import { z } from 'zod';
import { ticketKey } from '../../domain/ids.ts';
import type { TicketKey } from '../../domain/ids.ts';
import type { TicketDraft, TicketWrites } from '../../domain/ticket-system.ts';
import { deadlineIn } from '../http/deadline.ts';
import type { Deadline } from '../http/deadline.ts';
import type { GitHubClient } from './github-client.ts';
import { issue, ISSUE, statusOf } from './github-issue.ts';
import type { GitHubIssueNode } from './github-issue.ts';
import { partsOf } from './github-url.ts';
import type { TicketSystemOptions } from './options.ts';
import { hiddenMark, linkNote, markdown } from './markdown.ts';
import { oneLine } from './one-line.ts';
import { refusal } from './refuse.ts';

const LONGEST_TITLE = 256;
const anything = z.unknown();
const ours = z.object({ id: z.string(), body: z.string(), viewerDidAuthor: z.boolean() });
const oneIssue = z.object({ repository: z.object({ issueOrPullRequest: issue.nullable() }).nullable() });
const comments = z.object({
  node: z.object({
    comments: z.object({
      nodes: z.array(ours),
      pageInfo: z.object({ hasPreviousPage: z.boolean(), startCursor: z.string().nullable() }),
    }),
  }),
});
const newest = z.object({
  repository: z
    .object({ id: z.string(), issues: z.object({ nodes: z.array(ours.extend({ number: z.number() })) }) })
    .nullable(),
});
const created = z.object({ createIssue: z.object({ issue: z.object({ number: z.number() }) }) });

const READ = `query($owner:String!,$repository:String!,$number:Int!){repository(owner:$owner,name:$repository){issueOrPullRequest(number:$number){${ISSUE}}}}`;
const ONE_PAGE =
  'comments(last:100,before:$before){nodes{id body viewerDidAuthor} pageInfo{hasPreviousPage startCursor}}';
const COMMENTS = `query($id:ID!,$before:String){node(id:$id){... on Issue{${ONE_PAGE}} ... on PullRequest{${ONE_PAGE}}}}`;
const NEWEST =
  'query($owner:String!,$name:String!){repository(owner:$owner,name:$name){id issues(first:100,orderBy:{field:CREATED_AT,direction:DESC}){nodes{id number body viewerDidAuthor}}}}';
const ADD = 'mutation($id:ID!,$body:String!){addComment(input:{subjectId:$id,body:$body}){clientMutationId}}';
const EDIT = 'mutation($id:ID!,$body:String!){updateIssueComment(input:{id:$id,body:$body}){clientMutationId}}';
const CREATE =
  'mutation($id:ID!,$title:String!,$body:String!){createIssue(input:{repositoryId:$id,title:$title,body:$body}){issue{number}}}';
const STEPS: ReadonlyMap<string, string> = new Map([
  ['Issue open', 'mutation($id:ID!){reopenIssue(input:{issueId:$id}){clientMutationId}}'],
  ['Issue closed', 'mutation($id:ID!){closeIssue(input:{issueId:$id,stateReason:COMPLETED}){clientMutationId}}'],
  [
    'Issue closed as not planned',
    'mutation($id:ID!){closeIssue(input:{issueId:$id,stateReason:NOT_PLANNED}){clientMutationId}}',
  ],
  ['PullRequest open', 'mutation($id:ID!){reopenPullRequest(input:{pullRequestId:$id}){clientMutationId}}'],
  ['PullRequest closed', 'mutation($id:ID!){closePullRequest(input:{pullRequestId:$id}){clientMutationId}}'],
]);

type WriteOptions = Pick<TicketSystemOptions, 'name' | 'timeoutMs'> & { readonly repository?: string };

export function gitHubWrites({ name, timeoutMs, repository }: WriteOptions, client: GitHubClient): TicketWrites {
  const find = async (key: TicketKey, deadline: Deadline): Promise<GitHubIssueNode> => {
    const { data } = await client.read({ query: READ, variables: { ...partsOf(key) }, data: oneIssue, deadline });
    const found = data.repository?.issueOrPullRequest ?? null;
    if (found === null) throw refusal(name, `${key} does not exist, or the gateway may not read it`);
    return found;
  };
  const put = async (key: TicketKey, mark: string, body: string): Promise<void> => {
    const deadline = deadlineIn(timeoutMs);
    const { id } = await find(key, deadline);
    const there = await ownComment(client, id, mark, deadline);
    if (there?.body === body) return;
    const call =
      there === null ? { query: ADD, variables: { id, body } } : { query: EDIT, variables: { id: there.id, body } };
    await client.write({ ...call, data: anything, deadline });
  };
  return {
    // An edited comment would be the same one: its text says nothing that changes.
    comment: (key, { marker, text }) => put(key, markdown(marker), markdown(text)),
    linkBack: (key, link) => put(key, hiddenMark(link.id), linkNote(link)),
    setStatus: async (key, status) => {
      const deadline = deadlineIn(timeoutMs);
      const found = await find(key, deadline);
      const wanted = status.toLowerCase();
      if (statusOf(found) === wanted) return;
      const query = STEPS.get(`${found.__typename} ${wanted}`);
      if (query === undefined || found.state === 'MERGED') throw refusal(name, `${key} cannot be made ${status}`);
      await client.write({ query, variables: { id: found.id }, data: anything, deadline });
      const now = statusOf(await find(key, deadline));
      if (now !== wanted) throw refusal(name, `${key} is ${now} in spite of being made ${status}`);
    },
    ...(repository !== undefined && {
      create: (draft) => create(client, name, repository, draft, deadlineIn(timeoutMs)),
    }),
  };
}

type OwnComment = z.infer<typeof ours>;

/** From the newest comment to the oldest, until one is found. */
async function ownComment(
  client: GitHubClient,
  id: string,
  mark: string,
  deadline: Deadline,
  before: string | null = null,
): Promise<OwnComment | null> {
  const { data } = await client.read({ query: COMMENTS, variables: { id, before }, data: comments, deadline });
  const { nodes, pageInfo } = data.node.comments;
  const found = nodes.find(({ body, viewerDidAuthor }) => viewerDidAuthor && body.includes(mark));
  if (found !== undefined) return found;
  if (!pageInfo.hasPreviousPage || pageInfo.startCursor === null) return null;
  return ownComment(client, id, mark, deadline, pageInfo.startCursor);
}

/** Looks for the marker among the repository's newest issues, not by GitHub's search, which knows new ones only after a while. */
async function create(client: GitHubClient, name: string, into: string, draft: TicketDraft, deadline: Deadline) {
  const [owner = '', repository = ''] = into.split('/');
  const { data } = await client.read({ query: NEWEST, variables: { owner, name: repository }, data: newest, deadline });
  if (data.repository === null) throw refusal(name, `${into} does not exist, or the gateway may not read it`);
  const mark = hiddenMark(draft.marker);
  const there = data.repository.issues.nodes.find(
    ({ body, viewerDidAuthor }) => viewerDidAuthor && body.includes(mark),
  );
  const variables = {
    id: data.repository.id,
    title: oneLine(draft.summary, LONGEST_TITLE),
    body: `${markdown(draft.description)}\n\n${mark}`,
  };
  const number =
    there?.number ??
    (await client.write({ query: CREATE, variables, data: created, deadline })).createIssue.issue.number;
  return ticketKey(`${into.toLowerCase()}#${number}`);
}
