/**
 * `/session`: browsers sign in, ask who they are, and sign out.
 *
 * The token stays here and the browser gets a cookie. Nothing of a body is ever logged. Refuses to know how sessions are
 * kept and what Keystone is asked (access/).
 */

import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';

import { csrfOf } from '../access/session-seal.ts';
import type { Sessions } from '../access/sessions.ts';
import type { SignIn } from '../access/sign-in.ts';
import { cloudName } from '../domain/ids.ts';
import type { Viewer } from '../domain/viewer.ts';
import { InvalidInputError, UnauthenticatedError } from '../errors.ts';
import type { Authenticate } from './admission.ts';
import type { BrowserSessions } from './browser-sessions.ts';
import { DEMO_TOKENS } from './demo-tokens.ts';
import { bodyOf } from './error-reply.ts';

/** What the routes need. */
export interface SessionRoutes {
  readonly sessions: Pick<Sessions, 'open' | 'end'>;
  readonly browser: BrowserSessions;
  readonly signIn: SignIn;
  readonly authenticate: Authenticate;
  readonly demo: boolean;
}

const MOST_BYTES = 16 * 1024;
const DEFAULT_DOMAIN = 'Default';

/** Keystone's own limit for all of them but the password. */
const named = z.string().min(1).max(255);
const domain = z
  .string()
  .max(255)
  .default('')
  .transform((text) => (text === '' ? DEFAULT_DOMAIN : text));
const Body = z.union([
  z.strictObject({ token: z.string().min(1) }),
  z.strictObject({
    user: named,
    userDomain: domain,
    password: z.string().min(1).max(4096),
    project: named,
    projectDomain: domain,
    cloud: z.string().min(1).nullish(),
  }),
]);

const EXPECTED =
  'Send JSON: either { token }, a Keystone token; or { user, password, project } with userDomain and projectDomain ' +
  'where they are not Default, and cloud where there are several Keystones.';

/** Adds the routes. */
export function serveSessions(app: FastifyInstance, options: SessionRoutes): void {
  const { sessions, browser, signIn, authenticate } = options;
  const demo = options.demo ? DEMO_TOKENS : [];
  const told = (viewer: Viewer, csrf: string) => ({ ...viewerTold(viewer), csrf, demo });

  app.post('/session', { bodyLimit: MOST_BYTES }, async (request, reply) => {
    browser.refuseForeign(request.headers);
    const body = Body.safeParse(request.body);
    // What was sent is in zod's own words, and it may be a password.
    if (!body.success) throw new InvalidInputError(EXPECTED);
    const { token, keystone } = await tokenOf(body.data, request.ip, signIn);
    const { secret, csrf } = await sessions.open(token, keystone);
    const { viewer } = await authenticate(token);
    const earlier = browser.cookie.read(request.headers);
    if (earlier !== null) await sessions.end(earlier);
    return reply.code(201).header('set-cookie', browser.cookie.write(secret)).send(told(viewer, csrf));
  });

  app.get('/session', async (request, reply) => {
    const secret = browser.cookie.read(request.headers);
    if (secret === null) return refuse(reply, new UnauthenticatedError('Sign in with POST /session.'), demo);
    try {
      const { viewer } = await authenticate(await browser.tokenOf(secret));
      return await reply.send(told(viewer, csrfOf(secret)));
    } catch (failure) {
      if (!(failure instanceof UnauthenticatedError)) throw failure;
      return refuse(reply.header('set-cookie', browser.cookie.clear()), failure, demo);
    }
  });

  app.delete('/session', async (request, reply) => {
    browser.refuseForeign(request.headers);
    const secret = browser.cookie.read(request.headers);
    if (secret !== null) await sessions.end(secret);
    return reply.code(204).header('set-cookie', browser.cookie.clear()).send();
  });
}

/** A caller's own token stays good when the session ends; one that was made for the session ends with it. */
async function tokenOf(
  body: z.infer<typeof Body>,
  address: string,
  signIn: SignIn,
): Promise<{ readonly token: string; readonly keystone: string | null }> {
  if ('token' in body) return { token: body.token.trim(), keystone: null };
  const { cloud, ...who } = body;
  return signIn({ ...who, cloud: cloud == null ? null : cloudName(cloud), address });
}

function viewerTold({ userId, userName, project, operator, expiresAt }: Viewer) {
  const name = userName ?? userId;
  return { viewer: { name, project: project?.name ?? project?.id ?? null, operator }, expiresAt };
}

function refuse(reply: FastifyReply, { message, code }: UnauthenticatedError, demo: typeof DEMO_TOKENS): FastifyReply {
  return reply.code(401).send({ ...bodyOf(message, code), demo });
}
