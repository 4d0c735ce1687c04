/**
 * The end of a server that was told to end: no new requests, and time for those under way.
 *
 * While it drains it still listens, so that `/readyz` can say so and nobody is refused a connection before whoever
 * balances the load has noticed. Refuses to know sockets and streams.
 */

import type { FastifyInstance } from 'fastify';

import { ShuttingDownError } from '../errors.ts';

/** Answered to the end. */
const ALWAYS = ['/healthz', '/readyz'];
const RETRY_AFTER_SECONDS = 5;

export interface Drain {
  readonly isDraining: () => boolean;
  /** Refuses from now on, does `end`, and resolves once nothing is under way, or `mostMs` later. */
  readonly within: (mostMs: number, end: () => Promise<void>) => Promise<void>;
}

/** Adds hooks that count and refuse requests. */
export function drainable(app: Pick<FastifyInstance, 'addHook'>): Drain {
  let draining = false;
  let underWay = 0;
  let emptied: (() => void) | null = null;

  app.addHook('onRequest', (request, reply, done) => {
    const isHealth = ALWAYS.includes(request.routeOptions.url ?? '');
    if (draining && !isHealth) {
      reply.header('connection', 'close').header('retry-after', RETRY_AFTER_SECONDS);
      done(new ShuttingDownError());
      return;
    }
    if (!isHealth) {
      underWay += 1;
      reply.raw.once('close', () => {
        underWay -= 1;
        if (underWay === 0) emptied?.();
      });
    }
    done();
  });
  return {
    isDraining: () => draining,
    within: async (mostMs, end) => {
      draining = true;
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const impatience = setTimeout(resolve, mostMs, undefined);
      const empty = new Promise<void>((answered) => {
        emptied = answered;
        if (underWay === 0) answered();
      });
      await Promise.race([promise, Promise.all([empty, end()])]);
      clearTimeout(impatience);
    },
  };
}
