/**
 * What browsers are told to refuse on our behalf, on every answer.
 *
 * Routes that serve a page replace the policy by one that allows what the page needs. Refuses to know them.
 */

import type { FastifyInstance } from 'fastify';

/** What every answer says. */
export const HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  // Answers depend on the token and on the moment: no cache between us and the client may keep one.
  'cache-control': 'no-store',
};

/** Sets the headers on every reply, those of unknown routes included. */
export function setSecurityHeaders(app: Pick<FastifyInstance, 'addHook'>): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(HEADERS);
    done();
  });
}
