/**
 * `POST /webhooks/tickets/:system`: ticket systems tell that something changed.
 *
 * Open to everybody, for the signature over the raw bytes is the admission; a system that does not exist, or that sends
 * none, is answered like one. Refuses to know how systems sign and what a delivery means.
 */

import type { FastifyInstance } from 'fastify';

import type { ReceiveDelivery } from '../domain/ticket-system.ts';

/** Some systems send whole tickets; GitHub's own limit is 25 MiB, which no issue of people comes near. */
const MOST_BYTES = 5 * 2 ** 20;

const STATUS = { ACCEPTED: 202, REPEATED: 202, UNKNOWN: 404, FORGED: 401 } as const;
const MESSAGE = {
  UNKNOWN: 'There is no such ticket system, or it has no webhookSecret.',
  FORGED: 'The delivery is not signed with the webhookSecret, is too old, or is not of the expected form.',
} as const;

/** Adds the route. */
export function serveWebhooks(app: FastifyInstance, receive: ReceiveDelivery, now: () => Date): void {
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    // Whatever it claims to be: the signature is over the very bytes.
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, parsed) => {
      parsed(null, body);
    });
    scope.post<{ Params: { system: string } }>('/webhooks/tickets/:system', async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
      );
      const received = await receive(request.params.system, { headers, body, receivedAt: now() });
      if (received === 'ACCEPTED' || received === 'REPEATED') return reply.code(STATUS[received]).send({ received });
      request.log.warn({ system: request.params.system, received }, 'a webhook was refused');
      return reply
        .code(STATUS[received])
        .send({ errors: [{ message: MESSAGE[received], extensions: { code: received } }] });
    });
    done();
  });
}
