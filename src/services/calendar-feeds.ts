/**
 * Makes calendar feeds and revokes them.
 *
 * Of the address, the owner is told once, and a hash is kept. Refuses to know what is in an address, and what a feed shows
 * (calendar/).
 */

import { feedOwnerOf, MOST_FEEDS } from '../domain/calendar-feed.ts';
import type { CalendarFeed } from '../domain/calendar-feed.ts';
import { refusal } from '../domain/refusal.ts';
import type { Outcome, Refusal } from '../domain/refusal.ts';
import type { Caller } from '../domain/viewer.ts';
import type { Dependencies } from './dependencies.ts';
import { once } from './once.ts';
import type { Remembered } from './once.ts';

const NAME_LIMIT = 100;

/** `createCalendarFeed` as it arrives. */
export interface CreateCalendarFeedInput {
  readonly clientMutationId?: string | null | undefined;
  readonly name?: string | null | undefined;
}

/** `revokeCalendarFeed` as it arrives. */
export interface RevokeCalendarFeedInput {
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
}

/** `url`: the address with its secret; null when none was made just now. */
export type CreateCalendarFeed = (
  caller: Caller,
  input: CreateCalendarFeedInput,
) => Promise<Outcome<CalendarFeed> & { readonly url: string | null }>;
/** The subject is the id of the feed that is no more. */
export type RevokeCalendarFeed = (caller: Caller, input: RevokeCalendarFeedInput) => Promise<Outcome<string>>;

type Needs = Pick<Dependencies, 'store' | 'now' | 'newId' | 'newCalendarAddress'>;

export function createCreateCalendarFeed({ store, now, newId, newCalendarAddress }: Needs): CreateCalendarFeed {
  return async (caller, input) => {
    const { viewer } = caller;
    const owner = feedOwnerOf(viewer);
    const name = input.name ?? null;
    if (owner === null) return refused('INVALID_VALUE', 'A calendar feed belongs to a project: use a token of one.');
    if (name !== null && name.length > NAME_LIMIT) {
      return refused('INVALID_VALUE', `name is longer than ${NAME_LIMIT} characters.`, 'name');
    }
    const feed = { ...owner, id: newId(), name, operator: viewer.operator, createdAt: now(), readAt: null };
    const { url, tokenHash } = newCalendarAddress();
    const named = { mutation: 'createCalendarFeed', input };
    const { id, refusals } = await store.transaction((writes) =>
      once(writes, caller, named, async () => {
        if ((await writes.countCalendarFeeds(owner)) >= MOST_FEEDS) return without(tooMany());
        await writes.insertCalendarFeed(feed, tokenHash);
        return { id: feed.id, refusals: [] };
      }),
    );
    if (id === feed.id) return { subject: feed, refusals, url };
    const earlier = (await store.calendarFeedsOf(owner)).find((each) => each.id === id);
    return { subject: earlier ?? null, refusals, url: null };
  };
}

export function createRevokeCalendarFeed({ store }: Pick<Needs, 'store'>): RevokeCalendarFeed {
  return async (caller, input) => {
    const owner = feedOwnerOf(caller.viewer);
    const named = { mutation: 'revokeCalendarFeed', input };
    const { id, refusals } = await store.transaction((writes) =>
      once(writes, caller, named, async () => {
        const gone = owner === null ? null : await writes.deleteCalendarFeed(owner, input.id);
        return gone === null ? without(notFound(input.id)) : { id: gone.id, refusals: [] };
      }),
    );
    return { subject: id, refusals };
  };
}

function refused(...why: Parameters<typeof refusal>): Awaited<ReturnType<CreateCalendarFeed>> {
  return { subject: null, refusals: [refusal(...why)], url: null };
}

function without(why: Refusal): Remembered {
  return { id: null, refusals: [why] };
}

function tooMany(): Refusal {
  return refusal('GUARD_REFUSED', `You have ${MOST_FEEDS} calendar feeds in this project: revoke one first.`);
}

function notFound(id: string): Refusal {
  return refusal('CALENDAR_FEED_NOT_FOUND', `You have no calendar feed ${id} in this project.`, 'id');
}
