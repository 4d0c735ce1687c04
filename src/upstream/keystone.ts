/**
 * Keystone (Identity API v3): whose token is this, which projects are there, and logging in.
 *
 * Keeps nothing: neither tokens nor answers. Who may do what is decided in access/.
 */

import { z } from 'zod';
import type { Identity, Membership, PasswordSignIn, TokenOwner } from '../domain/identity.ts';
import { projectId } from '../domain/ids.ts';
import type { Project } from '../domain/server.ts';
import { isPossibleToken } from '../domain/token.ts';
import { UpstreamError } from '../errors.ts';
import { catalogue } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { createHttp } from './http.ts';
import type { Connection, Http } from './http.ts';
import { instant } from './instant.ts';
import { authBody } from './login.ts';
import type { ServiceLogin } from './login.ts';

/** `name` is for messages, e.g. `keystone home`. `authUrl` may end in a version or not, as clouds.yaml has it. */
export interface KeystoneOptions extends Connection {
  readonly name: string;
  readonly authUrl: string;
}

/** A login that succeeded. */
export interface Session {
  readonly token: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly catalogue: Catalogue;
}

/** All methods throw UpstreamError. A refused login has failure REFUSED and status 401. */
export interface Keystone extends Identity {
  readonly name: string;
  readonly login: (login: ServiceLogin) => Promise<Session>;
  /** As `RolesIn`, with a token that may list role assignments. */
  readonly rolesIn: (token: string, of: Membership) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

const tokenBody = z.object({
  token: z.object({
    user: z.object({
      id: z.string(),
      name: z.string().nullish(),
      domain: z.object({ name: z.string().nullish() }).nullish(),
    }),
    project: z.object({ id: z.string(), name: z.string().nullish() }).nullish(),
    roles: z.array(z.object({ name: z.string() })).default([]),
    issued_at: instant,
    expires_at: instant,
    catalog: catalogue.default([]),
  }),
});
const projectsBody = z.object({
  projects: z.array(z.object({ id: z.string(), name: z.string() })),
});
const userBody = z.object({ user: z.object({ enabled: z.boolean() }) });
const assignmentsBody = z.object({
  role_assignments: z.array(z.object({ role: z.object({ id: z.string(), name: z.string().optional() }) })),
});
const versionBody = z.object({ version: z.object({ id: z.string().startsWith('v3') }) });

/** One Keystone. Needs no credential of its own: a token may always ask about itself. */
export function createKeystone(options: KeystoneOptions): Keystone {
  const { name } = options;
  const http = createHttp({ ...options, upstream: name, baseUrl: versionedUrl(options.authUrl) });
  return {
    name,
    validate: (token) => validate(http, token),
    signIn: (who) => signIn(http, name, who),
    revoke: (token) => revoke(http, token),
    rolesIn: (token, of) => rolesIn(http, token, of),
    listProjects: (token) => listProjects(http, token),
    ping: async () => {
      await http.send({ path: '', shape: versionBody });
    },
    login: (login) => logIn(http, name, login),
    close: () => http.close(),
  };
}

/** The v3 address of a Keystone, however it was written: `https://host/identity`, `…/v3`, `…/v2.0/`. */
export function versionedUrl(authUrl: string): string {
  return `${authUrl.replace(/\/+$/u, '').replace(/\/v[\d.]+$/u, '')}/v3`;
}

/** A 404 without Keystone's request id comes from somewhere else, e.g. a proxy: then nobody knows about the token. */
async function validate(http: Http, token: string): Promise<TokenOwner | null> {
  if (!isPossibleToken(token)) return null;
  const headers = { 'x-auth-token': token, 'x-subject-token': token };
  const answer = await http
    .send({ path: '/auth/tokens', query: { nocatalog: '' }, headers, shape: tokenBody })
    .catch(unlessRefused(({ status, requestId }) => status === 401 || (status === 404 && requestId !== null)));
  if (answer === null) return null;

  const { user, project, roles, expires_at } = answer.body.token;
  return {
    userId: user.id,
    userName: user.name ?? null,
    userDomain: user.domain?.name ?? null,
    project: project == null ? null : toProject(project),
    roles: roles.map((role) => role.name),
    expiresAt: expires_at,
  };
}

/** All projects where Keystone's policy lets the token list them (administrators), else those that it could be scoped to. */
async function listProjects(http: Http, token: string): Promise<readonly Project[]> {
  const read = (path: string): Promise<z.infer<typeof projectsBody>> =>
    http.send({ path, headers: { 'x-auth-token': token }, shape: projectsBody }).then(({ body }) => body);
  const all = await read('/projects').catch(unlessRefused(({ status }) => status === 403));
  const { projects } = all ?? (await read('/auth/projects'));
  return projects.map(toProject);
}

async function logIn(http: Http, name: string, login: ServiceLogin): Promise<Session> {
  const { body, headers } = await http.send({
    method: 'POST',
    path: '/auth/tokens',
    body: authBody(login),
    shape: tokenBody,
  });
  const token = headers['x-subject-token'];
  if (token === undefined) throw new UpstreamError(name, 'UNREADABLE', 'a login was answered without a token');
  const { issued_at: issuedAt, expires_at: expiresAt, catalog } = body.token;
  return { token, issuedAt, expiresAt, catalogue: catalog };
}

/** Wrong password, unknown user, unknown project, no role in it, locked: a 401 of Keystone's own is all that it says. */
async function signIn(http: Http, name: string, who: PasswordSignIn): Promise<string | null> {
  const user = { name: who.user, domain: { name: who.userDomain } };
  const project = { name: who.project, domain: { name: who.projectDomain } };
  const session = await logIn(http, name, { kind: 'password', user, password: who.password, project }).catch(
    unlessRefused(({ status }) => status === 401),
  );
  return session?.token ?? null;
}

async function revoke(http: Http, token: string): Promise<void> {
  const headers = { 'x-auth-token': token, 'x-subject-token': token };
  await http
    .send({ method: 'DELETE', path: '/auth/tokens', headers, shape: z.unknown() })
    .catch(unlessRefused(({ status }) => status === 401 || status === 404));
}

async function rolesIn(http: Http, token: string, { user, project }: Membership): Promise<readonly string[]> {
  const headers = { 'x-auth-token': token };
  const found = await http
    .send({ path: `/users/${encodeURIComponent(user)}`, headers, shape: userBody })
    .catch(unlessRefused(({ status, requestId }) => status === 404 && requestId !== null));
  if (found?.body.user.enabled !== true) return [];
  const query = { 'user.id': user, 'scope.project.id': project, effective: '', include_names: '' };
  const { body } = await http.send({ path: '/role_assignments', query, headers, shape: assignmentsBody });
  return [...new Set(body.role_assignments.flatMap(({ role }) => role.name ?? []))];
}

function toProject(project: { id: string; name?: string | null | undefined }): Project {
  return { id: projectId(project.id), name: project.name ?? null };
}

/** Null for this refusal; any other failure goes on. */
function unlessRefused(isThis: (refusal: UpstreamError) => boolean): (failure: unknown) => null {
  return (failure) => {
    if (failure instanceof UpstreamError && isThis(failure)) return null;
    throw failure;
  };
}
