/** How long a feed shows something after its owner lost the role, or while Keystone does not say. */

import { describe, expect, test } from '@jest/globals';

import { createFeedRight } from '../../src/calendar/feed-right.ts';
import type { FeedStanding, KnownFeed } from '../../src/domain/calendar-feed.ts';
import { cloudName, projectId } from '../../src/domain/ids.ts';
import type { Membership } from '../../src/domain/identity.ts';
import { UpstreamError } from '../../src/errors.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const HOME = cloudName('home');

function setUp({ operator = false, clouds = [HOME] } = {}) {
  const clock = { at: NOON };
  const keystone = { roles: ['member'], down: false };
  const asked: Membership[] = [];
  const warned: string[] = [];
  let standing: FeedStanding = { allowed: true, checkedAt: new Date(NOON), allowedAt: new Date(NOON) };
  const hasRight = createFeedRight({
    rolesIn: (cloud) =>
      cloud !== HOME
        ? null
        : (of) => {
            asked.push(of);
            if (keystone.down) return Promise.reject(new UpstreamError('keystone home', 'TIMEOUT', 'late'));
            return Promise.resolve(keystone.roles);
          },
    operatorRoles: ['admin', 'cloud-ops'],
    noteStanding: (_id, noted) => {
      standing = noted;
      return Promise.resolve();
    },
    now: () => new Date(clock.at),
    warn: (message) => warned.push(message),
  });
  const feed = (): KnownFeed => ({
    id: 'feed-1',
    name: null,
    userId: 'u-1',
    project: projectId('p-1'),
    clouds,
    operator,
    createdAt: new Date(NOON),
    readAt: null,
    standing,
  });
  return { clock, keystone, asked, warned, passes: (ms: number) => (clock.at += ms), ask: () => hasRight(feed()) };
}

describe('the right of a feed', () => {
  test('is asked of Keystone once in 15 minutes', async () => {
    const { ask, asked, passes } = setUp();
    expect(await ask()).toBe(true);
    passes(15 * MINUTE - 1);
    expect(await ask()).toBe(true);
    expect(asked).toEqual([]);
    passes(1);
    expect(await ask()).toBe(true);
    expect(await ask()).toBe(true);
    expect(asked).toEqual([{ user: 'u-1', project: 'p-1' }]);
  });

  test('ends with the role within 15 minutes, and comes back with it within one', async () => {
    const { ask, keystone, passes, asked } = setUp();
    keystone.roles = [];
    passes(15 * MINUTE);
    expect(await ask()).toBe(false);
    keystone.roles = ['reader'];
    expect(await ask()).toBe(false);
    expect(asked).toHaveLength(1);
    passes(MINUTE);
    expect(await ask()).toBe(true);
  });

  test('of an operator is an operator role, whatever else is left', async () => {
    const { ask, keystone, passes } = setUp({ operator: true });
    keystone.roles = ['member', 'cloud-ops'];
    passes(15 * MINUTE);
    expect(await ask()).toBe(true);
    keystone.roles = ['member'];
    passes(15 * MINUTE);
    expect(await ask()).toBe(false);
  });

  test('outlives a Keystone that does not say by a day, with a warning, and no longer', async () => {
    const { ask, keystone, passes, warned } = setUp();
    keystone.down = true;
    passes(DAY - 1);
    expect(await ask()).toBe(true);
    expect(warned).toHaveLength(1);
    passes(1);
    await expect(ask()).rejects.toBeInstanceOf(UpstreamError);
    keystone.down = false;
    expect(await ask()).toBe(true);
  });

  test('that was refused is not given back because Keystone does not say', async () => {
    const { ask, keystone, passes } = setUp();
    keystone.roles = [];
    passes(15 * MINUTE);
    expect(await ask()).toBe(false);
    keystone.down = true;
    passes(MINUTE);
    await expect(ask()).rejects.toBeInstanceOf(UpstreamError);
  });

  test('is none once none of its clouds is configured', async () => {
    const { ask, passes } = setUp({ clouds: [cloudName('gone')] });
    passes(15 * MINUTE);
    expect(await ask()).toBe(false);
  });
});
