/**
 * Who is calling: a Keystone token, taken to the configured Keystones, becomes a caller.
 *
 * Refuses to know how a token travels (server/) and how Keystone is asked (upstream/keystone). Never logs a token.
 */

import type { Logger } from 'pino';

import type { CloudName } from '../domain/ids.ts';
import type { Identity, TokenOwner } from '../domain/identity.ts';
import type { Scope } from '../domain/scope.ts';
import { isPossibleToken } from '../domain/token.ts';
import type { Caller, Viewer } from '../domain/viewer.ts';
import { UnauthenticatedError, UpstreamError } from '../errors.ts';
import { createTokenMemory } from './token-memory.ts';
import type { TokenMemory } from './token-memory.ts';

/** One Keystone and the clouds that its tokens are good for. */
export interface IdentityOfClouds {
  /** The Keystone's name for the log. */
  readonly key: string;
  readonly identity: Pick<Identity, 'validate'>;
  readonly clouds: readonly CloudName[];
}

/** A user whom one Keystone, by its key, vouches for. */
export interface GlobalOperator {
  readonly keystone: string;
  readonly user: UserRef;
}

/** Keystone's way to name users: by id, or by a name within a domain. */
type NamedRef = { readonly id: string } | { readonly name: string };
type UserRef = { readonly id: string } | { readonly name: string; readonly domain: NamedRef };

/** What recognises callers. */
export interface AccessOptions {
  /** Asked in this order until one accepts. */
  readonly identities: readonly IdentityOfClouds[];
  /** Keystone role names that make a caller an operator. */
  readonly operatorRoles: readonly string[];
  /** What Keystone said of a token holds for so long. */
  readonly recheckMs: number;
  /** Operators who see the clouds of all Keystones. */
  readonly globalOperators: readonly GlobalOperator[];
  /** How long a Keystone is waited for before another is asked beside it, or what was known of a token is made do with. */
  readonly patienceMs: number;
  readonly log: Logger;
  readonly now: () => Date;
}

/** The questions that transports ask. */
export interface Access {
  /**
   * The token's caller, as Keystone knew it at most `recheckMs` ago, or 5 minutes where it cannot say now. Throws
   * UnauthenticatedError when no Keystone accepts the token, and UpstreamError when one that might have accepted it
   * cannot say.
   */
  readonly authenticate: (token: string) => Promise<Caller>;
  /** The same, as Keystone knows it now. */
  readonly recheck: (token: string) => Promise<Caller>;
}

export function createAccess(options: AccessOptions): Access {
  const { identities, recheckMs, patienceMs, log, now } = options;
  const memory = createTokenMemory(now, { acceptedMs: recheckMs, patienceMs });

  const validate = async ({ key, identity }: IdentityOfClouds, token: string): Promise<TokenOwner | null> => {
    try {
      const owner = await identity.validate(token);
      return owner !== null && owner.expiresAt > now() ? owner : null;
    } catch (error) {
      if (error instanceof UpstreamError) {
        log.warn({ err: error, keystone: key }, 'a Keystone cannot say whether a token is valid');
      }
      throw error;
    }
  };

  const look = async (token: string): Promise<Viewer> => {
    const answers: Promise<Viewer | null>[] = [];
    for (const each of identities) {
      const answer = validate(each, token).then((owner) => owner && viewerOf(owner, each, options));
      answers.push(answer);
      // One that does not answer keeps nobody from another.
      const viewer = await Promise.race([answer, afterwards(patienceMs)]).catch(unlessUpstream);
      if (viewer !== null) return viewer;
    }
    return firstOf(answers);
  };

  const by = (ask: TokenMemory['recall']) => async (token: string) => {
    if (!isPossibleToken(token)) throw new UnauthenticatedError();
    return { viewer: await ask(token, () => look(token)), token };
  };
  return { authenticate: by(memory.recall), recheck: by(memory.relearn) };
}

function afterwards(ms: number): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(null);
    }, ms).unref();
  });
}

function unlessUpstream(error: unknown): null {
  if (error instanceof UpstreamError) return null;
  throw error;
}

/** The first viewer that anybody answers. Throws what kept one from saying, otherwise that nobody knows the token. */
async function firstOf(answers: readonly Promise<Viewer | null>[]): Promise<Viewer> {
  const refused = new UnauthenticatedError();
  try {
    return await Promise.any(
      answers.map(async (answer) => {
        const viewer = await answer;
        if (viewer === null) throw refused;
        return viewer;
      }),
    );
  } catch (error) {
    if (!(error instanceof AggregateError)) throw error;
    throw error.errors.find((each) => each !== refused) ?? refused;
  }
}

function viewerOf(owner: TokenOwner, { key, clouds }: IdentityOfClouds, options: AccessOptions): Viewer {
  const operator = owner.roles.some((role) => options.operatorRoles.includes(role));
  const isGlobal =
    operator && options.globalOperators.some(({ keystone, user }) => keystone === key && is(owner, user));
  const all = isGlobal ? options.identities.flatMap((each) => each.clouds) : clouds;
  const throughService = all.filter((cloud) => !clouds.includes(cloud));
  const { userId, userName, project, roles, expiresAt } = owner;
  return {
    userId,
    userName,
    project,
    roles,
    expiresAt,
    operator,
    scope: scopeOf(owner, operator, all),
    throughService,
  };
}

function is({ userId, userName, userDomain }: TokenOwner, user: UserRef): boolean {
  if ('id' in user) return user.id === userId;
  return user.name === userName && 'name' in user.domain && user.domain.name === userDomain;
}

function scopeOf({ project }: TokenOwner, operator: boolean, clouds: readonly CloudName[]): Scope {
  if (operator) return { kind: 'operator', clouds };
  if (project !== null) return { kind: 'project', clouds, project: project.id };
  throw new UnauthenticatedError('This token is scoped to no project: send a project-scoped token.');
}
