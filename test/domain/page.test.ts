/** Pages of a list that is in memory: put together they are the list, also when it changes between two pages. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { cursorOf, keyOfCursor, pageOf } from '../../src/domain/page.ts';
import type { Page } from '../../src/domain/page.ts';

/** Any text, and one that begins with what decoders take for a byte order mark. */
const key = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string().map((text) => `\uFEFF${text}`),
);
const keys = fc.uniqueArray(key, { maxLength: 30 });
const size = fc.integer({ min: 1, max: 7 });
const inOrder = (list: readonly string[]) => list.toSorted((a, b) => (a < b ? -1 : 1));
const itself = (item: string) => item;

/** Reads page after page to the end; `change` may put another list in place before each further page. */
function readAll(list: readonly string[], first: number, change = (now: readonly string[]) => now): string[] {
  const seen: string[] = [];
  let now = list;
  let after: string | null = null;
  for (let pages = 0; pages <= 2 * list.length + 2; pages += 1) {
    const page: Page<string> = pageOf('hosts', now, itself, { first, after });
    seen.push(...page.items.map(({ item }) => item));
    if (!page.hasNextPage) return seen;
    after = page.items.at(-1)?.cursor ?? null;
    now = change(now);
  }
  throw new Error('the pages have no end');
}

describe('pages that follow one another by cursor', () => {
  test('are the whole list once, in the order of its keys', () => {
    fc.assert(
      fc.property(keys, size, (list, first) => {
        expect(readAll(list, first)).toEqual(inOrder(list));
      }),
    );
  });

  test('skip and repeat nothing when items vanish, the one at the cursor too', () => {
    fc.assert(
      fc.property(keys, size, fc.infiniteStream(fc.nat()), (list, first, picks) => {
        const gone = new Set<string>();
        const seen = readAll(list, first, (now) => {
          const [out = ''] = now.length === 0 ? [] : [now[Number(picks.next().value) % now.length]];
          gone.add(out);
          return now.filter((item) => item !== out);
        });

        expect(seen).toEqual(inOrder(seen));
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toEqual(expect.arrayContaining(list.filter((item) => !gone.has(item))));
      }),
    );
  });

  test('repeat nothing when items appear, and show those behind the cursor', () => {
    fc.assert(
      fc.property(keys, keys, size, (list, added, first) => {
        const rest = added.filter((item) => !list.includes(item));
        const seen = readAll(list, first, (now) => [...now, ...rest.splice(0, 1)]);

        expect(seen).toEqual(inOrder(seen));
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toEqual(expect.arrayContaining(list));
      }),
    );
  });
});

describe('a page', () => {
  const list = ['b', 'c', 'a'];

  test.each([
    [{ first: 2, after: null }, ['a', 'b'], true, false],
    [{ first: 3, after: null }, ['a', 'b', 'c'], false, false],
    [{ first: 2, after: cursorOf('hosts', 'b') }, ['c'], false, true],
    [{ first: 2, after: cursorOf('hosts', 'c') }, [], false, true],
    [{ first: 2, after: cursorOf('hosts', 'aa') }, ['b', 'c'], false, true],
    [{ first: 0, after: null }, [], true, false],
  ])('%j holds %j', (request, items, hasNextPage, hasPreviousPage) => {
    const page = pageOf('hosts', list, itself, request);

    expect({ ...page, items: page.items.map(({ item }) => item) }).toEqual({
      items,
      hasNextPage,
      hasPreviousPage,
      totalCount: 3,
    });
  });
});

describe('a cursor', () => {
  test('gives its key back, and nothing but letters that a URL takes', () => {
    fc.assert(
      fc.property(key, (text) => {
        expect(keyOfCursor('servers', cursorOf('servers', text))).toBe(text);
        expect(cursorOf('servers', text)).toMatch(/^servers\.[\w-]*$/u);
      }),
    );
  });

  test('is nothing else: any other text is refused, one of another list too, and never thrown on', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        expect(keyOfCursor('hosts', text)).toBeNull();
      }),
    );
    const texts = ['', 'hosts.', 'hosts.!', 'hosts._w', cursorOf('servers', 'a')];
    expect(texts.map((text) => keyOfCursor('hosts', text))).toEqual([null, '', null, null, null]);
  });
});
