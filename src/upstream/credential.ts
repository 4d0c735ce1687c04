/**
 * The gateway's own login at one Keystone: a token that is always good, and the addresses that came with it.
 *
 * Knows no service. Says nothing of a caller's token: those are never kept.
 */

import { endpointIn } from './catalogue.ts';
import type { EndpointWish } from './catalogue.ts';
import { groundwork } from './groundwork.ts';
import type { Keystone, Session } from './keystone.ts';
import type { ServiceLogin } from './login.ts';

/** Both methods throw UpstreamError when a login is needed and fails. A failed login is forgotten: the next call tries anew. */
export interface Credential {
  /** A token that lasts a while yet. However many ask at once, there is one login. */
  readonly token: () => Promise<string>;
  /** The service did not accept this token: the next `token` logs in again, unless somebody has done so already. */
  readonly invalidate: (token: string) => void;
  /** A service's address, from the catalogue of the login. */
  readonly endpoint: (wish: EndpointWish) => Promise<string>;
}

/** `now` is in milliseconds, for tests. */
export interface CredentialOptions {
  readonly keystone: Pick<Keystone, 'name' | 'login'>;
  readonly login: ServiceLogin;
  readonly now?: () => number;
}

const MARGIN_MS = 60_000;

/** Logs in when first asked. */
export function createCredential({ keystone, login, now = Date.now }: CredentialOptions): Credential {
  let held: { readonly session: Session; readonly freshUntil: number } | null = null;
  let underWay: Promise<Session> | null = null;

  const logIn = async (): Promise<Session> => {
    const askedAt = now();
    const session = await groundwork('the gateway cannot log in', keystone.login(login));
    held = { session, freshUntil: askedAt + usableMs(session) };
    return session;
  };
  const session = (): Promise<Session> => {
    if (held !== null && now() < held.freshUntil) return Promise.resolve(held.session);
    underWay ??= logIn().finally(() => {
      underWay = null;
    });
    return underWay;
  };

  return {
    token: async () => (await session()).token,
    invalidate: (token) => {
      if (held?.session.token === token) held = null;
    },
    endpoint: async (wish) => endpointIn(keystone.name, (await session()).catalogue, wish),
  };
}

/** Counted from our own clock, so that a clock apart from Keystone's does no harm. */
function usableMs({ issuedAt, expiresAt }: Session): number {
  const lifetime = expiresAt.getTime() - issuedAt.getTime();
  return lifetime - Math.min(MARGIN_MS, lifetime / 2);
}
