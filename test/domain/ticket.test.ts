/** URLs in a free text. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { urlsIn } from '../../src/domain/ticket.ts';

describe('the URLs in a text', () => {
  test.each([
    ['no URL at all', []],
    ['see https://corp.example/browse/OPS-1.', ['https://corp.example/browse/OPS-1']],
    [
      '(https://corp.example/OPS-1), <http://wiki.example/a?b=c#d>',
      ['https://corp.example/OPS-1', 'http://wiki.example/a?b=c#d'],
    ],
    ['https://corp.example/1 https://corp.example/1', ['https://corp.example/1']],
    ['https://corp.example/2 then https://corp.example/1', ['https://corp.example/2', 'https://corp.example/1']],
    ['"https://corp.example/a"!', ['https://corp.example/a']],
    ['HTTPS://CORP.example/A', ['HTTPS://CORP.example/A']],
    ['https://corp.example/1[slipway:x]', ['https://corp.example/1[slipway:x]']],
    ['https://wiki.example/Host_(compute)', ['https://wiki.example/Host_(compute)']],
    ['(see https://wiki.example/Host_(compute).)', ['https://wiki.example/Host_(compute)']],
    ['[runbook](https://wiki.example/a_{b}), then', ['https://wiki.example/a_{b}']],
    ['(https://corp.example/1)(https://corp.example/2)', ['https://corp.example/1', 'https://corp.example/2']],
    ['https://corp.example/a(b].', ['https://corp.example/a(b']],
    ['https://corp.example/1(', ['https://corp.example/1']],
    ['http://[2001:db8::1]/x', ['http://[2001:db8::1]/x']],
    ['ftp://corp.example/1 and corp.example/2', []],
    ['https:// and http://', []],
    ['https://corp.example/a:b;c,d', ['https://corp.example/a:b;c,d']],
  ])('%j: %j', (text, urls) => {
    expect(urlsIn(text)).toEqual(urls);
  });

  test('are legal ones that stand in the text, once each', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom(' ', 'https://'))), (pieces) => {
        const text = pieces.join('');
        const urls = urlsIn(text);

        expect(new Set(urls).size).toBe(urls.length);
        for (const url of urls) {
          expect(text).toContain(url);
          expect(new URL(url).protocol).toMatch(/^https?:$/u);
        }
      }),
    );
  });

  test('are found whole between blanks', () => {
    const plain = fc.webUrl().filter((url) => /^[\w:/.~-]*\w$/u.test(url));
    fc.assert(
      fc.property(fc.uniqueArray(plain), (urls) => {
        expect(urlsIn(`see ${urls.join(' ')} and act`)).toEqual(urls);
      }),
    );
  });
});
