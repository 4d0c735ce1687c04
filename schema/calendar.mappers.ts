export type { CalendarFeed as CalendarFeedMapper } from '../src/domain/calendar-feed.ts';
