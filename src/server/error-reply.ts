/**
 * What is answered where no GraphQL result can be: no token, no such route, a body that cannot be read, a bug.
 *
 * Always JSON in the shape of a GraphQL result. Refuses to know which routes there are.
 */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';

import { GatewayError, TooManyAttemptsError } from '../errors.ts';
import { presentFailure } from './presented-error.ts';
import { HEADERS } from './security-headers.ts';

/** HTTP status of the failures that have a name; 500 for the others. */
const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  SIGN_IN_REFUSED: 401,
  FORBIDDEN: 403,
  CROSS_SITE_REQUEST: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  TOO_MANY_ATTEMPTS: 429,
  UPSTREAM_FAILED: 503,
  SHUTTING_DOWN: 503,
};

/** Where fastify does not say what to do. */
const ADVICE: Readonly<Record<number, string>> = {
  413: 'The body is larger than this gateway takes: send less, or in several requests.',
  415: 'Send a body of JSON, with Content-Type: application/json.',
};

/** For what fastify refuses before any hook has run. */
export function answerBadAddress(_error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  void reply
    .headers(HEADERS)
    .code(400)
    .send(bodyOf('The address is not one: a % stands for itself as %25.', 'BAD_REQUEST'));
}

/** Sets the replies for unknown routes and for whatever hooks and handlers throw. */
export function setErrorReplies(
  app: Pick<FastifyInstance, 'setErrorHandler' | 'setNotFoundHandler'>,
  log: Logger,
): void {
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(bodyOf('There is nothing here.', 'NOT_FOUND')));

  app.setErrorHandler((error, request, reply) => {
    const status = clientFaultStatus(error);
    if (status !== null && error instanceof Error) {
      return reply.code(status).send(bodyOf(ADVICE[status] ?? error.message, 'BAD_REQUEST'));
    }
    const told = presentFailure(error, log.child({ requestId: request.id }));
    if (error instanceof GatewayError && error.code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer');
    if (error instanceof TooManyAttemptsError) reply.header('retry-after', error.retryAfterSeconds);
    return reply.code(STATUS[String(told.extensions.code)] ?? 500).send({ errors: [told] });
  });
}

/** Fastify's own errors carry the status they stand for. */
function clientFaultStatus(error: unknown): number | null {
  if (!(error instanceof Error) || !('statusCode' in error)) return null;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : null;
}

/** A body that says one thing. */
export function bodyOf(message: string, code: string): { errors: GraphQLError[] } {
  return { errors: [new GraphQLError(message, { extensions: { code } })] };
}
