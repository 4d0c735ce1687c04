/** Facts about calendar feeds as the store keeps them. */

import { randomUUID } from 'node:crypto';

import { expect, test } from '@jest/globals';

import type { CalendarFeed } from '../../src/domain/calendar-feed.ts';
import { cloudName } from '../../src/domain/ids.ts';
import type { Store } from '../../src/store/index.ts';
import { aProject, HOME } from './samples.ts';

const NOON = new Date('2026-11-22T12:00:00.123Z');

const aFeed = (given: Partial<CalendarFeed> = {}): CalendarFeed => ({
  id: randomUUID(),
  name: 'phone',
  userId: randomUUID(),
  project: aProject(),
  clouds: [HOME],
  operator: false,
  createdAt: NOON,
  readAt: null,
  ...given,
});

export function describeFeeds(opened: () => Store): void {
  const insert = (feed: CalendarFeed, hash: string = randomUUID()) =>
    opened().maintenance.transaction((writes) => writes.insertCalendarFeed(feed, hash));

  test('a feed is found by the hash of its token, allowed since it was made, until it is deleted', async () => {
    const { maintenance, calendarFeeds } = opened();
    const feed = aFeed();
    await insert(feed, 'the-hash');

    const standing = { allowed: true, checkedAt: NOON, allowedAt: NOON };
    expect(await calendarFeeds.find('the-hash')).toEqual({ ...feed, standing });
    expect(await calendarFeeds.find('another')).toBeNull();
    expect(await maintenance.transaction((writes) => writes.deleteCalendarFeed(feed, feed.id))).toEqual(feed);
    expect(await calendarFeeds.find('the-hash')).toBeNull();
    expect(await maintenance.transaction((writes) => writes.deleteCalendarFeed(feed, feed.id))).toBeNull();
  });

  test('feeds are their owner’s: of the user, in the project, in clouds of the same Keystone', async () => {
    const { maintenance } = opened();
    const feed = aFeed();
    const newer = aFeed({ ...feed, id: randomUUID(), createdAt: new Date(NOON.getTime() + 1000) });
    for (const each of [feed, newer]) await insert(each);
    const others = [
      { ...feed, userId: 'somebody-else' },
      { ...feed, project: aProject() },
      { ...feed, clouds: [cloudName('away')] },
    ];

    expect(await maintenance.calendarFeedsOf(feed)).toEqual([newer, feed]);
    expect(await maintenance.calendarFeedsOf({ ...feed, clouds: [HOME, cloudName('new')] })).toEqual([newer, feed]);
    expect(await maintenance.transaction((writes) => writes.countCalendarFeeds(feed))).toBe(2);
    for (const owner of others) {
      expect(await maintenance.calendarFeedsOf(owner)).toEqual([]);
      expect(await maintenance.transaction((writes) => writes.countCalendarFeeds(owner))).toBe(0);
      expect(await maintenance.transaction((writes) => writes.deleteCalendarFeed(owner, feed.id))).toBeNull();
    }
  });

  test('an id that is none is nobody’s', async () => {
    const gone = opened().maintenance.transaction((writes) => writes.deleteCalendarFeed(aFeed(), 'no uuid'));
    expect(await gone).toBeNull();
  });

  test('what Keystone said is kept, and when somebody came, to the hour', async () => {
    const { calendarFeeds } = opened();
    const feed = aFeed();
    await insert(feed, `hash-of-${feed.id}`);
    const find = async () => calendarFeeds.find(`hash-of-${feed.id}`);
    const later = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);

    await calendarFeeds.noteStanding(feed.id, { allowed: false, checkedAt: later(5), allowedAt: NOON });
    expect((await find())?.standing).toEqual({ allowed: false, checkedAt: later(5), allowedAt: NOON });
    await calendarFeeds.noteRead(feed.id, later(5));
    await calendarFeeds.noteRead(feed.id, later(50));
    expect((await find())?.readAt).toEqual(later(5));
    await calendarFeeds.noteRead(feed.id, later(66));
    expect((await find())?.readAt).toEqual(later(66));
  });
}
