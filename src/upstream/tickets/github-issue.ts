/**
 * GitHub's issues and pull requests, read into what we show of a ticket.
 *
 * Pure. GitHub knows open and closed, and why something was closed; nothing tells whether somebody works at it.
 */

import { z } from 'zod';
import { ticketKey } from '../../domain/ids.ts';
import type { TicketFacts } from '../../domain/ticket.ts';
import { instantOf } from './instant.ts';

const COMMON = 'id title state number updatedAt repository{nameWithOwner} assignees(first:1){nodes{login}}';
/** What is asked of `issueOrPullRequest`. */
export const ISSUE = `__typename ... on Issue{${COMMON} stateReason} ... on PullRequest{${COMMON}}`;

export const issue = z.object({
  __typename: z.enum(['Issue', 'PullRequest']),
  id: z.string(),
  title: z.string(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  stateReason: z.string().nullish(),
  number: z.number(),
  updatedAt: z.string(),
  repository: z.object({ nameWithOwner: z.string() }),
  assignees: z.object({ nodes: z.array(z.object({ login: z.string() }).nullable()).nullable() }),
});
export type GitHubIssueNode = z.infer<typeof issue>;

/** `open`, `merged`, `closed`, or with its reason where that is not that it was done: `closed as not planned`. */
export function statusOf({ state, stateReason }: Pick<GitHubIssueNode, 'state' | 'stateReason'>): string {
  const reason = stateReason ?? 'COMPLETED';
  if (state !== 'CLOSED' || reason === 'COMPLETED') return state.toLowerCase();
  return `closed as ${reason.toLowerCase().replaceAll('_', ' ')}`;
}

export function toFacts(node: GitHubIssueNode): TicketFacts {
  return {
    key: ticketKey(`${node.repository.nameWithOwner.toLowerCase()}#${node.number}`),
    summary: node.title,
    status: statusOf(node),
    statusCategory: node.state === 'OPEN' ? 'TODO' : 'DONE',
    type: node.__typename === 'Issue' ? 'Issue' : 'Pull request',
    priority: null,
    assignee: node.assignees.nodes?.[0]?.login ?? null,
    updatedAt: instantOf(node.updatedAt),
  };
}
