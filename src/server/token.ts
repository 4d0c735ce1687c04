/**
 * Where a Keystone token stands in what a client sends.
 *
 * Refuses to know what a token is worth: access/ asks Keystone.
 */

import type { IncomingHttpHeaders } from 'node:http';

/** `X-Auth-Token`, or else `Authorization: Bearer`; null when neither is there. */
export function tokenOfHeaders(headers: IncomingHttpHeaders): string | null {
  const own = headers['x-auth-token'];
  return textOf(own) ?? bearerOf(headers.authorization);
}

/** The payload of `connection_init`: `X-Auth-Token`, `Authorization` (Bearer) or `token`, in any case of letters. */
export function tokenOfConnection(params: Readonly<Record<string, unknown>> | undefined): string | null {
  const byName = new Map(Object.entries(params ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  return textOf(byName.get('x-auth-token')) ?? bearerOf(byName.get('authorization')) ?? textOf(byName.get('token'));
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** RFC 6750; the scheme's name is case-insensitive (RFC 9110). */
function bearerOf(value: unknown): string | null {
  return typeof value === 'string' ? (/^bearer +(\S+)$/iu.exec(value.trim())?.[1] ?? null) : null;
}
