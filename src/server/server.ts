/**
 * The gateway's transports, put together: GraphQL by HTTP, WebSocket and server-sent events, the dashboard, GraphiQL, and
 * health, all on one port.
 *
 * Refuses to know the schema, who is calling and what resolvers may reach: it is given all three.
 */

import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';

import type { Sessions } from '../access/sessions.ts';
import type { SignIn } from '../access/sign-in.ts';
import type { ReadCalendar } from '../domain/calendar-feed.ts';
import type { Caller } from '../domain/viewer.ts';
import type { ReceiveDelivery } from '../domain/ticket-system.ts';
import { createAdmission } from './admission.ts';
import type { Authenticate } from './admission.ts';
import { createBrowserSessions } from './browser-sessions.ts';
import { serveCalendar } from './calendar.ts';
import { createCheckedDocuments } from './checked-documents.ts';
import type { ContextFor } from './context-for.ts';
import { createDocuments } from './documents.ts';
import type { DocumentSettings } from './documents.ts';
import { BUILT_DASHBOARD, serveDashboard } from './dashboard.ts';
import { answerBadAddress, setErrorReplies } from './error-reply.ts';
import { graphOf } from './graph.ts';
import type { Graph } from './graph.ts';
import { serveGraphiQL } from './graphiql.ts';
import { guard } from './guard.ts';
import { serveHealth } from './health.ts';
import type { HealthCheck } from './health.ts';
import { checkHostHeader } from './host-header.ts';
import { serveHttp } from './http.ts';
import type { Limits } from './limits.ts';
import { drainable } from './drain.ts';
import { createAudiences } from './sharing/audiences.ts';
import { createTokenWatch } from './token-watch.ts';
import { createOperations } from './operations.ts';
import { redaction } from './redaction.ts';
import { requestIdFrom } from './request-id.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { serveSessions } from './session-routes.ts';
import { serveStreams } from './server-sent-events.ts';
import { serveWebhooks } from './webhooks.ts';
import { watchRequests } from './watched-requests.ts';
import type { Watchers } from './watched-requests.ts';
import { createWebSockets } from './websocket.ts';

/** What the server is given. */
export interface ServerOptions {
  /** An executable schema, which is guarded here (guard.ts); or a graph, whose schemas are guarded already. */
  readonly schema: GraphQLSchema | Graph;
  readonly authenticate: Authenticate;
  /** Who comes in without a token; nobody does when it is left out. */
  readonly anybody?: Caller;
  /** Of browsers. */
  readonly sessions: Pick<Sessions, 'open' | 'recall' | 'end' | 'watch'>;
  readonly signIn: SignIn;
  /** Where people reach the gateway; null when nobody said. */
  readonly publicUrl: string | null;
  /** Addresses and ranges of proxies that say for whom they ask (`X-Forwarded-For`). */
  readonly proxies: readonly string[];
  /** Called for each operation, and for each event of a subscription. */
  readonly contextFor: ContextFor;
  /** Asks whoever knows about a token, whatever is remembered of it. */
  readonly recheck: Authenticate;
  /** The token of a connection that stays is asked about once in so long. */
  readonly recheckMs: () => number;
  /** May change: see `reconfigured`. */
  readonly limits: Limits;
  /** Documents that clients may name; none when it is left out. */
  readonly documents?: DocumentSettings;
  /** Headers of a WebSocket's upgrade that contexts are given, in lower case; none when it is left out. */
  readonly keptHeaders?: readonly string[];
  /** At most so many bytes wait for one subscriber's connection before it reads for itself. */
  readonly mostBacklog?: number;
  /** Opens introspection and GraphiQL's page to everybody. */
  readonly demo: boolean;
  /** Folder of the built dashboard; where `npm ci` builds it if left out. */
  readonly dashboard?: string;
  /** What a ticket system's webhook comes to. */
  readonly receiveDelivery: ReceiveDelivery;
  /** What calendar programs come for. */
  readonly readCalendar: ReadCalendar;
  readonly now: () => Date;
  readonly watchers: Watchers;
  /** What `/readyz` asks. */
  readonly checks: () => readonly HealthCheck[];
  readonly log: Logger;
}

/** A server that listens once and closes once. */
export interface GatewayServer {
  /** Answers the URL under which it is reached. Port 0 takes a free one. */
  readonly listen: (address: { host: string; port: number }) => Promise<string>;
  /** What it was given answers otherwise from now on: streams go on under that. Answers when every token was asked about anew. */
  readonly reconfigured: () => Promise<void>;
  /** Says that it is not ready, takes no operation any more, ends sockets and streams, and waits until what is under way is answered; at most so long. */
  readonly drain: (mostMs: number) => Promise<void>;
  /** Drains, and closes. */
  readonly close: (drainMs?: number) => Promise<void>;
}

const DRAIN_MS = 10_000;
/** What is still there after draining is cut off after so long. */
const FAREWELL_MS = 1_000;
const NO_DOCUMENTS: DocumentSettings = { trusted: new Map(), only: false, automatic: false };

export function createServer(options: ServerOptions): GatewayServer {
  const { limits, authenticate, anybody = null, sessions, contextFor, watchers, demo } = options;
  const log = options.log.child({}, { redact: redaction });
  const graph = 'routeOf' in options.schema ? options.schema : graphOf(guard(options.schema, limits));
  const resolveDocument = createDocuments(options.documents ?? NO_DOCUMENTS);
  const checked = { streamed: createCheckedDocuments(), posted: createCheckedDocuments() };
  const operations = createOperations(graph, limits, checked.streamed);
  const audiences = createAudiences(options.mostBacklog);
  const tokens = createTokenWatch({
    recheck: options.recheck,
    everyMs: options.recheckMs,
    onChanged: audiences.dissolve,
  });
  const forgetChecked = () => {
    checked.streamed.forget();
    checked.posted.forget();
  };
  const unfollow = graph.onChange(forgetChecked);

  const app = createApp(log, options);
  const drain = drainable(app);
  const browser = createBrowserSessions(sessions, options.publicUrl);
  const admission = createAdmission(app, { authenticate, anybody, browser, demo, limits });
  serveSessions(app, { sessions, browser, signIn: options.signIn, authenticate, demo });
  serveHealth(app, options.checks, log, { isEnding: drain.isDraining });
  serveGraphiQL(app, { demo, admission: admission.page });
  serveCalendar(app, options.readCalendar);
  serveDashboard(app, options.dashboard ?? BUILT_DASHBOARD);
  serveWebhooks(app, options.receiveDelivery, options.now);
  const running = { contextFor, resolveDocument, watchers, log };
  app.register((scope) => serveHttp(scope, { ...running, graph, limits, checked: checked.posted, admission }));
  const streaming = { ...running, operations, browser, audiences, tokens };
  const endStreams = serveStreams(app, { ...streaming, admission });
  const sockets = createWebSockets({
    ...streaming,
    authenticate,
    anybody,
    keptHeaders: options.keptHeaders ?? [],
    limits,
  });
  app.server.on('upgrade', sockets.upgrade);
  app.addHook('preClose', async () => {
    endStreams();
    await sockets.close();
    tokens.close();
    unfollow();
  });
  const drainWithin = (mostMs: number) =>
    drain.within(mostMs, async () => {
      endStreams();
      await sockets.drain();
    });

  return {
    listen: (address) => app.listen(address),
    reconfigured: async () => {
      // Loggers take the level of the one that they were made of, once.
      log.level = options.log.level;
      forgetChecked();
      await tokens.recheckAll();
      audiences.dissolve();
    },
    drain: drainWithin,
    close: async (drainMs = DRAIN_MS) => {
      await drainWithin(drainMs);
      const impatience = setTimeout(() => {
        app.server.closeAllConnections();
      }, FAREWELL_MS);
      await app.close();
      clearTimeout(impatience);
    },
  };
}

/** fastify with what holds for every route: ids, one log line, headers, errors. */
function createApp(
  log: Logger,
  { limits, proxies, watchers }: Pick<ServerOptions, 'limits' | 'proxies' | 'watchers'>,
): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = log;
  const app: FastifyInstance = Fastify({
    loggerInstance,
    // Its own lines show URLs with their query strings.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    frameworkErrors: answerBadAddress,
    genReqId: (request) => requestIdFrom(request.headers['x-request-id']),
    bodyLimit: limits.bodyBytes,
    trustProxy: [...proxies],
  });
  watchRequests(app, watchers);
  app.addHook('onRequest', (request, reply, done) => {
    // Whoever reads the header later reads the id that everything else goes by.
    request.headers['x-request-id'] = request.id;
    reply.header('x-request-id', request.id);
    done();
  });
  checkHostHeader(app);
  setSecurityHeaders(app);
  setErrorReplies(app, log);
  return app;
}
