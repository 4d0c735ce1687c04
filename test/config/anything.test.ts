import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';

import { explain } from '../../src/cli.ts';
import { summaryOf } from '../../src/config/index.ts';
import type { Config } from '../../src/config/index.ts';
import { ConfigError } from '../../src/errors.ts';
import { folderWith, LOGIN, loadIn, removeFolders } from './folder.ts';

const SECRET = 'sWordfish';
let folder = '';
beforeAll(() => {
  folder = folderWith({});
});
afterAll(removeFolders);

/** What these texts lead to; anything but a ConfigError is thrown on. */
function attempt(slipway: string, clouds = ''): Config | ConfigError {
  writeFileSync(join(folder, 'slipway.yaml'), slipway);
  writeFileSync(join(folder, 'clouds.yaml'), clouds);
  try {
    return loadIn(folder, { ...LOGIN, HIDDEN: SECRET });
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

/** Everything that anybody could print of it. */
function printed(outcome: Config | ConfigError): string {
  const lines = [inspect(outcome, { depth: null }), JSON.stringify(outcome)];
  if (!(outcome instanceof ConfigError)) return [...lines, summaryOf(outcome)].join('\n');
  return [...lines, explain(outcome), outcome.message, outcome.stack].join('\n');
}

function expectFaultsWithPlaces(outcome: Config | ConfigError): void {
  if (!(outcome instanceof ConfigError)) return;
  expect(outcome.faults.length).toBeGreaterThan(0);
  for (const { line, column } of outcome.faults) expect(Math.min(line, column)).toBeGreaterThan(0);
}

const KEYS = ['listen', 'port', 'store', 'pglite', 'postgres', 'clouds', 'name', 'cloud', 'tickets', 'token', 'auth'];
const PIECES = [
  ...KEYS.map((key) => `${key}: `),
  ...['- ', '[', ']', '{', '}', ', ', ': ', '? ', '\n', '\n  ', '\n    ', '\t', ' ', '# ', '---\n', '...\n', '%'],
  ...["'", '"', '|\n ', '>-\n ', '&a ', '*a', '<<: ', '!!set ', '!!binary ', '!!omap ', '!odd ', '${', '$${'],
  ...[
    '~',
    'null',
    '1',
    '-0',
    '1e999',
    '0x1f',
    '.nan',
    'true',
    '2026-01-01',
    'file:x',
    'a\\u0000',
    '\u{1F600}',
    '\u2028',
  ],
];

test('any soup of YAML is read, or refused with faults, and nothing else happens', () => {
  const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''));

  fc.assert(
    fc.property(soup, soup, (slipway, clouds) => {
      expectFaultsWithPlaces(attempt(slipway, clouds));
      expectFaultsWithPlaces(attempt('clouds: [{ name: a, cloud: one }]', `clouds: { one: { ${clouds}`));
      expectFaultsWithPlaces(attempt('clouds: [{ name: a, cloud: one }]', `clouds:\n  one:\n    ${slipway}`));
    }),
    { numRuns: 150 },
  );
});

test('any values under known keys are read, or refused with faults that tell no variable', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 4 }, tie('leaf'), fc.array(tie('any'), { maxLength: 3 }), tie('mapping')),
    mapping: fc.dictionary(fc.oneof(fc.constantFrom(...KEYS, '__proto__'), fc.string()), tie('any'), { maxKeys: 4 }),
    leaf: fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant('${HIDDEN}')),
  })).mapping;

  fc.assert(
    fc.property(value, (settings) => {
      const outcome = attempt(stringify(settings));

      expectFaultsWithPlaces(outcome);
      if (outcome instanceof ConfigError) expect(printed(outcome)).not.toContain(SECRET);
    }),
    { numRuns: 150 },
  );
});

const SLIPWAY = `
listen: { host: 127.0.0.1, port: 4000 }
store: { postgres: "postgres://me:${SECRET}@db.example/slipway" }
clouds: [{ name: home, cloud: one }]
tickets: [{ name: jira, kind: jira-cloud, url: "https://j.example", email: a@b.example, token: ${SECRET} }]
`;
const CLOUDS = `
clouds:
  one:
    auth: { auth_url: "https://k.example", username: me, password: ${SECRET}, project_name: ops }
`;

/** The text with slips of the pen, none within the secret itself. */
const damaged = (text: string): fc.Arbitrary<string> => {
  const slip = fc.record({ at: fc.nat(text.length), put: fc.constantFrom('', ...PIECES), drop: fc.nat(2) });
  return fc.array(slip, { maxLength: 3 }).map((slips) =>
    slips.reduce((before, { at, put, drop }) => {
      const after = before.slice(0, at) + put + before.slice(at + drop);
      return after.split(SECRET).length < before.split(SECRET).length ? before : after;
    }, text),
  );
};

test('no slip of the pen makes a secret appear', () => {
  fc.assert(
    fc.property(damaged(SLIPWAY), damaged(CLOUDS), (slipway, clouds) => {
      expect(printed(attempt(slipway, CLOUDS))).not.toContain(SECRET);
      expect(printed(attempt(SLIPWAY, clouds))).not.toContain(SECRET);
    }),
    { numRuns: 300 },
  );
});
