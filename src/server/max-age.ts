/**
 * How old an answer may be, as its caller says by `Cache-Control` (RFC 9111, section 5.2.1).
 *
 * Refuses to know what is kept, and directives that are about anything else.
 */

import type { IncomingHttpHeaders } from 'node:http';

/** In milliseconds; 0: everything is to be read anew. Null: the caller does not say. */
export type MaxAge = number | null;

/** Of a request. */
export function maxAgeOfHeaders(headers: IncomingHttpHeaders): MaxAge {
  return maxAgeOf(headers['cache-control']);
}

/** Of the payload of `connection_init`: `Cache-Control`, in any case of letters. */
export function maxAgeOfConnection(params: Readonly<Record<string, unknown>> | undefined): MaxAge {
  const named = Object.entries(params ?? {}).find(([name]) => name.toLowerCase() === 'cache-control');
  return typeof named?.[1] === 'string' ? maxAgeOf(named[1]) : null;
}

/** Of several the strictest counts; a `max-age` that is no number of seconds counts as 0, as RFC 9111 advises. */
function maxAgeOf(field: string | undefined): MaxAge {
  const ages = (field ?? '').split(',').flatMap((directive) => {
    const [name = '', value = ''] = directive.trim().toLowerCase().split('=', 2);
    if (name === 'no-cache' || name === 'no-store') return [0];
    if (name !== 'max-age') return [];
    const seconds = /^"?(\d{1,9})"?$/u.exec(value.trim())?.[1];
    return [seconds === undefined ? 0 : 1000 * Number(seconds)];
  });
  return ages.length === 0 ? null : Math.min(...ages);
}
