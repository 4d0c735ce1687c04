/**
 * The HTTP server under every simulated system: loopback only, counts requests, fails and delays on demand.
 *
 * Refuses to know what it serves; routes are registered by the systems themselves.
 */
import { setTimeout as delay } from 'node:timers/promises';

import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';

import { createFaults } from './faults.ts';
import type { Faults } from './faults.ts';
import { createRequestLog } from './requests.ts';
import type { RequestLog } from './requests.ts';

const LOOPBACK = '127.0.0.1';
/** Nova's own server refuses a request line of 8 kB; Node must let it through for us to answer. */
const NODE_HEADER_LIMIT = 64 * 1024;

/** What every simulated server can be told. */
export interface DemoServerOptions {
  /** 0 (the default) takes a free port. */
  readonly port?: number;
  /** Added to every answer, in milliseconds; 0 by default. */
  readonly latencyMs?: number;
}

/** A server that is put together but not listening yet. */
export interface DemoServer {
  readonly app: FastifyInstance;
  readonly log: RequestLog;
  readonly faults: Faults;
  /** Starts to listen and gives the origin, e.g. `http://127.0.0.1:4123`. Rejects if the port is taken. */
  readonly listen: () => Promise<string>;
  /** The origin once listening; throws before. */
  readonly origin: () => string;
  /** Ends every connection, hanging ones included. */
  readonly close: () => Promise<void>;
}

/** Real clients send `Content-Type: application/json` with no body on DELETE and GET; that is not an error. */
function acceptEmptyJson(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    if (body === '') {
      done(null, undefined);
      return;
    }
    try {
      const parsed: unknown = JSON.parse(String(body));
      done(null, parsed);
    } catch (cause) {
      done(new SyntaxError('malformed JSON', { cause }));
    }
  });
}

/** A loopback server with its request record and failure switches in front of every route. */
export function createDemoServer({ port = 0, latencyMs = 0 }: DemoServerOptions): DemoServer {
  const app = Fastify({
    forceCloseConnections: true,
    http: { maxHeaderSize: NODE_HEADER_LIMIT },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 1000 },
  });
  const log = createRequestLog();
  const faults = createFaults();
  let origin: string | undefined;

  acceptEmptyJson(app);
  app.addHook('onRequest', async (request, reply) => {
    log.record(request);
    if (latencyMs > 0) await delay(latencyMs);
    return faults.apply(request, reply) ? reply : undefined;
  });

  return {
    app,
    log,
    faults,
    listen: async () => (origin = await app.listen({ host: LOOPBACK, port })),
    origin: () => {
      if (origin === undefined) throw new Error('the simulated server does not listen yet');
      return origin;
    },
    close: () => app.close(),
  };
}
