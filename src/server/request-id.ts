/**
 * Ids that tie a client's request, its log lines and its answer together.
 *
 * Refuses to know where an id travels.
 */

import { randomUUID } from 'node:crypto';

/** What a client may call its request: printable, short, and no way to forge a log line. */
const SANE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/u;

/** The client's own id (`X-Request-Id`) where it is a sane one; otherwise a new one, `req-<uuid>` as OpenStack spells them. */
export function requestIdFrom(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' && SANE.test(header) ? header : newRequestId();
}

/** An id that nobody else has. */
export function newRequestId(): string {
  return `req-${randomUUID()}`;
}
