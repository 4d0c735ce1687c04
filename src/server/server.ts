/**
 * The gateway's transports, put together: GraphQL by HTTP, WebSocket and server-sent events, GraphiQL, and health, all
 * on one port.
 *
 * Refuses to know the schema, who is calling and what resolvers may reach: it is given all three.
 */

import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';

import { createAdmission } from './admission.ts';
import type { Authenticate } from './admission.ts';
import type { ContextFor } from './context-for.ts';
import { setErrorReplies } from './error-reply.ts';
import { limitFirst } from './first-limit.ts';
import { serveGraphiQL } from './graphiql.ts';
import { serveHealth } from './health.ts';
import type { HealthCheck } from './health.ts';
import { serveHttp } from './http.ts';
import type { Limits } from './limits.ts';
import { createOperations } from './operations.ts';
import { enforceOperator } from './operator-directive.ts';
import { redaction } from './redaction.ts';
import { requestIdFrom } from './request-id.ts';
import { refuseUnstorable } from './storable-arguments.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { serveStreams } from './server-sent-events.ts';
import { createWebSockets } from './websocket.ts';

/** What the server is given. */
export interface ServerOptions {
  /** Executable; `@operator` and the largest `first` are enforced on it here. */
  readonly schema: GraphQLSchema;
  readonly authenticate: Authenticate;
  /** Called for each operation, and for each event of a subscription. */
  readonly contextFor: ContextFor;
  readonly limits: Limits;
  /** Opens introspection and GraphiQL's page to everybody. */
  readonly demo: boolean;
  /** What `/readyz` asks. */
  readonly checks: readonly HealthCheck[];
  readonly log: Logger;
}

/** A server that listens once and closes once. */
export interface GatewayServer {
  /** Answers the URL under which it is reached. Port 0 takes a free one. */
  readonly listen: (address: { host: string; port: number }) => Promise<string>;
  /** Takes nothing new, ends sockets and streams, waits for requests under way for at most 10 seconds. */
  readonly close: () => Promise<void>;
}

const DRAIN_MS = 10_000;

export function createServer(options: ServerOptions): GatewayServer {
  const { limits, authenticate, contextFor, demo } = options;
  const log = options.log.child({}, { redact: redaction });
  const guarded = refuseUnstorable(enforceOperator(options.schema));
  const schema = limits.maxFirst === undefined ? guarded : limitFirst(guarded, limits.maxFirst);
  const operations = createOperations(schema, limits);

  const app = createApp(log, limits);
  const admission = createAdmission(app, { authenticate, demo, limits });
  serveHealth(app, options.checks, log);
  serveGraphiQL(app, { demo, admission });
  app.register((scope) => serveHttp(scope, { schema, limits, admission, contextFor, log }));
  const endStreams = serveStreams(app, { operations, admission, contextFor, log });
  const sockets = createWebSockets({ operations, authenticate, contextFor, bodyBytes: limits.bodyBytes, log });
  app.server.on('upgrade', sockets.upgrade);
  app.addHook('preClose', async () => {
    endStreams();
    await sockets.close();
  });

  return {
    listen: (address) => app.listen(address),
    close: async () => {
      const impatience = setTimeout(() => {
        app.server.closeAllConnections();
      }, DRAIN_MS);
      await app.close();
      clearTimeout(impatience);
    },
  };
}

/** fastify with what holds for every route: ids, one log line, headers, errors. */
function createApp(log: Logger, limits: Limits): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = log;
  const app: FastifyInstance = Fastify({
    loggerInstance,
    // Its own lines show URLs with their query strings.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: (request) => requestIdFrom(request.headers['x-request-id']),
    bodyLimit: limits.bodyBytes,
  });
  app.addHook('onRequest', (request, reply, done) => {
    // Whoever reads the header later reads the id that everything else goes by.
    request.headers['x-request-id'] = request.id;
    reply.header('x-request-id', request.id);
    // Not when the answer was sent: streams that their clients left are to be seen too.
    reply.raw.once('close', () => {
      const { method, routeOptions } = request;
      const ms = Math.round(reply.elapsedTime);
      request.log.info({ method, route: routeOptions.url ?? null, status: reply.statusCode, ms }, 'request');
    });
    done();
  });
  setSecurityHeaders(app);
  setErrorReplies(app, log);
  return app;
}
