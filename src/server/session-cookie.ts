/**
 * The cookie of a browser's session: how it is called, written and read.
 *
 * No script can read it, no other site's page sends it, and where the gateway is behind https it goes nowhere else.
 * Refuses to know what its value is worth.
 */

import type { IncomingHttpHeaders } from 'node:http';

import { parseCookie, stringifySetCookie } from 'cookie';

export interface SessionCookie {
  /** Its value in what a browser sent; null when there is none. */
  readonly read: (headers: IncomingHttpHeaders) => string | null;
  /** For `set-cookie`. It ends with the browser; the session ends with its token in any case. */
  readonly write: (value: string) => string;
  /** For `set-cookie`: has the browser forget it. */
  readonly clear: () => string;
}

/** `secure`: people reach the gateway by https. Browsers hold a `__Host-` cookie to that, and to this host alone. */
export function createSessionCookie(secure: boolean): SessionCookie {
  const name = secure ? '__Host-slipway-session' : 'slipway-session';
  const attributes = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  return {
    read: ({ cookie }) => (cookie === undefined ? null : (parseCookie(cookie)[name] ?? null)),
    write: (value) => stringifySetCookie({ ...attributes, name, value }),
    clear: () => stringifySetCookie({ ...attributes, name, value: '', maxAge: 0 }),
  };
}
