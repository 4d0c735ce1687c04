/** Durations: milliseconds inside, ISO 8601 outside. */

import { describe, expect, test } from '@jest/globals';

import { Duration } from '../../resolvers/Duration.ts';
import { InvalidInputError } from '../../src/errors.ts';

describe('a duration', () => {
  test.each([
    [0, 'PT0S'],
    [4 * 3_600_000, 'PT4H'],
    [36 * 3_600_000 + 90_500, 'PT36H1M30.5S'],
  ])('of %d ms is %s, and back', (milliseconds, text) => {
    expect(Duration.serialize(milliseconds)).toBe(text);
    expect(Duration.parseValue(text)).toBe(milliseconds);
  });

  test.each(['4 hours', 'P1M', 'PT', null, 14_400])('is not %p', (value) => {
    expect(() => Duration.parseValue(value)).toThrow(InvalidInputError);
  });
});
