/** The contract since the last release: nothing of it breaks unless the changelog says so. */

import { readdir, readFile } from 'node:fs/promises';

import { expect, test } from '@jest/globals';

import { admittedBreaks, breakingChanges } from './breaking-changes.ts';

const ROOT = new URL('../../', import.meta.url);
const text = (path: string) => readFile(new URL(path, ROOT), 'utf8');

async function lastRelease(): Promise<string> {
  const files = (await readdir(new URL('docs/releases/', ROOT))).filter((name) => name.endsWith('.graphql'));
  const newest = files.sort(new Intl.Collator('en', { numeric: true }).compare).at(-1);
  return text(`docs/releases/${newest ?? 'none'}`);
}

test('the schema breaks nobody who relies on the last release, except where CHANGELOG.md names it under "Breaking"', async () => {
  const admitted = admittedBreaks(await text('CHANGELOG.md'));
  const breaks = await breakingChanges(await lastRelease(), await text('docs/schema.graphql'));

  expect(breaks.filter(({ place }) => !admitted.has(place))).toEqual([]);
});

test('a field that is gone, an argument that became required and a type that may be null now are breaks', async () => {
  const released = 'type Query { a: Int b(x: Int): Int c: Int! d: Int }';
  const current = 'type Query { b(x: Int!): Int c: Int d: Int e: Int }';

  const breaks = await breakingChanges(released, current);

  expect(breaks.map(({ place }) => place).sort()).toEqual(['Query.a', 'Query.b.x', 'Query.c']);
});

test('only what stands under "Breaking" of the unreleased part is admitted', () => {
  const changelog =
    '## [Unreleased]\n\n### Added\n\n- `Query.x`\n\n### Breaking\n\n- `Query.a` is gone.\n\n### Changed\n\n- `Query.y`\n\n## [0.1.0]\n\n### Breaking\n\n- `Query.z`\n';

  expect([...admittedBreaks(changelog)]).toEqual(['Query.a']);
});
