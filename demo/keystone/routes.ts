/**
 * Keystone v3 over HTTP: versions, login, validation, revocation, catalogue.
 *
 * Only wires requests to decisions made elsewhere. Identity API v3; wire facts measured on Keystone 22 (Zed).
 */
import { randomUUID } from 'node:crypto';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { World } from '../world/world.ts';
import { forbidden, KeystoneFault, malformed, unauthorized } from './faults.ts';
import { login } from './login.ts';
import { membershipRoutes } from './membership-routes.ts';
import type { Token, TokenStore } from './tokens.ts';
import { catalogView, IDENTITY_PREFIX, projectsView, tokenView, versionView } from './views.ts';

const NOT_FOUND_PAGE = `<!doctype html>
<html lang=en>
<title>404 Not Found</title>
<h1>Not Found</h1>
<p>The requested URL was not found on the server.</p>
`;

/** What Keystone needs to answer. */
export interface KeystoneParts {
  readonly world: World;
  readonly tokens: TokenStore;
  readonly origin: () => string;
}

const header = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
};

const withoutCatalog = (request: FastifyRequest): boolean =>
  new URLSearchParams(request.url.split('?')[1]).has('nocatalog');

function fail(error: unknown, reply: FastifyReply, uri: string): void {
  const fault =
    error instanceof KeystoneFault
      ? error
      : error instanceof SyntaxError
        ? malformed('valid JSON in request body')
        : new KeystoneFault(500, String(error));
  if (fault.status === 401) void reply.header('WWW-Authenticate', `Keystone uri="${uri}"`);
  void reply.code(fault.status).type('application/json').send(JSON.stringify(fault.body));
}

/** The caller's token and the one it asks about; 401, 403 and 404 as Keystone orders them. */
function subject(
  request: FastifyRequest,
  tokens: TokenStore,
  policy: string,
): { readonly id: string; readonly token: Token } {
  const callerId = header(request, 'x-auth-token');
  const caller = tokens.find(callerId);
  if (!caller) throw unauthorized();
  const admin = caller.roles.includes('admin');
  const id = header(request, 'x-subject-token');
  if (id === '') throw admin ? new KeystoneFault(404, 'No token in the request') : forbidden(policy);
  const token = tokens.find(id);
  if (!token) {
    throw new KeystoneFault(
      404,
      tokens.wasIssued(id) ? 'Failed to validate token' : 'Could not recognize Fernet token',
    );
  }
  if (token.userId !== caller.userId && !admin) throw forbidden(policy);
  return { id, token };
}

function versionRoutes(app: FastifyInstance, origin: () => string): void {
  app.get('/', (_request, reply) =>
    reply
      .code(300)
      .header('Location', `${origin()}${IDENTITY_PREFIX}/v3/`)
      .send({ versions: { values: [versionView(origin())] } }),
  );
  app.get('/v3', () => ({ version: versionView(origin()) }));
}

function tokenRoutes(app: FastifyInstance, { world, tokens, origin }: KeystoneParts): void {
  const catalog = (): object[] => catalogView(origin(), world.region);
  const view = (token: Token, request: FastifyRequest): object =>
    tokenView(token, world, withoutCatalog(request) ? undefined : catalog());

  app.post('/v3/auth/tokens', (request, reply) => {
    const { id, token } = tokens.issue(login(request.body, world, tokens));
    return reply.code(201).header('X-Subject-Token', id).send(view(token, request));
  });
  app.get('/v3/auth/tokens', (request, reply) => {
    const { id, token } = subject(request, tokens, 'identity:validate_token');
    return reply.header('X-Subject-Token', id).send(view(token, request));
  });
  app.delete('/v3/auth/tokens', (request, reply) => {
    tokens.revoke(subject(request, tokens, 'identity:revoke_token').id);
    return reply.code(204).send();
  });
  app.get('/v3/auth/catalog', (request) => {
    if (!tokens.find(header(request, 'x-auth-token'))) throw unauthorized();
    return { catalog: catalog() };
  });
}

/** Whose token the request carries. */
function callerOf(request: FastifyRequest, tokens: TokenStore): Token {
  const token = tokens.find(header(request, 'x-auth-token'));
  if (!token) throw unauthorized();
  return token;
}

/** All projects for administrators, and for everybody those that the user may scope a token to: its own. */
function projectRoutes(app: FastifyInstance, { world, tokens, origin }: KeystoneParts): void {
  const caller = (request: FastifyRequest): Token => callerOf(request, tokens);

  app.get('/v3/projects', (request) => {
    if (!caller(request).roles.includes('admin')) throw forbidden('identity:list_projects');
    return projectsView(origin(), '/v3/projects', world.projects);
  });
  app.get('/v3/auth/projects', (request) => {
    const { userId } = caller(request);
    const own = world.users.find(({ id }) => id === userId)?.projectId;
    return projectsView(
      origin(),
      '/v3/auth/projects',
      world.projects.filter(({ id }) => id === own),
    );
  });
}

/** Registers Keystone under `/identity`. */
export function registerKeystone(app: FastifyInstance, parts: KeystoneParts): void {
  void app.register(
    (scope, _options, done) => {
      scope.addHook('onRequest', (_request, reply, next) => {
        void reply.headers({ Vary: 'X-Auth-Token', 'x-openstack-request-id': `req-${randomUUID()}` });
        next();
      });
      scope.addHook('onSend', (_request, reply, payload, next) => {
        if (String(reply.getHeader('content-type')).startsWith('application/json')) {
          void reply.header('content-type', 'application/json');
        }
        next(null, payload);
      });
      scope.setErrorHandler((error, _request, reply) => {
        fail(error, reply, `${parts.origin()}${IDENTITY_PREFIX}/v3`);
      });
      scope.setNotFoundHandler((_request, reply) =>
        reply.code(404).type('text/html; charset=utf-8').send(NOT_FOUND_PAGE),
      );
      versionRoutes(scope, parts.origin);
      tokenRoutes(scope, parts);
      projectRoutes(scope, parts);
      membershipRoutes(scope, { ...parts, caller: (request) => callerOf(request, parts.tokens) });
      done();
    },
    { prefix: IDENTITY_PREFIX },
  );
}
