/**
 * Tokens: issued, looked up until they expire, revoked. Times are milliseconds since 1970.
 *
 * Knows users and projects by id; not what a token looks like in an answer.
 */
import { randomBytes } from 'node:crypto';

import { hexId } from '../world/ids.ts';
import type { World } from '../world/world.ts';

const HOUR = 3_600_000;
/** How far ahead a fixed token's end always is, counted from the last full hour. */
const FIXED_TOKEN_HOURS = 8;

/** What a token stands for. */
export interface Token {
  readonly userId: string;
  /** Null for an unscoped token, which then has no roles. */
  readonly projectId: string | null;
  readonly roles: readonly string[];
  readonly methods: readonly string[];
  readonly auditIds: readonly string[];
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly applicationCredential?: { readonly id: string; readonly name: string };
}

/** What varies between tokens when one is issued; the rest follows from the moment. */
export type TokenGrant = Pick<Token, 'userId' | 'projectId' | 'roles' | 'methods' | 'applicationCredential'> & {
  /** Lifetime in seconds; the store's own if left out. */
  readonly seconds?: number;
  /** A fixed end instead of a lifetime: a token got with a token ends with it. */
  readonly expiresAt?: number;
  readonly parentAuditId?: string;
};

/** Every token of one cloud. */
export interface TokenStore {
  issue(grant: TokenGrant): { readonly id: string; readonly token: Token };
  /** Undefined when unknown, expired or revoked, or when its user is disabled. */
  readonly find: (id: string) => Token | undefined;
  /** Whether this was once a token, valid or not: Keystone words its 404 by it. */
  readonly wasIssued: (id: string) => boolean;
  readonly revoke: (id: string) => void;
}

/** The fixed tokens by the name of their project: `demo-operator` for admin, `demo-<project>` for each other. */
export const fixedTokenId = (projectName: string): string =>
  projectName === 'admin' ? 'demo-operator' : `demo-${projectName}`;

/** Keystone writes whole seconds. */
const wholeSecond = (time: number): number => Math.floor(time / 1000) * 1000;

function fixedToken(id: string, world: World): Token | undefined {
  const project = world.projects.find(({ name }) => fixedTokenId(name) === id);
  const user = world.users.find(({ projectId }) => projectId === project?.id);
  if (!project || !user) return undefined;
  const issuedAt = Math.floor(Date.now() / HOUR) * HOUR;
  return {
    userId: user.id,
    projectId: project.id,
    roles: user.roles,
    methods: ['password'],
    auditIds: [hexId(`audit:${id}`).slice(0, 22)],
    issuedAt,
    expiresAt: issuedAt + FIXED_TOKEN_HOURS * HOUR,
  };
}

/** A store whose logins last `seconds`. Fixed tokens never end, but can be revoked. */
export function createTokenStore(world: World, seconds: number): TokenStore {
  const issued = new Map<string, Token>();
  const revoked = new Set<string>();

  return {
    issue: ({ seconds: own = seconds, expiresAt, parentAuditId, ...grant }) => {
      const id = `gAAAAAB${randomBytes(96).toString('base64url')}`;
      const token: Token = {
        ...grant,
        auditIds: [randomBytes(16).toString('base64url'), ...(parentAuditId === undefined ? [] : [parentAuditId])],
        issuedAt: wholeSecond(Date.now()),
        expiresAt: expiresAt ?? wholeSecond(Date.now() + own * 1000),
      };
      issued.set(id, token);
      return { id, token };
    },
    find: (id) => {
      if (revoked.has(id)) return undefined;
      const token = issued.get(id) ?? fixedToken(id, world);
      const user = world.users.find((each) => each.id === token?.userId);
      return token && user?.enabled === true && token.expiresAt > Date.now() ? token : undefined;
    },
    wasIssued: (id) => issued.has(id) || fixedToken(id, world) !== undefined,
    revoke: (id) => {
      revoked.add(id);
    },
  };
}
