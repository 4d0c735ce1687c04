/**
 * Comments and remote links over Jira's REST API.
 *
 * Comment bodies are documents in v3 and strings in v2. A remote link's update empties what it leaves out.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';

import type { JiraComment, JiraRemoteLink } from './discussion.ts';
import type { JiraIssue } from './issues.ts';
import { documentShape } from './issue-writes.ts';
import type { JiraParts } from './parts.ts';
import { NO_ISSUE, refuse, refuseFields } from './refusals.ts';
import { time, userView } from './views.ts';

const linkShape = z.object({
  globalId: z.string().max(255).optional(),
  application: z.object({ type: z.string().optional(), name: z.string().optional() }).optional(),
  relationship: z.string().optional(),
  object: z.object({
    url: z.url(),
    title: z.string().min(1).max(255),
    summary: z.string().optional(),
    icon: z.record(z.string(), z.unknown()).optional(),
    status: z
      .object({ resolved: z.boolean().optional(), icon: z.record(z.string(), z.unknown()).optional() })
      .optional(),
  }),
});
const pageShape = z.object({
  startAt: z.coerce.number().default(0),
  maxResults: z.coerce.number().max(5000).default(100),
  orderBy: z.enum(['created', '-created', '+created']).default('created'),
});

type OnIssue = (issue: JiraIssue, reply: FastifyReply, body: unknown, query: unknown) => FastifyReply;

function commentView(issue: JiraIssue, { id, body, createdAt }: JiraComment, api: string): object {
  const author = userView('Slipway Bot', api);
  const at = time(createdAt);
  const self = `${api}/issue/${String(issue.id)}/comment/${String(id)}`;
  return { self, id: String(id), author, updateAuthor: author, body, created: at, updated: at, jsdPublic: true };
}

const linkView = (issue: JiraIssue, link: JiraRemoteLink, api: string): object => ({
  ...link,
  self: `${api}/issue/${String(issue.id)}/remotelink/${String(link.id)}`,
});

function commentRoutes({ discussion, issues, flavour, api }: JiraParts): { read: OnIssue; write: OnIssue } {
  const bodyShape = z.object({ body: flavour === 'cloud' ? documentShape : z.string().min(1) });
  return {
    read: (issue, reply, _body, query) => {
      const page = pageShape.safeParse(query);
      if (!page.success) return refuse(reply, 400, 'The request is not valid.');
      const { startAt, maxResults, orderBy } = page.data;
      const all = discussion.comments(issue.id);
      const ordered = orderBy === '-created' ? all.toReversed() : all;
      const comments = ordered.slice(startAt, startAt + maxResults).map((it) => commentView(issue, it, api()));
      return reply.send({ startAt, maxResults, total: all.length, comments });
    },
    write: (issue, reply, body) => {
      const parsed = bodyShape.safeParse(body);
      if (!parsed.success) return refuseFields(reply, { comment: 'Comment body is not valid!' });
      const made = discussion.comment(issue.id, parsed.data.body);
      issues.emit({ name: 'comment_created', issue });
      return reply.code(201).send(commentView(issue, made, api()));
    },
  };
}

function linkRoutes({ discussion, api }: JiraParts): { read: OnIssue; write: OnIssue; remove: OnIssue } {
  const globalIdOf = (query: unknown): string | undefined =>
    z.object({ globalId: z.string().optional() }).parse(query).globalId;
  return {
    read: (issue, reply, _body, query) => {
      const wanted = globalIdOf(query);
      const all = discussion.links(issue.id);
      if (wanted === undefined) return reply.send(all.map((it) => linkView(issue, it, api())));
      const found = all.find(({ globalId }) => globalId === wanted);
      return found
        ? reply.send(linkView(issue, found, api()))
        : refuse(reply, 404, `No remote issue link found for the issue with the global id ${wanted}.`);
    },
    write: (issue, reply, body) => {
      const parsed = linkShape.safeParse(body);
      if (!parsed.success) return refuseFields(reply, { title: "'title' is required." });
      const { link, isNew } = discussion.link(issue.id, parsed.data);
      const self = `${api()}/issue/${String(issue.id)}/remotelink/${String(link.id)}`;
      return reply.code(isNew ? 201 : 200).send({ id: link.id, self });
    },
    remove: (issue, reply, _body, query) => {
      discussion.unlink(issue.id, globalIdOf(query) ?? '');
      return reply.code(204).send();
    },
  };
}

export function discussionRoutes(app: FastifyInstance, parts: JiraParts): void {
  const route = (method: 'DELETE' | 'GET' | 'POST', name: string, handle: OnIssue): void => {
    app.route<{ Params: { key: string } }>({
      method,
      url: `/issue/:key/${name}`,
      handler: (request, reply) => {
        const issue = parts.issues.find(request.params.key);
        return issue ? handle(issue, reply, request.body, request.query) : refuse(reply, 404, NO_ISSUE);
      },
    });
  };
  const comments = commentRoutes(parts);
  const links = linkRoutes(parts);
  route('GET', 'comment', comments.read);
  route('POST', 'comment', comments.write);
  route('GET', 'remotelink', links.read);
  route('POST', 'remotelink', links.write);
  route('DELETE', 'remotelink', links.remove);
}
