/** Wall clocks and instants, where the clock is put forward and back, by dates that are on record. */

import { expect, test } from '@jest/globals';

import { crossesChange, isZone, localOf, meaningOf, offsetOf } from '../../dashboard/src/time/zones.ts';
import { dateAndTime, durationInWords, fromNow, span, zoneAt } from '../../dashboard/src/time/wording.ts';

test.each([
  ['2026-12-01T10:00', 'Europe/Helsinki', '2026-12-01T08:00:00Z'],
  ['2026-07-01T10:00', 'Europe/Helsinki', '2026-07-01T07:00:00Z'],
  ['2026-12-01T10:00', 'Asia/Kathmandu', '2026-12-01T04:15:00Z'],
  ['2026-12-01T10:00', 'UTC', '2026-12-01T10:00:00Z'],
])('%s in %s is %s, and back', (local, zone, instant) => {
  expect(meaningOf(local, zone)).toEqual({ kind: 'exact', instant });
  expect(localOf(instant, zone)).toBe(local);
});

test('a time that the clock skips is taken as if it had not been put forward, and says as what', () => {
  expect(meaningOf('2026-03-29T03:30', 'Europe/Helsinki')).toEqual({
    kind: 'skipped',
    instant: '2026-03-29T01:30:00Z',
    shownAs: '2026-03-29T04:30',
  });
});

test('a time that comes twice is both', () => {
  expect(meaningOf('2026-10-25T03:30', 'Europe/Helsinki')).toEqual({
    kind: 'twice',
    instant: '2026-10-25T00:30:00Z',
    later: '2026-10-25T01:30:00Z',
  });
});

test.each(['', '2026-13-01T10:00', 'tomorrow'])('%j is no time', (text) => {
  expect(meaningOf(text, 'UTC')).toEqual({ kind: 'unreadable' });
});

test('a zone is known or not', () => {
  expect([isZone('Europe/Helsinki'), isZone('UTC'), isZone('Mars/Olympus')]).toEqual([true, true, false]);
  expect(offsetOf('2026-12-01T00:00:00Z', 'America/New_York')).toBe('UTC-05:00');
});

test('a span over a change of the clock names both offsets', () => {
  const [from, until] = ['2026-10-24T20:00:00Z', '2026-10-25T04:00:00Z'];
  expect(crossesChange(from, until, 'Europe/Helsinki')).toBe(true);
  expect(zoneAt(from, until, 'Europe/Helsinki')).toBe('Europe/Helsinki (UTC+03:00, then UTC+02:00)');
  expect(zoneAt(from, '2026-10-24T21:00:00Z', 'Europe/Helsinki')).toBe('Europe/Helsinki (UTC+03:00)');
});

const NOW = Date.UTC(2026, 10, 29, 12);

test('dates say their year where it is another one, and a second date where there is one', () => {
  expect(dateAndTime('2026-12-01T08:05:00Z', 'Europe/Helsinki', NOW)).toBe('Tue 1 Dec, 10:05');
  expect(dateAndTime('2027-01-01T08:05:00Z', 'UTC', NOW)).toMatch(/^Fri 1 Jan 2027, 08:05$/u);
  expect(span('2026-12-01T08:00:00Z', '2026-12-01T10:00:00Z', 'UTC', NOW)).toBe('Tue 1 Dec, 08:00 – 10:00');
  expect(span('2026-12-01T22:00:00Z', '2026-12-02T01:00:00Z', 'UTC', NOW)).toBe('Tue 1 Dec, 22:00 – Wed 2 Dec, 01:00');
  expect(span('2026-12-01T08:00:00Z', null, 'UTC', NOW)).toBe('from Tue 1 Dec, 08:00, for good');
});

test.each([
  [0, 'just now'],
  [30_000, 'in less than a minute'],
  [-90_000, '1 minute ago'],
  [3 * 3_600_000, 'in 3 hours'],
  [-49 * 3_600_000, '2 days ago'],
])('%i milliseconds from now is %s', (ms, words) => {
  expect(fromNow(new Date(NOW + ms).toISOString(), NOW)).toBe(words);
});

test.each([
  ['PT0S', 'none'],
  ['PT2H30M', '2 hours 30 minutes'],
  ['PT1M', '1 minute'],
  ['PT26H', '1 day 2 hours'],
])('%s is %s', (duration, words) => {
  expect(durationInWords(duration)).toBe(words);
});
