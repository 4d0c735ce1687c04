/**
 * `GET /calendar.ics?token=…`: calendar programs come for a feed.
 *
 * A token that nobody knows, one that was revoked, and one whose owner lost the role are answered alike. The URL is in
 * no log: lines of requests have no query. Refuses to know what is in a calendar, and whose it is.
 */

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import type { ReadCalendar } from '../domain/calendar-feed.ts';

const Query = z.object({ token: z.string().regex(/^[\w-]{43}$/u) });

/** Adds the route. */
export function serveCalendar(app: Pick<FastifyInstance, 'get'>, readCalendar: ReadCalendar): void {
  app.get('/calendar.ics', async (request, reply) => {
    const query = Query.safeParse(request.query);
    const calendar = query.success ? await readCalendar(query.data.token) : null;
    if (calendar === null) {
      reply.callNotFound();
      return reply;
    }
    // One reader's alone; it is asked again whether it is still so, which costs nothing when it is.
    reply.header('cache-control', 'private, no-cache').header('etag', calendar.etag);
    if (matches(request.headers['if-none-match'], calendar.etag)) return reply.code(304).send();
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="maintenance.ics"')
      .send(calendar.text);
  });
}

/** RFC 9110, 13.1.2: weak comparison, a list, or anything. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const listed = header.split(',').map((each) => each.trim().replace(/^W\//u, ''));
  return listed.includes('*') || listed.includes(etag);
}
