/**
 * Logging in: the body of `POST /v3/auth/tokens` and what it grants.
 *
 * Follows Identity API v3, password, token and application credential methods. Decides; answers nothing.
 */
import { z } from 'zod';

import type { DemoProject, DemoUser } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { malformed, unauthorized } from './faults.ts';
import type { TokenGrant, TokenStore } from './tokens.ts';

const domain = z.object({ id: z.string().optional(), name: z.string().optional() });
const project = z.object({ id: z.string().optional(), name: z.string().optional(), domain: domain.optional() });

const loginShape = z.object({
  auth: z.object({
    identity: z.object({
      methods: z.array(z.string()),
      password: z
        .object({
          user: z.object({
            id: z.string().optional(),
            name: z.string().optional(),
            domain: domain.optional(),
            password: z.string(),
          }),
        })
        .optional(),
      token: z.object({ id: z.string() }).optional(),
      application_credential: z.object({ id: z.string(), secret: z.string() }).optional(),
    }),
    scope: z.union([z.object({ project }), z.literal('unscoped')]).optional(),
  }),
});

type Login = z.infer<typeof loginShape>['auth'];
type Identity = Login['identity'];

const isDefaultDomain = (it: z.infer<typeof domain> | undefined): boolean =>
  it?.id === 'default' || it?.name === 'Default';

function parseLogin(body: unknown): Login {
  const parsed = loginShape.safeParse(body);
  if (parsed.success) return parsed.data.auth;
  const path = parsed.error.issues[0]?.path ?? [];
  throw malformed(path.length < 2 ? 'auth in request body' : `${String(path.at(-1))} in ${String(path.at(-2))}`);
}

function byPassword({ password }: Identity, world: World): DemoUser {
  if (!password) throw malformed('password in identity');
  const { id, name, domain: of, password: secret } = password.user;
  const user = world.users.find((it) => (id === undefined ? it.name === name && isDefaultDomain(of) : it.id === id));
  if (user?.password !== secret || !user.enabled) throw unauthorized();
  return user;
}

/** The project asked for; the user's own when no scope was given, as Keystone does for a default project. */
function scopeOf(scope: Login['scope'], user: DemoUser, world: World): DemoProject | undefined {
  if (scope === 'unscoped') return undefined;
  if (!scope) return world.projects.find(({ id }) => id === user.projectId);
  const { id, name, domain: of } = scope.project;
  const found = world.projects.find((it) =>
    id === undefined ? it.name === name && isDefaultDomain(of) : it.id === id,
  );
  if (found?.id !== user.projectId || user.roles.length === 0) throw unauthorized();
  return found;
}

function byApplicationCredential(
  { application_credential: given }: Identity,
  scope: Login['scope'],
  world: World,
): TokenGrant {
  if (!given) throw malformed('application_credential in identity');
  const user = world.users.find(
    ({ applicationCredential: { id, secret } }) => id === given.id && secret === given.secret,
  );
  if (!user?.enabled || scope) throw unauthorized();
  const { id, name } = user.applicationCredential;
  return {
    userId: user.id,
    projectId: user.projectId,
    roles: user.roles,
    methods: ['application_credential'],
    applicationCredential: { id, name },
  };
}

function byToken({ token: given }: Identity, scope: Login['scope'], world: World, tokens: TokenStore): TokenGrant {
  if (!given) throw malformed('token in identity');
  const token = tokens.find(given.id);
  const user = world.users.find(({ id }) => id === token?.userId);
  if (!token || !user) throw unauthorized();
  const target = scopeOf(scope, user, world);
  return {
    userId: user.id,
    projectId: target?.id ?? null,
    roles: target ? user.roles : [],
    methods: [...token.methods, 'token'],
    expiresAt: token.expiresAt,
    ...(token.auditIds[0] === undefined ? {} : { parentAuditId: token.auditIds[0] }),
  };
}

/** What this body is granted. Throws a KeystoneFault: 400 when malformed, 401 when refused. */
export function login(body: unknown, world: World, tokens: TokenStore): TokenGrant {
  const { identity, scope } = parseLogin(body);
  const [method] = identity.methods;
  if (method === 'application_credential') return byApplicationCredential(identity, scope, world);
  if (method === 'token') return byToken(identity, scope, world, tokens);
  if (method !== 'password') throw malformed(`${String(method)} in identity`);
  const user = byPassword(identity, world);
  const target = scopeOf(scope, user, world);
  return { userId: user.id, projectId: target?.id ?? null, roles: target ? user.roles : [], methods: ['password'] };
}
