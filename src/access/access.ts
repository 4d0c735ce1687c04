/**
 * Who is calling: a Keystone token, taken to the configured Keystones, becomes a caller.
 *
 * Refuses to know how a token travels (server/) and how Keystone is asked (upstream/keystone). Never logs a token.
 */

import type { Logger } from 'pino';

import type { CloudName } from '../domain/ids.ts';
import type { Identity, TokenOwner } from '../domain/identity.ts';
import type { Scope } from '../domain/scope.ts';
import type { Caller, Viewer } from '../domain/viewer.ts';
import { UnauthenticatedError, UpstreamError } from '../errors.ts';
import { createTokenMemory } from './token-memory.ts';

/** One Keystone and the clouds that its tokens are good for. */
export interface IdentityOfClouds {
  /** The Keystone's name for the log. */
  readonly key: string;
  readonly identity: Pick<Identity, 'validate'>;
  readonly clouds: readonly CloudName[];
}

/** What recognises callers. */
export interface AccessOptions {
  /** Asked in this order until one accepts. */
  readonly identities: readonly IdentityOfClouds[];
  /** Keystone role names that make a caller an operator. */
  readonly operatorRoles: readonly string[];
  readonly log: Logger;
  readonly now: () => Date;
}

/** The one question that transports ask. */
export interface Access {
  /**
   * The token's caller, as Keystone knew it at most 60 seconds ago. Throws UnauthenticatedError when no Keystone
   * accepts the token, and UpstreamError when one that might have accepted it cannot say.
   */
  readonly authenticate: (token: string) => Promise<Caller>;
}

/** Longer ones, and such that no HTTP header can carry, are refused without asking anybody. */
const TOKEN = /^[\x21-\x7e]{1,8192}$/u;

export function createAccess({ identities, operatorRoles, log, now }: AccessOptions): Access {
  const recall = createTokenMemory(now);

  const look = async (token: string): Promise<Viewer> => {
    let down: UpstreamError | null = null;
    for (const { key, identity, clouds } of identities) {
      try {
        const owner = await identity.validate(token);
        if (owner !== null && owner.expiresAt > now()) return viewerOf(owner, clouds, operatorRoles);
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
        log.warn({ err: error, keystone: key }, 'a Keystone cannot say whether a token is valid');
        down ??= error;
      }
    }
    throw down ?? new UnauthenticatedError();
  };

  return {
    authenticate: async (token) => {
      if (!TOKEN.test(token)) throw new UnauthenticatedError();
      return { viewer: await recall(token, () => look(token)), token };
    },
  };
}

function viewerOf(owner: TokenOwner, clouds: readonly CloudName[], operatorRoles: readonly string[]): Viewer {
  const operator = owner.roles.some((role) => operatorRoles.includes(role));
  return { ...owner, operator, scope: scopeOf(owner, operator, clouds) };
}

function scopeOf({ project }: TokenOwner, operator: boolean, clouds: readonly CloudName[]): Scope {
  if (operator) return { kind: 'operator', clouds };
  if (project !== null) return { kind: 'project', clouds, project: project.id };
  throw new UnauthenticatedError('This token is scoped to no project: send a project-scoped token.');
}
