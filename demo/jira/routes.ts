/**
 * Jira Cloud's REST API v3, as far as tickets are read, and the page people follow a link to.
 *
 * Follows Atlassian's OpenAPI document; where that is silent, what its clients report.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';

import type { IssueStore } from './issues.ts';
import { browsePage, issueView, userView } from './views.ts';

/** Most keys one bulkfetch takes. */
const BULK_LIMIT = 100;
const NO_ISSUE = 'Issue does not exist or you do not have permission to see it.';

const bulkShape = z.strictObject({
  issueIdsOrKeys: z.array(z.string()),
  fields: z.array(z.string()).optional(),
  fieldsByKeys: z.boolean().optional(),
  expand: z.array(z.string()).optional(),
  properties: z.array(z.string()).optional(),
});

/** What Jira needs to answer. */
export interface JiraParts {
  readonly issues: IssueStore;
  readonly email: string;
  readonly token: string;
  /** Address of the API, e.g. `http://127.0.0.1:4124/rest/api/3`. */
  readonly api: () => string;
}

/** Jira's error body. */
export const jiraError = (...errorMessages: readonly string[]): object => ({ errorMessages, errors: {} });

const refuse = (reply: FastifyReply, status: number, message: string): FastifyReply =>
  reply.code(status).send(jiraError(message));

/** Unknown and hidden issues are simply not there; what is found comes once, in order of its id. */
function bulkFetch(body: unknown, { issues, api }: JiraParts, reply: FastifyReply): FastifyReply {
  const parsed = bulkShape.safeParse(body);
  if (!parsed.success) {
    return refuse(reply, 400, 'Invalid request payload. Refer to the REST API documentation and try again.');
  }
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

function apiRoutes(app: FastifyInstance, parts: JiraParts): void {
  const { issues, email, token, api } = parts;
  const credentials = `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`;

  app.addHook('onRequest', (request, reply, next) => {
    if (request.headers.authorization === credentials) {
      next();
      return;
    }
    void reply.header('WWW-Authenticate', 'OAuth realm="demo"');
    void refuse(reply, 401, 'Client must be authenticated to access this resource.');
  });
  app.get('/myself', () => userView('Slipway Bot', api(), email));
  app.post('/issue/bulkfetch', (request, reply) => bulkFetch(request.body, parts, reply));
  app.get<{ Params: { key: string }; Querystring: { fields?: string } }>('/issue/:key', (request, reply) => {
    const issue = issues.find(request.params.key);
    if (!issue) return refuse(reply, 404, NO_ISSUE);
    return reply.send(issueView(issue, api(), request.query.fields?.split(',')));
  });
}

/** Registers the API under `/rest/api/3`, and `/browse`, which needs no credentials here. */
export function registerJira(app: FastifyInstance, parts: JiraParts): void {
  app.setErrorHandler((error, _request, reply) =>
    error instanceof SyntaxError
      ? refuse(reply, 400, 'There was an error parsing JSON. Check that your request body is valid.')
      : refuse(reply, 500, String(error)),
  );
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404, 'Not found'));
  app.get<{ Params: { key: string } }>('/browse/:key', (request, reply) => {
    const issue = parts.issues.find(request.params.key);
    void reply.type('text/html; charset=utf-8');
    return issue ? reply.send(browsePage(issue)) : reply.code(404).send(`<!doctype html><p>${NO_ISSUE}</p>`);
  });
  void app.register(
    (scope, _options, done) => {
      apiRoutes(scope, parts);
      done();
    },
    { prefix: '/rest/api/3' },
  );
}
