/**
 * Calendar feeds: what a calendar program is shown that comes with the secret of a URL and nothing else.
 *
 * Pure: types, and the ports to where feeds are kept and read. Who may have one is decided in access/.
 */

import type { CloudName, ProjectId } from './ids.ts';
import type { Scope } from './scope.ts';
import type { Viewer } from './viewer.ts';

/** Whose feeds: those of a user in a project, in the clouds of a Keystone. */
export interface FeedOwner {
  readonly userId: string;
  readonly project: ProjectId;
  readonly clouds: readonly CloudName[];
}

/** A feed as its owner sees it. Its token is nowhere: only a hash of it is kept. */
export interface CalendarFeed extends FeedOwner {
  readonly id: string;
  /** The owner's word for it, e.g. where it is subscribed to. */
  readonly name: string | null;
  /** Does it show all of its clouds? Otherwise what touches servers of the project. */
  readonly operator: boolean;
  readonly createdAt: Date;
  /** When a program last came for it, to the hour; null: never. */
  readonly readAt: Date | null;
}

/** What Keystone said lately of a feed's owner. */
export interface FeedStanding {
  readonly allowed: boolean;
  readonly checkedAt: Date;
  /** When it last said yes. */
  readonly allowedAt: Date;
}

/** A feed that somebody came for with its token. */
export type KnownFeed = CalendarFeed & { readonly standing: FeedStanding };

export interface CalendarFeedReads {
  /** The newest first. */
  readonly calendarFeedsOf: (owner: FeedOwner) => Promise<readonly CalendarFeed[]>;
}

export interface CalendarFeedWrites {
  /** Its owner is held to be allowed since it was made. */
  readonly insertCalendarFeed: (feed: CalendarFeed, tokenHash: string) => Promise<void>;
  /** The feed that was removed; null when the owner has none of this id. */
  readonly deleteCalendarFeed: (owner: FeedOwner, id: string) => Promise<CalendarFeed | null>;
  /** How many the owner has. Until the transaction ends nobody else counts them. */
  readonly countCalendarFeeds: (owner: FeedOwner) => Promise<number>;
}

/** For whoever answers calendar programs. */
export interface CalendarFeedStore {
  /** By the hash of its token; null when there is none, or no more. */
  readonly find: (tokenHash: string) => Promise<KnownFeed | null>;
  readonly noteStanding: (id: string, standing: FeedStanding) => Promise<void>;
  readonly noteRead: (id: string, at: Date) => Promise<void>;
}

/** A calendar, ready to be sent. */
export interface Calendar {
  /** RFC 5545. */
  readonly text: string;
  /** The same for the same text, and for no other. */
  readonly etag: string;
}

/** The calendar behind a feed's token; null for one that is unknown, revoked, or no longer its owner's right. Throws UpstreamError when Keystone has not said for a day. */
export type ReadCalendar = (token: string) => Promise<Calendar | null>;

/** How many feeds one user may have in one project. */
export const MOST_FEEDS = 20;

/** The caller as an owner of feeds; null without a project, in which roles could be looked up later. */
export function feedOwnerOf({
  userId,
  project,
  scope,
  throughService,
}: Pick<Viewer, 'userId' | 'project' | 'scope' | 'throughService'>): FeedOwner | null {
  // Of its own Keystone alone, which can be asked about the owner later.
  const clouds = scope.clouds.filter((cloud) => !throughService.includes(cloud));
  return project === null ? null : { userId, project: project.id, clouds };
}

/** What a feed shows: what its owner may see, in those of its clouds that are configured. */
export function scopeOfFeed(
  { operator, project, clouds }: Pick<CalendarFeed, 'operator' | 'project' | 'clouds'>,
  configured: readonly CloudName[],
): Scope {
  const left = clouds.filter((cloud) => configured.includes(cloud));
  return operator ? { kind: 'operator', clouds: left } : { kind: 'project', clouds: left, project };
}
