import { expect, test } from '@jest/globals';
import { instantOf } from '../../../src/upstream/tickets/instant.ts';
import { oneLine } from '../../../src/upstream/tickets/one-line.ts';

test('a text is on one line, and cut at whole characters', () => {
  expect(oneLine(' short\r\n and\tflat ', 255)).toBe('short and flat');
  expect(oneLine(`${'a'.repeat(253)}😀b`, 255)).toBe(`${'a'.repeat(253)}…`);
});

test.each([
  ['2026-11-22T12:00:00Z', '2026-11-22T12:00:00.000Z'],
  ['2026-11-22T12:00:00.000+0200', '2026-11-22T10:00:00.000Z'],
  ['yesterday', undefined],
  ['', undefined],
  [null, undefined],
])('%j is the instant %s', (text, instant) => {
  expect(instantOf(text)?.toISOString()).toBe(instant);
});
