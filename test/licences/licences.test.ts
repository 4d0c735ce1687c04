/** What everything that is installed may be used under. */

import { readFile } from 'node:fs/promises';

import { expect, test } from '@jest/globals';
import { z } from 'zod';

const Lock = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional(), license: z.string().optional() })),
});

/** Of the Open Source Initiative; `OR` and `AND` are read word by word. */
const APPROVED =
  /^(?:MIT|MIT-0|ISC|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|BlueOak-1\.0\.0|Python-2\.0|CC0-1\.0|CC-BY-4\.0|CC-BY-3\.0|Unlicense|WTFPL|MPL-2\.0|PostgreSQL|W3C-20150513)$/u;
/** Packages whose lock entry does not say it; their own files do. */
const UNSAID = /^$/u;

test('every package of the lockfile has a licence of the Open Source Initiative, and none is of Elastic', async () => {
  const lock = Lock.parse(JSON.parse(await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8')));
  const named = Object.entries(lock.packages).filter(([path]) => path.startsWith('node_modules/'));

  const refused = named
    .map(([path, { license = '' }]) => ({ path, license }))
    .filter(({ license }) => !UNSAID.test(license) && !wordsOf(license).every((word) => APPROVED.test(word)));

  expect(named.length).toBeGreaterThan(100);
  expect(refused).toEqual([]);
  expect(
    named
      .map(([path]) => path)
      .filter((path) => /@apollo\/(?:gateway|composition|query-planner|federation-internals)$/u.test(path)),
  ).toEqual([]);
});

function wordsOf(license: string): readonly string[] {
  return license.replace(/[()]/gu, '').split(/ (?:OR|AND) /iu);
}
