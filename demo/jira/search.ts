/**
 * Searching the simulated Jira: `search/jql` of Cloud, `search` of Data Center.
 *
 * Each refuses what only the other takes.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';

import { findByJql, unknownKey } from './jql.ts';
import type { Found } from './jql.ts';
import { BAD_PAYLOAD, refuse } from './refusals.ts';
import type { JiraParts } from './parts.ts';
import { issueView } from './views.ts';

const cloudShape = z.strictObject({
  jql: z.string(),
  fields: z.array(z.string()).optional(),
  maxResults: z.int().min(0).max(5000).default(50),
  nextPageToken: z.string().optional(),
  fieldsByKeys: z.boolean().optional(),
  expand: z.string().optional(),
  properties: z.array(z.string()).optional(),
  reconcileIssues: z.array(z.int()).max(50).optional(),
});

const dataCenterShape = z.strictObject({
  jql: z.string().default(''),
  startAt: z.coerce.number().default(0),
  maxResults: z.coerce.number().default(50),
  fields: z.union([z.array(z.string()), z.string().transform((text) => text.split(','))]).optional(),
  validateQuery: z.union([z.boolean(), z.stringbool()]).default(true),
  expand: z.unknown().optional(),
});

const MOVED =
  'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046';
/** Data Center's usual ceiling. */
const MOST = 1000;

const find = (jql: string, { issues, indexDelayMs }: JiraParts): Found =>
  findByJql(jql, issues, Date.now() - indexDelayMs);

/** Cloud gives ids only, unless asked for more, and pages by a token. */
function searchCloud(body: unknown, parts: JiraParts, reply: FastifyReply): FastifyReply {
  const parsed = cloudShape.safeParse(body);
  if (!parsed.success) return refuse(reply, 400, BAD_PAYLOAD);
  const { jql, fields = ['id'], maxResults, nextPageToken = '0' } = parsed.data;
  const found = find(jql, parts);
  if ('refusal' in found) return refuse(reply, 400, found.refusal);
  if (found.unknown.length > 0) return refuse(reply, 400, ...found.unknown.map(unknownKey));
  const start = Number(nextPageToken);
  if (!Number.isInteger(start)) return refuse(reply, 400, 'The provided next page token is invalid or expired.');
  const end = start + maxResults;
  const isLast = end >= found.issues.length;
  const issues = found.issues
    .slice(start, end)
    .map((it) => (fields.join() === 'id' ? { id: String(it.id) } : issueView(it, parts.api(), fields)));
  return reply.send({ issues, isLast, ...(!isLast && { nextPageToken: String(end) }) });
}

function searchDataCenter(body: unknown, parts: JiraParts, reply: FastifyReply): FastifyReply {
  const parsed = dataCenterShape.safeParse(body);
  if (!parsed.success) return refuse(reply, 400, BAD_PAYLOAD);
  const { jql, startAt, maxResults, fields, validateQuery } = parsed.data;
  const found = find(jql, parts);
  if ('refusal' in found) return refuse(reply, 400, found.refusal);
  const warnings = found.unknown.map(unknownKey);
  if (validateQuery && warnings.length > 0) return refuse(reply, 400, ...warnings);
  const size = Math.min(maxResults, MOST);
  return reply.send({
    expand: 'schema,names',
    startAt,
    maxResults: size,
    total: found.issues.length,
    issues: found.issues.slice(startAt, startAt + size).map((it) => issueView(it, parts.api(), fields)),
    ...(warnings.length > 0 && { warningMessages: warnings }),
  });
}

export function cloudSearchRoutes(app: FastifyInstance, parts: JiraParts): void {
  app.post('/search/jql', (request, reply) => searchCloud(request.body, parts, reply));
  app.route({ method: ['GET', 'POST'], url: '/search', handler: (_request, reply) => refuse(reply, 410, MOVED) });
}

export function dataCenterSearchRoutes(app: FastifyInstance, parts: JiraParts): void {
  app.post('/search', (request, reply) => searchDataCenter(request.body, parts, reply));
  app.get('/search', (request, reply) => searchDataCenter(request.query, parts, reply));
}
