/**
 * Does a feed's owner still have the right that the feed was made with? Keystone is asked, with the gateway's own login.
 *
 * What it said counts for 15 minutes, a no for one. While it cannot say, a yes counts for a day, and then nobody is
 * shown anything: a feed never outlives its owner's rights by more. Refuses to know what a feed shows.
 */

import type { FeedStanding, KnownFeed } from '../domain/calendar-feed.ts';
import type { CloudName } from '../domain/ids.ts';
import type { RolesIn } from '../domain/identity.ts';
import { UpstreamError } from '../errors.ts';

const ALLOWED_MS = 15 * 60_000;
const REFUSED_MS = 60_000;
const PATIENCE_MS = 24 * 3_600_000;

export interface FeedRightOptions {
  /** Of the Keystone that serves this cloud; null for a cloud that is not configured. */
  readonly rolesIn: (cloud: CloudName) => RolesIn | null;
  readonly operatorRoles: readonly string[];
  readonly noteStanding: (id: string, standing: FeedStanding) => Promise<void>;
  readonly now: () => Date;
  /** Keystone could not be asked, and what it said before still counts. */
  readonly warn: (message: string, details: Readonly<Record<string, unknown>>) => void;
}

/** Throws UpstreamError when Keystone has not said for too long. */
export type HasRight = (feed: KnownFeed) => Promise<boolean>;

export function createFeedRight({ rolesIn, operatorRoles, noteStanding, now, warn }: FeedRightOptions): HasRight {
  const ask = async (feed: KnownFeed): Promise<boolean> => {
    const [lookUp = null] = feed.clouds.map(rolesIn).filter((each) => each !== null);
    if (lookUp === null) return false;
    const roles = await lookUp({ user: feed.userId, project: feed.project });
    return feed.operator ? roles.some((role) => operatorRoles.includes(role)) : roles.length > 0;
  };
  return async (feed) => {
    const { allowed, checkedAt, allowedAt } = feed.standing;
    const at = now();
    const age = at.getTime() - checkedAt.getTime();
    if (age < (allowed ? ALLOWED_MS : REFUSED_MS)) return allowed;
    try {
      const said = await ask(feed);
      await noteStanding(feed.id, { allowed: said, checkedAt: at, allowedAt: said ? at : allowedAt });
      return said;
    } catch (failure) {
      if (!(failure instanceof UpstreamError)) throw failure;
      if (!allowed || at.getTime() - allowedAt.getTime() >= PATIENCE_MS) throw failure;
      warn('whether the owner of a calendar feed still has the role could not be asked', {
        feed: feed.id,
        err: failure,
      });
      return true;
    }
  };
}
