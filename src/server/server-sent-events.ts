/**
 * Operations over server-sent events: `GET` and `POST /graphql/stream`, GraphQL over SSE in "distinct connections" mode.
 *
 * A client that does not read holds up its own subscription and nobody's memory (pace.ts). Refuses to know who may come
 * in (admission.ts) and what the events say (graphql-sse).
 */

import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ExecutionResult } from 'graphql';
import { createHandler } from 'graphql-sse';
import type { Handler } from 'graphql-sse';
import type { Logger } from 'pino';
import { z } from 'zod';

import { UnauthenticatedError } from '../errors.ts';
import { callerOf } from './admission.ts';
import type { Admission } from './admission.ts';
import { bodyOf } from './error-reply.ts';
import type { ContextFor } from './context-for.ts';
import { atInstant } from './expiry.ts';
import type { Operations } from './operations.ts';
import { createPace } from './pace.ts';
import type { Pace } from './pace.ts';
import { presentError } from './presented-error.ts';
import type { OperationRun } from './subscribe.ts';

/** What the route needs. */
export interface StreamOptions {
  readonly operations: Operations;
  readonly admission: Admission;
  readonly contextFor: ContextFor;
  readonly log: Logger;
}

const OVER: ExecutionResult = {
  errors: [presentError(new UnauthenticatedError('The token has expired: connect again with a new one.'))],
};

const Body = z.record(z.string(), z.unknown());
/** In `Accept`; nothing at all is anything. */
const ACCEPTABLE = /^$|text\/event-stream|\*\/\*/iu;

/** Adds the route. Answers how to end all streams: abruptly, so that clients know that it was not the end of the story. */
export function serveStreams(app: FastifyInstance, options: StreamOptions): () => void {
  const open = new Set<ServerResponse>();
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql/stream',
    onRequest: options.admission.onRequest,
    preHandler: options.admission.preHandler,
    handler: async (request, reply) => {
      if (!ACCEPTABLE.test(request.headers.accept ?? '')) {
        return reply.code(406).send(bodyOf('Only text/event-stream is sent here.', 'BAD_REQUEST'));
      }
      const pace = createPace();
      const { handle, end } = handlerFor(request, options, pace);
      open.add(reply.raw);
      reply.raw.once('close', () => {
        open.delete(reply.raw);
        end();
      });
      const [body, { status, headers = {} }] = await handle(requestOf(request));
      if (body === null || typeof body === 'string') return reply.code(status).headers(headers).send(body);
      return reply.code(status).headers(headers).send(readableOf(body, pace));
    },
  });
  return () => {
    for (const response of open) response.destroy();
  };
}

function requestOf(request: FastifyRequest): Parameters<Handler<FastifyRequest, undefined>>[0] {
  const body = Body.safeParse(request.body);
  return {
    method: request.method,
    url: request.url,
    headers: { get: (name) => (name === 'accept' ? 'text/event-stream' : headerOf(request, name)) },
    body: body.success ? body.data : null,
    raw: request,
    context: undefined,
  };
}

function headerOf(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}

/** One request's handler: nothing of it is left when the request is over. */
function handlerFor(
  request: FastifyRequest,
  { operations, contextFor, log }: StreamOptions,
  pace: Pace,
): { handle: Handler<FastifyRequest, undefined>; end: () => void } {
  const caller = callerOf(request);
  const run: OperationRun = {
    freshContext: () => (caller === null ? {} : contextFor(caller, { requestId: request.id })),
    log: log.child({ requestId: request.id }),
  };
  let cancelExpiry: (() => void) | null = null;
  const handle = createHandler<FastifyRequest, undefined>({
    // No stream tokens: whoever knew one could read along, and streams would wait for clients that never come.
    authenticate: () => null,
    onSubscribe: (_request, params) => {
      const checked = operations.check(params);
      return 'schema' in checked ? { ...checked, contextValue: undefined } : Readable.from([{ errors: checked }]);
    },
    execute: (args) => operations.execute(args, run),
    subscribe: async (args) => {
      const results = await operations.subscribe(args, run);
      if (!(Symbol.asyncIterator in results)) return results;
      const paced = pace.paced(results, (failure) => ({ errors: [presentError(failure)] }));
      if (caller !== null) {
        cancelExpiry = atInstant(caller.viewer.expiresAt, () => {
          paced.interrupt(OVER);
        });
      }
      return paced;
    },
  });
  return {
    handle,
    end: () => {
      cancelExpiry?.();
    },
  };
}

/** What asks for the next chunk has sent the one before it. Destroyed, it leaves the subscription at once. */
function readableOf(body: AsyncGenerator<string>, pace: Pace): Readable {
  const chunks: AsyncIterableIterator<string> = {
    next: () => {
      pace.sent();
      return body.next();
    },
    return: () => body.return(undefined),
    [Symbol.asyncIterator]: () => chunks,
  };
  return Readable.from(chunks, { objectMode: false, highWaterMark: 1 });
}
