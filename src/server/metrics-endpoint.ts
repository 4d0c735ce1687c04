/**
 * `GET /metrics`, on a listener of its own, so that what the public reaches has no way to it.
 *
 * Behind a bearer token where there is one. Without, it is meant for this machine, and a page in somebody's browser
 * that made its own name lead here is refused by the name it asks for. Refuses to know what is measured.
 */

import { createHash, timingSafeEqual } from 'node:crypto';

import Fastify from 'fastify';
import type { Logger } from 'pino';

import { bodyOf } from './error-reply.ts';

/** Metrics as they are sent. */
export interface MetricsText {
  readonly contentType: string;
  readonly text: string;
}

export interface MetricsEndpointOptions {
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  /** Null: whoever reaches the listener may read. */
  readonly token: string | null;
  readonly read: () => Promise<MetricsText>;
  readonly log: Logger;
}

/** It listens. */
export interface MetricsEndpoint {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** Throws the system's error when the port is taken. */
export async function serveMetrics({ host, port, token, read, log }: MetricsEndpointOptions): Promise<MetricsEndpoint> {
  const app = Fastify({ logger: false });
  const admit = token === null ? createNameCheck(host) : createTokenCheck(token);
  app.addHook('onRequest', async (request, reply) => {
    const refusal = admit(request.headers);
    if (refusal === null) return;
    if (refusal.status === 401) reply.header('www-authenticate', 'Bearer');
    await reply.code(refusal.status).send(bodyOf(refusal.message, refusal.code));
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(bodyOf('There is only /metrics here.', 'NOT_FOUND')),
  );
  app.setErrorHandler((error, _request, reply) => {
    log.error({ err: error }, 'metrics could not be told');
    return reply.code(500).send(bodyOf('Internal server error.', 'INTERNAL_SERVER_ERROR'));
  });
  app.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await read();
    return reply.header('content-type', contentType).send(text);
  });
  const url = await app.listen({ host, port });
  return { url: `${url}/metrics`, close: () => app.close() };
}

interface Headers {
  readonly authorization?: string | undefined;
  readonly host?: string | undefined;
}
interface Refusal {
  readonly status: 401 | 403;
  readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN';
  readonly message: string;
}

function createTokenCheck(token: string): (headers: Headers) => Refusal | null {
  const expected = digest(`Bearer ${token}`);
  const message = 'Send the configured metrics.token as Authorization: Bearer.';
  return ({ authorization = '' }) =>
    timingSafeEqual(digest(authorization), expected) ? null : { status: 401, code: 'UNAUTHENTICATED', message };
}

function createNameCheck(own: string): (headers: Headers) => Refusal | null {
  const message = 'Metrics without a token are told to this machine alone: ask for them by its loopback address.';
  return ({ host = 'localhost' }) => {
    const name = URL.parse(`http://${host}`)?.hostname;
    const isLocal = name !== undefined && [...LOCAL_NAMES, own].includes(name);
    return isLocal ? null : { status: 403, code: 'FORBIDDEN', message };
  };
}

/** Of one length, whatever was sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
