/** What is read when somebody scrapes: once for many, in time, and left out where it cannot be read. */

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { cloudName } from '../../src/domain/ids.ts';
import { PHASES } from '../../src/domain/workflow.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import type { Readings } from '../../src/metrics/read.ts';
import { readScrape } from './scrape.ts';

const home = cloudName('home');

let reads = 0;
const told: string[] = [];

/** Readings that answer, but for what is given. */
function scraper(changed: Partial<Readings> = {}) {
  const readings: Readings = {
    clouds: () => ['home'],
    phases: PHASES,
    windows: () => {
      reads += 1;
      return Promise.resolve([{ cloud: home, phase: 'IN_PROGRESS', count: 3, overrun: 1 }]);
    },
    jobs: () => Promise.resolve([{ queue: 'care', state: 'waiting', count: 2, oldestMs: 1500 }]),
    eventLog: () => Promise.resolve({ events: 4, oldestMs: 250 }),
    pictures: () => Promise.resolve([{ cloud: 'home', ageMs: 3000 }]),
    ...changed,
  };
  const read = createMetrics('1.0').readFrom(readings, (group) => told.push(group));
  return async () => readScrape((await read()).text);
}

beforeEach(() => {
  reads = 0;
  told.length = 0;
});
afterEach(() => {
  jest.useRealTimers();
});

test('everything is told in seconds', async () => {
  const { value } = await scraper()();

  expect(value('slipway_windows', { phase: 'in_progress' })).toBe(3);
  expect(value('slipway_windows', { phase: 'failed' })).toBe(0);
  expect(value('slipway_windows_overrun')).toBe(1);
  expect(value('slipway_jobs', { queue: 'care', state: 'waiting' })).toBe(2);
  expect(value('slipway_job_oldest_seconds')).toBe(1.5);
  expect(value('slipway_event_log_unread_events')).toBe(4);
  expect(value('slipway_event_log_lag_seconds')).toBe(0.25);
  expect(value('slipway_picture_age_seconds', { cloud: 'home' })).toBe(3);
});

test('however many scrape, the store is read once in ten seconds', async () => {
  jest.useFakeTimers({ now: 0 });
  const scrape = scraper();
  await Promise.all([scrape(), scrape(), scrape()]);
  jest.advanceTimersByTime(9_999);
  await scrape();
  expect(reads).toBe(1);

  jest.advanceTimersByTime(1);
  await scrape();
  expect(reads).toBe(2);
});

test('what cannot be read is left out, counted and told; the rest is there', async () => {
  const { value } = await scraper({
    windows: () => Promise.reject(new Error('no database')),
    eventLog: () => Promise.reject(new Error('no database')),
  })();

  expect(value('slipway_windows')).toBeNull();
  expect(value('slipway_windows_overrun')).toBeNull();
  expect(value('slipway_event_log_lag_seconds')).toBeNaN();
  expect(value('slipway_jobs')).toBe(2);
  expect(value('slipway_scrape_failures_total', { group: 'windows' })).toBe(1);
  expect(told).toEqual(['windows', 'eventLog']);
});

test('a database that hangs does not hold up the scrape', async () => {
  jest.useFakeTimers();
  const scraping = scraper({ jobs: () => new Promise(() => undefined) })();
  await jest.advanceTimersByTimeAsync(4_000);
  const { value } = await scraping;

  expect(value('slipway_jobs')).toBeNull();
  expect(value('slipway_windows', { phase: 'in_progress' })).toBe(3);
});

test('of a cloud that is not configured any more, nothing is told', async () => {
  const none = () => Promise.resolve([]);
  const { value } = await scraper({ clouds: () => ['away'], pictures: none })();

  expect(value('slipway_windows', { cloud: 'home' })).toBeNull();
  expect(value('slipway_windows_overrun', { cloud: 'home' })).toBeNull();
  expect(value('slipway_windows', { cloud: 'away' })).toBe(0);
});

test('a picture that never was has no age', async () => {
  const { value } = await scraper({ pictures: () => Promise.resolve([{ cloud: 'home', ageMs: null }]) })();

  expect(value('slipway_picture_age_seconds')).toBeNull();
});
