/**
 * Signing in with user and password, at the Keystone of a cloud.
 *
 * Passwords go to Keystone and nowhere else: not into the log, and not to a second Keystone. Guessing is slowed down in
 * attempts.ts. Refuses to know how a sign-in travels and what is done with the token.
 */

import type { CloudName } from '../domain/ids.ts';
import type { Identity, PasswordSignIn } from '../domain/identity.ts';
import { InvalidInputError, SignInRefusedError } from '../errors.ts';
import { createAttempts } from './attempts.ts';

/** Who wants to sign in, and from which address. */
export interface SignInRequest extends PasswordSignIn {
  /** One of the clouds of the Keystone; null where all clouds have the same one. */
  readonly cloud: CloudName | null;
  /** As the transport knows it, for counting attempts. */
  readonly address: string;
}

/** A token that was made for a session, and where it can be ended. */
export interface SignedIn {
  readonly token: string;
  readonly keystone: string;
}

/** Throws SignInRefusedError, TooManyAttemptsError, InvalidInputError without a needed cloud, and UpstreamError when Keystone cannot say. */
export type SignIn = (request: SignInRequest) => Promise<SignedIn>;

/** One Keystone, and the clouds that it serves. */
export interface SignInIdentity {
  readonly key: string;
  readonly identity: Pick<Identity, 'signIn'>;
  readonly clouds: readonly CloudName[];
}

export function createSignIn(identities: readonly SignInIdentity[]): SignIn {
  const attempts = createAttempts();
  return async ({ cloud, address, ...who }) => {
    const { key, identity } = chosen(identities, cloud);
    const account = JSON.stringify([key, who.userDomain.toLowerCase(), who.user.toLowerCase()]);
    const token = await attempts.counted({ account, address }, () => identity.signIn(who));
    if (token === null) throw refused();
    return { token, keystone: key };
  };
}

function chosen(identities: readonly SignInIdentity[], cloud: CloudName | null): SignInIdentity {
  const [first, ...others] = identities;
  const found = cloud === null ? first : identities.find(({ clouds }) => clouds.includes(cloud));
  // Of the clouds that there are, nobody learns before they have signed in.
  if (found === undefined) throw refused();
  if (cloud === null && others.length > 0) {
    throw new InvalidInputError('Name the cloud to sign in to as cloud: this gateway knows several Keystones.');
  }
  return found;
}

function refused(): SignInRefusedError {
  return new SignInRefusedError(
    'Keystone refuses this sign-in: user, password, project or a domain is wrong, or the user has no role in the ' +
      'project. Where more than a password is asked for, sign in with a token.',
  );
}
