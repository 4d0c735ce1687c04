/**
 * One call to Nova as a handler sees it, and the way its answer or refusal takes to the wire.
 *
 * Authenticates and negotiates the microversion; knows no resource.
 */
import { randomUUID } from 'node:crypto';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Token, TokenStore } from '../keystone/tokens.ts';
import { COMPUTE_PREFIX, IDENTITY_PREFIX } from '../keystone/views.ts';
import type { World } from '../world/world.ts';
import { badRequest, forbiddenBy, NovaFault } from './faults.ts';
import { negotiate, versionHeaders } from './microversion.ts';

/** Nova's own server reads at most this much of a request line. */
const REQUEST_LINE_LIMIT = 8192;

const NOT_FOUND_PAGE = `<html>
 <head>
  <title>404 Not Found</title>
 </head>
 <body>
  <h1>404 Not Found</h1>
  The resource could not be found.<br /><br />
 </body>
</html>`;

/** Who calls, from the token. */
export interface Caller {
  readonly userId: string;
  /** Null with an unscoped token, which sees nothing. */
  readonly projectId: string | null;
  readonly admin: boolean;
}

/** A call that got past authentication and version negotiation. */
export interface NovaCall {
  readonly world: World;
  readonly caller: Caller;
  /** Minor microversion: 90 for 2.90. */
  readonly version: number;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** `req-…`, also the key of the action log. */
  readonly requestId: string;
  /** Address of the API for links, e.g. `http://127.0.0.1:4123/compute/v2.1`. */
  readonly apiUrl: string;
  /** The same without the version: what bookmark links start with. */
  readonly bookmarkUrl: string;
  /** Path of the call below the API's address, e.g. `/servers/detail`. */
  readonly path: string;
}

/** What a handler answers; 200 if no status is given, no body if there is none. */
export interface NovaAnswer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers one call. Throws a NovaFault to refuse. */
export type NovaHandler = (call: NovaCall) => NovaAnswer;

export type Method = 'DELETE' | 'GET' | 'POST' | 'PUT';

/** Adds one route below `/v2.1`. */
export type NovaRouter = (method: Method, path: string, handler: NovaHandler) => void;

/** What Nova needs to answer. */
export interface NovaParts {
  readonly world: World;
  readonly tokens: TokenStore;
  readonly origin: () => string;
}

/** Refuses a caller without the role admin, in the name of that policy. */
export function requireAdmin(caller: Caller, policy: string): void {
  if (!caller.admin) throw forbiddenBy(policy);
}

/** The last value of a repeated parameter: the only one that Nova looks at. */
export const lastValue = (query: URLSearchParams, name: string): string | undefined => query.getAll(name).at(-1);

const tokenId = (request: FastifyRequest): string => String(request.headers['x-auth-token'] ?? '');

function callerOf({ userId, projectId, roles }: Token): Caller {
  return { userId, projectId, admin: roles.includes('admin') };
}

/** Sent as bytes: to text, fastify would add a charset of its own. */
const json = (body: unknown): Buffer => Buffer.from(JSON.stringify(body));

function refuse(error: unknown, reply: FastifyReply): void {
  const fault = error instanceof NovaFault ? error : new NovaFault(500, `Unexpected API Error. ${String(error)}`);
  void reply.code(fault.status).header('content-type', 'application/json; charset=UTF-8').send(json(fault.body));
}

function refuseToken(reply: FastifyReply, origin: string): void {
  void reply
    .code(401)
    .header('WWW-Authenticate', `Keystone uri="${origin}${IDENTITY_PREFIX}"`)
    .header('content-type', 'application/json')
    .send(
      json({
        error: { code: 401, title: 'Unauthorized', message: 'The request you have made requires authentication.' },
      }),
    );
}

function send(reply: FastifyReply, { status = 200, body, headers = {} }: NovaAnswer): void {
  void reply.code(status).headers(headers);
  void reply.header('content-type', 'application/json');
  void reply.send(body === undefined ? '' : json(body));
}

function answer(request: FastifyRequest, reply: FastifyReply, parts: NovaParts, handler: NovaHandler): void {
  const token = parts.tokens.find(tokenId(request));
  if (!token) {
    refuseToken(reply, parts.origin());
    return;
  }
  try {
    const negotiated = negotiate(request.headers);
    void reply.headers(versionHeaders(negotiated));
    if (!negotiated.supported) {
      const message = `Version ${negotiated.text} is not supported by the API. Minimum is 2.1 and maximum is 2.93.`;
      throw new NovaFault(406, message);
    }
    const [path = '', search] = request.url.split('?');
    const bookmarkUrl = `${parts.origin()}${COMPUTE_PREFIX}`;
    send(
      reply,
      handler({
        world: parts.world,
        caller: callerOf(token),
        version: negotiated.minor,
        params: request.params as Record<string, string>,
        query: new URLSearchParams(search),
        body: request.body,
        requestId: String(reply.getHeader('x-openstack-request-id')),
        apiUrl: `${bookmarkUrl}/v2.1`,
        bookmarkUrl,
        path: path.slice(`${COMPUTE_PREFIX}/v2.1`.length),
      }),
    );
  } catch (error) {
    refuse(error, reply);
  }
}

function requestHeaders(reply: FastifyReply): void {
  const requestId = `req-${randomUUID()}`;
  void reply.headers({ 'X-OpenStack-Request-Id': requestId, 'X-Compute-Request-Id': requestId });
}

/** Puts Nova under `/compute`; `addRoutes` adds its resources, `addPublic` what needs no token. */
export function registerNova(
  app: FastifyInstance,
  parts: NovaParts,
  addRoutes: (route: NovaRouter) => void,
  addPublic: (app: FastifyInstance, origin: () => string) => void,
): void {
  void app.register(
    (scope, _options, done) => {
      scope.addHook('onRequest', (request, reply, next) => {
        requestHeaders(reply);
        const requestLine = request.method.length + request.url.length + ' ? HTTP/1.1\r\n'.length - 1;
        if (requestLine >= REQUEST_LINE_LIMIT) void reply.code(414).header('Connection', 'close').send('');
        else next();
      });
      scope.setErrorHandler((error, _request, reply) => {
        refuse(error instanceof SyntaxError ? badRequest('Malformed request body') : error, reply);
      });
      scope.setNotFoundHandler((request, reply) => {
        if (!parts.tokens.find(tokenId(request))) refuseToken(reply, parts.origin());
        else void reply.code(404).type('text/html; charset=UTF-8').send(NOT_FOUND_PAGE);
      });
      addPublic(scope, parts.origin);
      addRoutes((method, path, handler) => {
        scope.route({
          method,
          url: `/v2.1${path}`,
          handler: (request, reply) => {
            answer(request, reply, parts, handler);
            return reply;
          },
        });
      });
      done();
    },
    { prefix: COMPUTE_PREFIX },
  );
}
