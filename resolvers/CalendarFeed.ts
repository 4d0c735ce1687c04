import type { CalendarFeedResolvers } from '../src/generated/types.ts';

/** Every field is the feed's own; whose it is, and where, is the caller's own knowledge. */
export const CalendarFeed: CalendarFeedResolvers = {};
