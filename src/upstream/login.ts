/**
 * The ways in which the gateway itself logs in to Keystone, in the wire form of the Identity API v3.
 *
 * Pure. Does not know where a password comes from, and is never logged.
 */

/** A domain, by id or by name. */
export type DomainRef = { readonly id: string } | { readonly name: string };
/** A user or a project: by id, or by name within a domain. */
export type Ref = { readonly id: string } | { readonly name: string; readonly domain: DomainRef };

/** User and password, for one project. */
export interface PasswordLogin {
  readonly kind: 'password';
  readonly user: Ref;
  readonly password: string;
  readonly project: Ref;
}

/** An application credential, by id, or by name together with its user. Its project is its own. */
export interface ApplicationCredentialLogin {
  readonly kind: 'application-credential';
  readonly credential: { readonly id: string } | { readonly name: string; readonly user: Ref };
  readonly secret: string;
}

export type ServiceLogin = PasswordLogin | ApplicationCredentialLogin;

/** The body of `POST /auth/tokens`. */
export function authBody(login: ServiceLogin): unknown {
  if (login.kind === 'application-credential') {
    const application_credential = { ...login.credential, secret: login.secret };
    return { auth: { identity: { methods: ['application_credential'], application_credential } } };
  }
  const password = { user: { ...login.user, password: login.password } };
  return { auth: { identity: { methods: ['password'], password }, scope: { project: login.project } } };
}
