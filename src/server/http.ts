/**
 * Queries and mutations by plain HTTP: Apollo Server on fastify, `POST` and `GET /graphql`.
 *
 * Refuses to know who may come in (admission.ts) and what clients are told of errors (presented-error.ts).
 */

import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { Logger } from 'pino';

import { spanning } from '../domain/tracer.ts';
import { callerOf } from './admission.ts';
import type { Admission } from './admission.ts';
import { originOf } from './context-for.ts';
import { CSRF_HEADER } from './browser-sessions.ts';
import type { ContextFor } from './context-for.ts';
import type { CheckedDocuments } from './checked-documents.ts';
import type { ResolveDocument } from './documents.ts';
import type { Graph } from './graph.ts';
import { namedDocuments } from './named-documents.ts';
import { parseOptionsFor, validationRulesFor } from './limits.ts';
import type { Limits } from './limits.ts';
import { maxAgeOfHeaders } from './max-age.ts';
import { presentError, reportErrors } from './presented-error.ts';
import { textOfResult } from './sharing/asked-at-once.ts';
import { throughRoutes } from './through-routes.ts';
import type { Held } from './through-routes.ts';
import { codesOf, kindOf, nameSpan, tellErrors } from './watched-operations.ts';
import type { Watchers } from './watched-requests.ts';

/** Any of these makes a browser ask first, so that a foreign page cannot send them; a session's cookie is nothing without one of them. */
const PREFLIGHTED = [
  'x-auth-token',
  'authorization',
  CSRF_HEADER,
  'apollo-require-preflight',
  'x-apollo-operation-name',
];

/** What the route needs. */
export interface HttpOptions {
  readonly graph: Graph;
  readonly limits: Limits;
  readonly checked: CheckedDocuments;
  readonly admission: Admission;
  readonly contextFor: ContextFor;
  readonly resolveDocument: ResolveDocument;
  readonly watchers: Watchers;
  readonly log: Logger;
}

/** Adds the route and starts Apollo Server, which ends when fastify has closed. */
export async function serveHttp(app: FastifyInstance, options: HttpOptions): Promise<void> {
  const { admission, contextFor, resolveDocument } = options;
  const { tracer } = options.watchers;
  const apollo = createApollo(options);
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());
  app.decorateRequest('context', null);

  // Made here rather than by Apollo, so that a failure is answered like every other failure of a request.
  const makeContext = async (request: FastifyRequest) => {
    request.setDecorator<Held>('context', await heldContext(request, contextFor));
  };
  const answer = fastifyApolloHandler<Held>(apollo, {
    context: (request) => Promise.resolve(request.getDecorator<Held>('context')),
  });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest: admission.onRequest,
    preHandler: [...admission.preHandler, namedDocuments(resolveDocument), makeContext],
    handler: (request: FastifyRequest, reply: FastifyReply) =>
      spanning(tracer.startWithin('graphql', { kind: 'internal' }), async () => answer.call(app, request, reply)),
  });
}

async function heldContext(request: FastifyRequest, contextFor: ContextFor): Promise<Held> {
  const caller = callerOf(request);
  if (caller === null) return { context: {}, asker: null };
  const maxAgeMs = maxAgeOfHeaders(request.headers);
  let isRefused = false;
  const onRefused = () => {
    isRefused = true;
  };
  const context = await contextFor(caller, { ...originOf(request.id, request.headers), maxAgeMs, onRefused });
  return { context, asker: { caller, maxAgeMs, isRefused: () => isRefused } };
}

function createApollo({ graph, limits, checked, watchers, log }: HttpOptions): ApolloServer<Held> {
  return new ApolloServer<Held>({
    gateway: throughRoutes(graph),
    stringifyResult: textOfResult,
    logger: log,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    documentStore: storeOf(checked),
    csrfPrevention: { requestHeaders: PREFLIGHTED },
    parseOptions: parseOptionsFor(limits),
    validationRules: [...validationRulesFor(limits)],
    stopOnTerminationSignals: false,
    formatError: (_formatted, error) => presentError(error).toJSON(),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      watchOperations(log, watchers),
      answerAsAccepted(),
    ],
  });
}

const ANSWERED_WITH_200: readonly unknown[] = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'];

/** GraphQL over HTTP: whoever accepts application/json alone looks into the body, and gets 200 for a document that is wrong. */
function answerAsAccepted(): ApolloServerPlugin<Held> {
  return {
    requestDidStart: ({ request }) => {
      const accepted = request.http?.headers.get('accept') ?? '';
      const isJsonAlone =
        accepted.includes('application/json') && !accepted.includes('application/graphql-response+json');
      return Promise.resolve({
        willSendResponse: ({ response, errors = [] }) => {
          const isWrong =
            errors.length > 0 && errors.every(({ extensions }) => ANSWERED_WITH_200.includes(extensions.code));
          if (isJsonAlone && isWrong) response.http.status = 200;
          return Promise.resolve();
        },
      });
    },
  };
}

/** Apollo Server names documents by their hash, and keeps those only that it found good. */
function storeOf({ recall, remember }: CheckedDocuments) {
  return {
    get: (name: string) => Promise.resolve(recall(name) ?? undefined),
    set: (name: string, document: DocumentNode) => {
      remember(name, document);
      return Promise.resolve();
    },
    delete: () => Promise.resolve(false),
  };
}

/** Refuses what plain HTTP cannot answer, and tells the log of bugs and failing upstreams. */
function watchOperations(log: Logger, { observer, tracer }: Watchers): ApolloServerPlugin<Held> {
  return {
    requestDidStart: ({ request }) => {
      const start = performance.now();
      return Promise.resolve({
        didResolveOperation: ({ operation }) => {
          if (operation !== undefined) nameSpan(tracer.underWay(), operation);
          return operation?.operation === OperationTypeNode.SUBSCRIPTION
            ? Promise.reject(elsewhere())
            : Promise.resolve();
        },
        willSendResponse: ({ operation, response }) => {
          const { errors } = response.body.kind === 'single' ? response.body.singleResult : {};
          const codes = codesOf(errors);
          const kind = operation?.operation === OperationTypeNode.SUBSCRIPTION ? 'refused' : kindOf(operation ?? null);
          tellErrors(tracer.underWay(), codes);
          observer.operation({ transport: 'http', kind, codes, ms: performance.now() - start });
          return Promise.resolve();
        },
        didEncounterErrors: ({ errors }) => {
          reportErrors(errors, log.child({ requestId: request.http?.headers.get('x-request-id') }));
          return Promise.resolve();
        },
      });
    },
  };
}

function elsewhere(): GraphQLError {
  const message = 'Subscribe over a WebSocket at this address, or over server-sent events at /graphql/stream.';
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}
