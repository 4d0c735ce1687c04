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
import { callerOf, sessionOf } from './admission.ts';
import type { Admission } from './admission.ts';
import type { BrowserSessions } from './browser-sessions.ts';
import { bodyOf } from './error-reply.ts';
import { originOf } from './context-for.ts';
import type { ContextFor } from './context-for.ts';
import type { ResolveDocument } from './documents.ts';
import { createEventStream } from './event-stream.ts';
import { namedDocuments } from './named-documents.ts';
import { maxAgeOfHeaders } from './max-age.ts';
import type { Operations } from './operations.ts';
import { createPace } from './pace.ts';
import type { Pace } from './pace.ts';
import { presentError } from './presented-error.ts';
import type { Audiences } from './sharing/audiences.ts';
import type { Outlet } from './sharing/outlet.ts';
import type { SubscriptionRun } from './subscribe.ts';
import type { Followed, TokenWatch } from './token-watch.ts';
import { watchOperation } from './watched-operations.ts';
import type { Watchers } from './watched-requests.ts';

/** What the route needs. */
export interface StreamOptions {
  readonly operations: Operations;
  readonly admission: Admission;
  readonly browser: Pick<BrowserSessions, 'watch'>;
  readonly contextFor: ContextFor;
  readonly resolveDocument: ResolveDocument;
  readonly audiences: Audiences;
  readonly tokens: TokenWatch;
  readonly watchers: Watchers;
  readonly log: Logger;
}

const saying = (why: string): ExecutionResult => ({ errors: [presentError(new UnauthenticatedError(why))] });
const OVER = saying('The token is not valid any more: connect again with a new one.');
const SIGNED_OUT = saying('The session has ended: sign in again.');

const Body = z.record(z.string(), z.unknown());
/** In `Accept`; nothing at all is anything. */
const ACCEPTABLE = /^$|text\/event-stream|\*\/\*/iu;

/** Adds the route. Answers how to end all subscriptions: abruptly, so that clients know that it was not the end of the story. */
export function serveStreams(app: FastifyInstance, options: StreamOptions): () => void {
  const open = new Set<ServerResponse>();
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql/stream',
    onRequest: options.admission.onRequest,
    preHandler: [...options.admission.preHandler, namedDocuments(options.resolveDocument)],
    handler: async (request, reply) => {
      if (!ACCEPTABLE.test(request.headers.accept ?? '')) {
        return reply.code(406).send(bodyOf('Only text/event-stream is sent here.', 'BAD_REQUEST'));
      }
      const pace = createPace();
      const events = createEventStream(pace.sent, () => reply.raw.writableLength);
      const { handle, end } = handlerFor(request, options, {
        pace,
        outlet: events.outlet,
        onStream: () => open.add(reply.raw),
      });
      reply.raw.once('close', () => {
        open.delete(reply.raw);
        end();
      });
      const [body, { status, headers = {} }] = await handle(requestOf(request));
      if (body === null || typeof body === 'string') return reply.code(status).headers(headers).send(body);
      return reply.code(status).headers(headers).send(events.readableOf(body));
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
  { operations, browser, contextFor, audiences, tokens, watchers, log }: StreamOptions,
  { pace, outlet, onStream }: { pace: Pace; outlet: Outlet; onStream: () => void },
): { handle: Handler<FastifyRequest, undefined>; end: () => void } {
  const caller = callerOf(request);
  const maxAgeMs = maxAgeOfHeaders(request.headers);
  let followed: Followed | null = null;
  let cancelWatch: (() => void) | null = null;
  let gone = false;
  const current = () => followed?.caller() ?? caller;
  const run: SubscriptionRun = {
    freshContext: (onRefused) => {
      const acting = current();
      const about = { ...originOf(request.id, request.headers), maxAgeMs, onRefused };
      return acting === null ? {} : contextFor(acting, about);
    },
    log: () => log.child({ requestId: request.id }),
    watch: watchOperation(watchers, 'sse', request.id),
    audiences,
    outlet,
    maxAgeMs,
    viewer: () => current()?.viewer ?? null,
    isStillValid: () => followed?.isStillValid() ?? Promise.resolve(false),
  };
  const secret = sessionOf(request);
  const handle = createHandler<FastifyRequest, undefined>({
    // No stream tokens: whoever knew one could read along, and streams would wait for clients that never come.
    authenticate: () => null,
    onSubscribe: (_request, params) => {
      const checked = operations.check(params);
      if ('schema' in checked) return { ...checked, contextValue: undefined };
      run.watch.refused(checked);
      return Readable.from([{ errors: checked }]);
    },
    execute: (args) => operations.execute(args, run),
    subscribe: async (args) => {
      const results = await operations.subscribe(args, run);
      if (!(Symbol.asyncIterator in results)) return results;
      const paced = pace.paced(results, (failure) => ({ errors: [presentError(failure)] }));
      // The client may have left while the subscription began: then nobody would ever let go of these.
      if (gone) {
        await paced.return();
        return paced;
      }
      onStream();
      if (caller !== null) {
        followed = tokens.follow(caller, () => {
          paced.interrupt(OVER);
        });
        if (secret !== null) {
          cancelWatch = browser.watch(secret, () => {
            paced.interrupt(SIGNED_OUT);
          });
        }
      }
      return paced;
    },
  });
  return {
    handle,
    end: () => {
      gone = true;
      followed?.stop();
      cancelWatch?.();
    },
  };
}
