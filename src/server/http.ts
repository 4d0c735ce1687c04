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
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';

import { callerOf } from './admission.ts';
import type { Admission } from './admission.ts';
import type { ContextFor } from './context-for.ts';
import { parseOptionsFor, validationRulesFor } from './limits.ts';
import type { Limits } from './limits.ts';
import { presentError, reportErrors } from './presented-error.ts';

/** Any of these makes a browser ask first, so that a foreign page cannot send them: tokens travel in headers alone. */
const PREFLIGHTED = ['x-auth-token', 'authorization', 'apollo-require-preflight', 'x-apollo-operation-name'];

/** What the route needs. */
export interface HttpOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly admission: Admission;
  readonly contextFor: ContextFor;
  readonly log: Logger;
}

/** Adds the route and starts Apollo Server, which ends when fastify has closed. */
export async function serveHttp(app: FastifyInstance, options: HttpOptions): Promise<void> {
  const { admission, contextFor } = options;
  const apollo = createApollo(options);
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());
  app.decorateRequest('context', null);

  // Made here rather than by Apollo, so that a failure is answered like every other failure of a request.
  const makeContext = async (request: FastifyRequest) => {
    const caller = callerOf(request);
    request.setDecorator<object>('context', caller === null ? {} : await contextFor(caller, { requestId: request.id }));
  };
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest: admission.onRequest,
    preHandler: [...admission.preHandler, makeContext],
    handler: fastifyApolloHandler<object>(apollo, {
      context: (request) => Promise.resolve(request.getDecorator<object>('context')),
    }),
  });
}

function createApollo({ schema, limits, log }: HttpOptions): ApolloServer<object> {
  return new ApolloServer<object>({
    schema,
    logger: log,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
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
      watchOperations(log),
    ],
  });
}

/** Refuses what plain HTTP cannot answer, and tells the log of bugs and failing upstreams. */
function watchOperations(log: Logger): ApolloServerPlugin<object> {
  return {
    requestDidStart: ({ request }) =>
      Promise.resolve({
        didResolveOperation: ({ operation }) =>
          operation?.operation === OperationTypeNode.SUBSCRIPTION ? Promise.reject(elsewhere()) : Promise.resolve(),
        didEncounterErrors: ({ errors }) => {
          reportErrors(errors, log.child({ requestId: request.http?.headers.get('x-request-id') }));
          return Promise.resolve();
        },
      }),
  };
}

function elsewhere(): GraphQLError {
  const message = 'Subscribe over a WebSocket at this address, or over server-sent events at /graphql/stream.';
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}
