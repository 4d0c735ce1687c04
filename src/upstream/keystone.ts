/**
 * Keystone (Identity API v3): whose token is this, which projects are there, and logging in.
 *
 * Keeps nothing: neither tokens nor answers. Who may do what is decided in access/.
 */

import { z } from 'zod';
import type { Identity, TokenOwner } from '../domain/identity.ts';
import { projectId } from '../domain/ids.ts';
import type { Project } from '../domain/server.ts';
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
  readonly close: () => Promise<void>;
}

const tokenBody = z.object({
  token: z.object({
    user: z.object({ id: z.string(), name: z.string().nullish() }),
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
const versionBody = z.object({ version: z.object({ id: z.string().startsWith('v3') }) });

/** Tokens are visible ASCII (RFC 9110 field values); anything else no Keystone has issued, and no header can carry. */
const TOKEN = /^[\x21-\x7e]{1,8192}$/u;

/** One Keystone. Needs no credential of its own: a token may always ask about itself. */
export function createKeystone(options: KeystoneOptions): Keystone {
  const { name } = options;
  const http = createHttp({ ...options, upstream: name, baseUrl: versionedUrl(options.authUrl) });
  return {
    name,
    validate: (token) => validate(http, token),
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
  if (!TOKEN.test(token)) return null;
  const headers = { 'x-auth-token': token, 'x-subject-token': token };
  const answer = await http
    .send({ path: '/auth/tokens', query: { nocatalog: '' }, headers, shape: tokenBody })
    .catch(unlessRefused(({ status, requestId }) => status === 401 || (status === 404 && requestId !== null)));
  if (answer === null) return null;

  const { user, project, roles, expires_at } = answer.body.token;
  return {
    userId: user.id,
    userName: user.name ?? null,
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
