/**
 * Every request by HTTP, watched: one span, one count, and ids for the log lines of all that is done for it.
 *
 * Refuses to know what is asked for: of a request it tells method, route and status.
 */

import type { FastifyInstance } from 'fastify';

import type { Observer } from '../domain/observer.ts';
import type { Tracer } from '../domain/tracer.ts';
import { withLogContext } from '../log-context.ts';

/** Who watches the server. */
export interface Watchers {
  readonly observer: Observer;
  readonly tracer: Tracer;
}

/** To be added before every other hook, so that they are done inside too. */
export function watchRequests(app: FastifyInstance, { observer, tracer }: Watchers): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { method, id } = request;
    const span = tracer.start(method, {
      kind: 'server',
      attributes: { 'http.request.method': method, 'slipway.request.id': id },
      from: request.headers,
    });
    const enter = (work: () => void): void => {
      withLogContext({ requestId: id, ...span.ids }, () => {
        span.run(work);
      });
    };
    // Not when the answer was sent: streams that their clients left are to be seen too.
    reply.raw.once('close', () => {
      const route = request.routeOptions.url ?? null;
      const status = reply.statusCode;
      const ms = reply.elapsedTime;
      observer.request({ method, route, status, ms });
      if (route !== null) span.rename(`${method} ${route}`);
      span.set({ 'http.response.status_code': status, ...(route !== null && { 'http.route': route }) });
      if (status >= 500) span.fail(String(status));
      span.end();
      enter(() => {
        request.log.info({ method, route, status, ms: Math.round(ms) }, 'request');
      });
    });
    enter(done);
  });
}
