/**
 * Making issues and taking them through their workflow, as Jira's REST API does.
 *
 * Texts are documents in v3 and markup in v2; the one is refused where the other belongs.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';

import { STATUSES } from './issues.ts';
import type { JiraStatus } from './issues.ts';
import type { JiraParts } from './parts.ts';
import { BAD_PAYLOAD, NO_ISSUE, refuse, refuseFields } from './refusals.ts';
import { statusView } from './views.ts';

const fieldsShape = z.object({
  project: z.object({ key: z.string().optional(), id: z.string().optional() }).optional(),
  issuetype: z.object({ name: z.string().optional(), id: z.string().optional() }).optional(),
  summary: z.string().optional(),
  description: z.unknown().optional(),
  labels: z.array(z.string()).default([]),
});
const createShape = z.strictObject({ fields: fieldsShape.strict(), update: z.unknown().optional() });
const transitionShape = z.object({ transition: z.object({ id: z.union([z.string(), z.number().transform(String)]) }) });

/** An Atlassian document, at its root. */
export const documentShape = z.strictObject({
  type: z.literal('doc'),
  version: z.literal(1),
  content: z.array(z.object({ type: z.string() }).loose()),
});

const PROJECTS: readonly string[] = ['OPS', 'HW', 'NET'];
const TYPES: readonly string[] = ['Change', 'Incident', 'Task'];
const LONGEST_SUMMARY = 255;

/** By the id of the status it leads to; there is a way to each but the archive, from anywhere. */
const transitions = (from: JiraStatus): { id: string; to: JiraStatus }[] =>
  STATUSES.filter((to) => to !== from && to.name !== 'Archived').map((to) => ({ id: `${to.id}1`, to }));

type Errors = Record<string, string>;

function faultsOf(
  { project, issuetype, summary, description, labels }: z.infer<typeof fieldsShape>,
  isCloud: boolean,
): Errors {
  const isText =
    description === undefined ||
    description === null ||
    (isCloud ? documentShape.safeParse(description).success : typeof description === 'string');
  return {
    ...(!PROJECTS.includes(project?.key ?? '') && { project: 'Specify a valid project ID or key' }),
    ...(!TYPES.includes(issuetype?.name ?? '') && { issuetype: 'Specify a valid issue type' }),
    ...(!summary?.trim() && { summary: 'You must specify a summary of the issue.' }),
    ...(summary?.includes('\n') && { summary: 'The summary is invalid because it contains newline characters.' }),
    ...((summary ?? '').length > LONGEST_SUMMARY && { summary: 'Summary must be less than 255 characters.' }),
    ...(!isText && {
      description: isCloud
        ? 'Operation value must be an Atlassian Document (see the Atlassian Document Format)'
        : 'Operation value must be a string',
    }),
    ...(labels.some((label) => /\s/u.test(label)) && { labels: 'The label contains spaces which is invalid.' }),
  };
}

function create(body: unknown, { issues, flavour, api }: JiraParts, reply: FastifyReply): FastifyReply {
  const parsed = createShape.safeParse(body);
  if (!parsed.success) return refuse(reply, 400, BAD_PAYLOAD);
  const { fields } = parsed.data;
  const errors = faultsOf(fields, flavour === 'cloud');
  if (Object.keys(errors).length > 0) return refuseFields(reply, errors);
  const made = issues.add(issues.freeKey(fields.project?.key ?? ''), {
    summary: fields.summary ?? '',
    type: fields.issuetype?.name ?? '',
    description: fields.description ?? null,
    labels: fields.labels,
    status: 'To Do',
    assignee: null,
  });
  return reply.code(201).send({ id: String(made.id), key: made.key, self: `${api()}/issue/${String(made.id)}` });
}

function transit(key: string, body: unknown, { issues }: JiraParts, reply: FastifyReply): FastifyReply {
  const issue = issues.find(key);
  if (!issue) return refuse(reply, 404, NO_ISSUE);
  const parsed = transitionShape.safeParse(body);
  if (!parsed.success) return refuse(reply, 400, BAD_PAYLOAD);
  const { id } = parsed.data.transition;
  const way = transitions(issue.status).find((it) => it.id === id);
  if (!way) {
    return refuse(
      reply,
      400,
      `It seems that you have tried to perform a workflow operation (${id}) that is not valid for the current state of this issue.`,
    );
  }
  issues.change(issue.key, { status: way.to.name });
  return reply.code(204).send();
}

export function issueWriteRoutes(app: FastifyInstance, parts: JiraParts): void {
  app.post('/issue', (request, reply) => create(request.body, parts, reply));
  app.get<{ Params: { key: string } }>('/issue/:key/transitions', (request, reply) => {
    const issue = parts.issues.find(request.params.key);
    if (!issue) return refuse(reply, 404, NO_ISSUE);
    const open = transitions(issue.status).map(({ id, to }) => ({
      id,
      name: `Go to ${to.name}`,
      to: statusView(to, parts.api()),
      hasScreen: false,
      isGlobal: true,
      isInitial: false,
      isConditional: false,
    }));
    return reply.send({ expand: 'transitions', transitions: open });
  });
  app.post<{ Params: { key: string } }>('/issue/:key/transitions', (request, reply) =>
    transit(request.params.key, request.body, parts, reply),
  );
}
