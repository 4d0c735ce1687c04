/**
 * The REST APIs of Jira Cloud (v3) and Jira Data Center (v2), as far as tickets need them, and the page people follow
 * a link to.
 *
 * Follows Atlassian's OpenAPI document; where that is silent, what its clients report.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';

import { discussionRoutes } from './discussion-routes.ts';
import { issueWriteRoutes } from './issue-writes.ts';
import type { IssueStore } from './issues.ts';
import type { JiraParts } from './parts.ts';
import { BAD_PAYLOAD, NO_ISSUE, refuse } from './refusals.ts';
import { cloudSearchRoutes, dataCenterSearchRoutes } from './search.ts';
import { browsePage, issueView, userView } from './views.ts';

/** Most keys one bulkfetch takes. */
const BULK_LIMIT = 100;

const bulkShape = z.strictObject({
  issueIdsOrKeys: z.array(z.string()),
  fields: z.array(z.string()).optional(),
  fieldsByKeys: z.boolean().optional(),
  expand: z.array(z.string()).optional(),
  properties: z.array(z.string()).optional(),
});

/** Unknown and hidden issues are simply not there; what is found comes once, in order of its id. */
function bulkFetch(body: unknown, { issues, api }: JiraParts, reply: FastifyReply): FastifyReply {
  const parsed = bulkShape.safeParse(body);
  if (!parsed.success) return refuse(reply, 400, BAD_PAYLOAD);
  const { issueIdsOrKeys: keys, fields } = parsed.data;
  if (keys.length === 0) return refuse(reply, 400, 'No issue IDs or keys provided.');
  if (keys.length > BULK_LIMIT) {
    return refuse(reply, 400, `The number of issues to fetch must not be more than ${String(BULK_LIMIT)}.`);
  }
  const found = new Set(keys.map(issues.find).filter((issue) => issue !== undefined));
  return reply.send({
    expand: 'schema,names',
    issueErrors: [],
    issues: [...found].sort((a, b) => a.id - b.id).map((issue) => issueView(issue, api(), fields)),
  });
}

const serverInfo = (api: string, isCloud: boolean): object => ({
  baseUrl: new URL(api).origin,
  serverTitle: 'Jira',
  buildNumber: isCloud ? 100_291 : 9_120_005,
  ...(isCloud
    ? { deploymentType: 'Cloud', version: '1001.0.0-SNAPSHOT', versionNumbers: [1001, 0, 0] }
    : { deploymentType: 'Server', version: '9.12.5', versionNumbers: [9, 12, 5] }),
});

function apiRoutes(app: FastifyInstance, parts: JiraParts): void {
  const { issues, email, api, authorization } = parts;
  const isCloud = parts.flavour === 'cloud';

  app.addHook('onRequest', (request, reply, next) => {
    if (request.headers.authorization === authorization) {
      next();
      return;
    }
    void reply.header('WWW-Authenticate', 'OAuth realm="demo"');
    void refuse(reply, 401, 'Client must be authenticated to access this resource.');
  });
  app.get('/myself', () => userView('Slipway Bot', api(), email));
  app.get('/serverInfo', () => serverInfo(api(), isCloud));
  app.get<{ Params: { key: string }; Querystring: { fields?: string } }>('/issue/:key', (request, reply) => {
    const issue = issues.find(request.params.key);
    if (!issue) return refuse(reply, 404, NO_ISSUE);
    return reply.send(issueView(issue, api(), request.query.fields?.split(',')));
  });
  if (isCloud) {
    app.post('/issue/bulkfetch', (request, reply) => bulkFetch(request.body, parts, reply));
    cloudSearchRoutes(app, parts);
  } else {
    app.get('/field', () => [{ id: 'summary', name: 'Summary', custom: false, schema: { type: 'string' } }]);
    dataCenterSearchRoutes(app, parts);
  }
  issueWriteRoutes(app, parts);
  discussionRoutes(app, parts);
}

/** Registers one API under its prefix, e.g. `/rest/api/3`. */
export function registerJiraApi(app: FastifyInstance, prefix: string, parts: JiraParts): void {
  void app.register(
    (scope, _options, done) => {
      apiRoutes(scope, parts);
      done();
    },
    { prefix },
  );
}

/** Registers `/browse`, which needs no credentials here, and how everything else fails. */
export function registerJiraPages(app: FastifyInstance, issues: IssueStore): void {
  app.setErrorHandler((error, _request, reply) =>
    error instanceof SyntaxError
      ? refuse(reply, 400, 'There was an error parsing JSON. Check that your request body is valid.')
      : refuse(reply, 500, String(error)),
  );
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404, 'Not found'));
  app.get<{ Params: { key: string } }>('/browse/:key', (request, reply) => {
    const issue = issues.find(request.params.key);
    void reply.type('text/html; charset=utf-8');
    return issue ? reply.send(browsePage(issue)) : reply.code(404).send(`<!doctype html><p>${NO_ISSUE}</p>`);
  });
}
