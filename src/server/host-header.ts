/**
 * Refuses requests whose `Host` is no host: whoever puts a URL together from it later would fail on it.
 *
 * Refuses to know which hosts are ours.
 */

import type { FastifyInstance } from 'fastify';

import { bodyOf } from './error-reply.ts';

/** RFC 9110 section 7.2: a host and perhaps a port, and nothing else of a URL. */
const HOST = /^[^\s/?#@\\]+$/u;

/** Adds the check to every route: 400 with code BAD_REQUEST. HTTP/1.0 may leave the header out. */
export function checkHostHeader(app: Pick<FastifyInstance, 'addHook'>): void {
  app.addHook('onRequest', async (request, reply) => {
    request.headers.host ??= 'localhost';
    if (isHost(request.headers.host)) return;
    await reply.code(400).send(bodyOf('The Host header names no host.', 'BAD_REQUEST'));
  });
}

function isHost(text: string): boolean {
  return HOST.test(text) && URL.canParse(`http://${text}/`);
}
