/** Calling back at an instant, on a clock that the tests move. */

import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';

import { atInstant } from '../../src/server/expiry.ts';

const DAY = 86_400_000;

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T12:00:00Z') });
});
afterEach(() => {
  jest.useRealTimers();
});

const inMs = (ms: number) => new Date(Date.now() + ms);

describe('an instant', () => {
  test.each([[1_000], [2 ** 31 - 1], [2 ** 31], [90 * DAY]])('%d ms away is met to the millisecond', (ms) => {
    const act = jest.fn();
    atInstant(inMs(ms), act);
    jest.advanceTimersByTime(ms - 1);
    expect(act).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(act).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(90 * DAY);
    expect(act).toHaveBeenCalledTimes(1);
  });

  test('that has passed is met right away, but not before the caller goes on', () => {
    const act = jest.fn();
    atInstant(inMs(-1), act);
    expect(act).not.toHaveBeenCalled();
    jest.advanceTimersByTime(0);
    expect(act).toHaveBeenCalledTimes(1);
  });

  test('called off is not met, however far away it was', () => {
    const act = jest.fn();
    const soon = atInstant(inMs(10), act);
    const late = atInstant(inMs(60 * DAY), act);
    jest.advanceTimersByTime(5);
    soon();
    jest.advanceTimersByTime(40 * DAY);
    late();
    jest.advanceTimersByTime(40 * DAY);
    expect(act).not.toHaveBeenCalled();
  });
});
