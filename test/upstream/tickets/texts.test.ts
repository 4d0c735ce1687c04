import { expect, test } from '@jest/globals';
import { instantOf } from '../../../src/upstream/tickets/instant.ts';
import { oneLine } from '../../../src/upstream/tickets/one-line.ts';
import { fromTextile, textile } from '../../../src/upstream/tickets/textile.ts';

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

// Redmine 5.0.4's own formatter shows each as it was written, and without the joiner as markup.
test.each([
  '*bold* _it_ -del- +ins+ ^sup^ ~sub~ %span% ??cite?? (*b*)',
  '!http://evil.example/x.png! "text":http://evil.example',
  '{{include(Secret)}} [[Wiki]] foo[1] #12 @admin CPU(s)',
  '# one\n* two\n|a|b|\nh1. Big\nbq. quote\n> q\n- x\n---\n[ref]http://x.example',
  '<pre>x</pre> <notextile>a</notextile> ==a==',
])('%j is kept from being markup, and read back as it was', (text) => {
  const written = textile(text);

  expect(fromTextile(written)).toBe(text);
  expect(written).not.toMatch(/(?:^|[\s(>])[*_+^~%?!=-]\S|\{\{|\[\[|#\d|@a|":|<[a-z/]|^(?:h1|bq)\.|^[#*|>-]|^\[/mu);
});

test('names and addresses are written to Redmine as they are', () => {
  const text = 'Hosts: home/compute-1, rack_1-a\nPlanned: 2026-12-01 08:00 UTC\nhttps://slipway.example/w/_1_?a=*b*';

  expect(textile(text)).toBe(text);
});
