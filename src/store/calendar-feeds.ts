/**
 * Calendar feeds, as rows.
 *
 * Knows SQL only. A feed is its owner's in the clouds that its owner's Keystone serves: the same ids at another
 * Keystone are somebody else's.
 */

import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';

import type {
  CalendarFeed,
  CalendarFeedReads,
  CalendarFeedStore,
  CalendarFeedWrites,
  FeedOwner,
} from '../domain/calendar-feed.ts';
import { cloudName, projectId } from '../domain/ids.ts';
import { lockKeys } from './advisory-locks.ts';
import type { Schema } from './schema.ts';

const HOUR_MS = 3_600_000;

const row = z.object({
  id: z.string(),
  name: z.string().nullable(),
  user_id: z.string(),
  project_id: z.string().transform(projectId),
  operator: z.boolean(),
  clouds: z.array(z.string().transform(cloudName)),
  created_at: z.date(),
  read_at: z.date().nullable(),
});
const feedOfRow = row.transform(toFeed);
const knownFeedOfRow = row
  .extend({ allowed: z.boolean(), checked_at: z.date(), allowed_at: z.date() })
  .transform(({ allowed, checked_at: checkedAt, allowed_at: allowedAt, ...feed }) => ({
    ...toFeed(feed),
    standing: { allowed, checkedAt, allowedAt },
  }));

function toFeed({ user_id, project_id, created_at, read_at, ...rest }: z.output<typeof row>): CalendarFeed {
  return { ...rest, userId: user_id, project: project_id, createdAt: created_at, readAt: read_at };
}

/** Clouds that share a Keystone come and go together: one in common means the same Keystone. */
function isOf({ userId, project, clouds }: FeedOwner) {
  return sql<boolean>`(calendar_feed.user_id = ${userId} and calendar_feed.project_id = ${project}
    and calendar_feed.clouds && ${[...clouds]}::text[])`;
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

export function createFeedReads(current: () => Kysely<Schema>): CalendarFeedReads {
  return {
    calendarFeedsOf: async (owner) => {
      const rows = await current()
        .selectFrom('calendar_feed')
        .selectAll()
        .where(isOf(owner))
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map((each) => feedOfRow.parse(each));
    },
  };
}

export function createFeedWrites(trx: Transaction<Schema>): CalendarFeedWrites {
  return {
    insertCalendarFeed: async ({ id, name, userId, project, operator, clouds, createdAt, readAt }, tokenHash) => {
      await trx
        .insertInto('calendar_feed')
        .values({
          id,
          token_hash: tokenHash,
          name,
          user_id: userId,
          project_id: project,
          operator,
          clouds: [...clouds],
          created_at: createdAt,
          read_at: readAt,
          checked_at: createdAt,
          allowed_at: createdAt,
        })
        .execute();
    },
    deleteCalendarFeed: async (owner, id) => {
      if (!UUID.test(id)) return null;
      const gone = await trx
        .deleteFrom('calendar_feed')
        .where('id', '=', id)
        .where(isOf(owner))
        .returningAll()
        .executeTakeFirst();
      return gone === undefined ? null : feedOfRow.parse(gone);
    },
    countCalendarFeeds: async (owner) => {
      await lockKeys(trx, 'calendar-feeds', [JSON.stringify([owner.userId, owner.project])]);
      const { count } = await trx
        .selectFrom('calendar_feed')
        .select(sql<number>`count(*)::int`.as('count'))
        .where(isOf(owner))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

/** Outside of every transaction of maintenance: no change of a window depends on who reads. */
export function createFeedStore(db: Kysely<Schema>): CalendarFeedStore {
  return {
    find: async (tokenHash) => {
      const found = await db
        .selectFrom('calendar_feed')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return found === undefined ? null : knownFeedOfRow.parse(found);
    },
    noteStanding: async (id, { allowed, checkedAt, allowedAt }) => {
      await db
        .updateTable('calendar_feed')
        .set({ allowed, checked_at: checkedAt, allowed_at: allowedAt })
        .where('id', '=', id)
        .execute();
    },
    noteRead: async (id, at) => {
      await db
        .updateTable('calendar_feed')
        .set({ read_at: at })
        .where('id', '=', id)
        .where((where) =>
          where.or([where('read_at', 'is', null), where('read_at', '<', new Date(at.getTime() - HOUR_MS))]),
        )
        .execute();
    },
  };
}
