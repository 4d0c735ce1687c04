/**
 * Who is signed in: the gateway keeps the token and gives the browser a cookie that scripts cannot read, and a word that
 * goes back with each request.
 *
 * Nothing of it is ever written into the browser's storage. Refuses to know what is shown.
 */

import type { ViewerQuery } from '../generated/graphql.ts';
import { csrfIn, demoIn, messageIn } from './answers.ts';
import type { DemoSignIn } from './answers.ts';

export type Viewer = ViewerQuery['viewer'];

/** What requests carry beside the cookie. */
export interface Credential {
  readonly csrf: string;
}

/** What somebody signs in with. Domains and projects by name. */
export type SignIn =
  | { readonly token: string }
  | {
      readonly user: string;
      readonly userDomain: string;
      readonly password: string;
      readonly project: string;
      readonly projectDomain: string;
      /** Where the gateway knows several Keystones; it says so. */
      readonly cloud: string | null;
    };

/** Why a sign-in failed, for people. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
}

const PATH = '/session';

/** The session of an earlier page, null when there is none; and whom a demo lets in. Throws where nobody answers. */
export async function restoreSession(): Promise<{ credential: Credential | null; demo: readonly DemoSignIn[] }> {
  const response = await fetch(PATH, { credentials: 'same-origin' });
  const body: unknown = await response.json();
  return { credential: response.ok ? { csrf: csrfIn(body) } : null, demo: demoIn(body) };
}

/** Throws SignInError. */
export async function signIn(how: SignIn): Promise<Credential> {
  const response = await fetch(PATH, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(how),
  }).catch(() => null);
  if (response === null) throw new SignInError('The gateway does not answer.');
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new SignInError(messageIn(body) ?? 'Keystone did not accept that.');
  return { csrf: csrfIn(body) };
}

/** Ends the session at the gateway. One that cannot be ended there ends with its token. */
export async function endSession(credential: Credential): Promise<void> {
  await fetch(PATH, {
    method: 'DELETE',
    credentials: 'same-origin',
    headers: { 'x-slipway-csrf': credential.csrf },
  }).catch(() => null);
}
