/**
 * Requests that come with a session's cookie instead of a token: which session it is, and whether our own page sent it.
 *
 * A browser adds the cookie by itself, so the cookie alone proves nothing: a request by HTTP carries the session's
 * `csrf` in a header, and a WebSocket the `Origin` of one of our pages. Whoever sends a token needs neither. Refuses to
 * know who is calling and how sessions are kept (access/).
 */

import type { IncomingHttpHeaders } from 'node:http';

import { csrfOf, sameText } from '../access/session-seal.ts';
import type { Sessions } from '../access/sessions.ts';
import { CrossSiteError, UnauthenticatedError } from '../errors.ts';
import { createWhence } from './own-origin.ts';
import { createSessionCookie } from './session-cookie.ts';
import type { SessionCookie } from './session-cookie.ts';
import { tokenOfHeaders } from './token.ts';

/** The header that requests with the cookie carry. */
export const CSRF_HEADER = 'x-slipway-csrf';

export interface BrowserSessions {
  readonly cookie: SessionCookie;
  /** The secret of the session that the request comes with; null without the cookie, and beside a token in a header. */
  readonly secretOf: (headers: IncomingHttpHeaders) => string | null;
  /** Throws CrossSiteError unless our own page sent this request by HTTP. */
  readonly requireCsrf: (headers: IncomingHttpHeaders, secret: string) => void;
  /** Throws CrossSiteError when a browser says that another site's page sent this. */
  readonly refuseForeign: (headers: IncomingHttpHeaders) => void;
  /** May this upgrade become a WebSocket? One with the cookie has to say that it comes from our own page. */
  readonly mayUpgrade: (headers: IncomingHttpHeaders) => boolean;
  /** The token of a session. Throws UnauthenticatedError when it is over. */
  readonly tokenOf: (secret: string) => Promise<string>;
  readonly watch: Sessions['watch'];
}

/** `publicUrl`: where people reach the gateway; null when nobody said. */
export function createBrowserSessions(
  sessions: Pick<Sessions, 'recall' | 'watch'>,
  publicUrl: string | null,
): BrowserSessions {
  const cookie = createSessionCookie(publicUrl?.startsWith('https:') ?? false);
  const whence = createWhence(publicUrl);
  const secretOf = (headers: IncomingHttpHeaders) => (tokenOfHeaders(headers) === null ? cookie.read(headers) : null);
  const refuseForeign = (headers: IncomingHttpHeaders): void => {
    if (whence(headers) === 'FOREIGN') throw new CrossSiteError('This request comes from a page of another site.');
  };
  return {
    cookie,
    secretOf,
    refuseForeign,
    requireCsrf: (headers, secret) => {
      refuseForeign(headers);
      const sent = headers[CSRF_HEADER];
      if (typeof sent === 'string' && sameText(sent, csrfOf(secret))) return;
      throw new CrossSiteError(`With a session's cookie, send its csrf (GET /session) in the header ${CSRF_HEADER}.`);
    },
    mayUpgrade: (headers) => secretOf(headers) === null || whence(headers) === 'OWN',
    tokenOf: async (secret) => {
      const token = await sessions.recall(secret);
      if (token === null) throw new UnauthenticatedError('The session is over: sign in again.');
      return token;
    },
    watch: sessions.watch,
  };
}
