/** URLs of a PostgreSQL, which hold a password. */

import { afterEach, expect, test } from '@jest/globals';

import { faults, LOGIN, MINIMAL, removeFolders } from './folder.ts';

afterEach(removeFolders);

/** The faults of MINIMAL with this behind it, which begins in line 3. */
const withMore = (text: string): string[] => faults({ 'slipway.yaml': `${MINIMAL}${text}` }, LOGIN);

test.each(['postgres://me:pass@h/d', 'POSTGRESQL://h:5433/d?sslmode=require', 'postgres:///d?host=/run/postgresql'])(
  '%s is taken',
  (url) => {
    expect(withMore(`store: { postgres: "${url}" }`)).toEqual([]);
  },
);

test.each([
  ...['me:pa/ss@h/d', 'me:12/ss@h/d', 'me:12#ss@h/d', 'me:12?ss@h/d', 'me:pass@h', '/me:passh/d'].map(
    (rest) => `//${rest}`,
  ),
  '/me:passh/d',
  'me:pass@h/d',
])('a database URL postgres:%s, which would show its password or names no database, is refused', (rest) => {
  expect(withMore(`store: { postgres: "postgres:${rest}" }`)).toEqual([
    'slipway.yaml:3:20: store.postgres must be a URL like postgres://user:password@host/database, its parts percent-encoded',
  ]);
});

test('a second way to the database is taken beside the first, and refused beside the embedded store', () => {
  expect(withMore('store: { postgres: "postgres://h/d", session: "postgres://me:pass@other/d" }')).toEqual([]);
  expect(withMore('store: { postgres: "postgres://h/d", session: "postgres:/me:passh/d" }')).toEqual([
    'slipway.yaml:3:47: store.session must be a URL like that of store.postgres, of the same database by a way that keeps sessions',
  ]);
  expect(withMore('store: { pglite: data, session: "postgres://h/d" }')).toEqual([
    'slipway.yaml:3:8: store must be exactly one of { pglite: FOLDER } and { postgres: URL }',
  ]);
});
