/** The keys that the documents say count only after a restart are those of the code. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { RESTART_KEYS } from '../../src/app/restart-needed.ts';

/** The keys right before the words, wherever lines end. */
const SENTENCE = /(?<keys>(?:`[^`]+`(?:,|\s+and)?\s+)+)count\s+only\s+after\s+a\s+restart/u;

test.each(['docs/guides/configuration.md', 'docs/adr/0031-generations-and-draining.md'])('%s', (path) => {
  const text = readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
  const keys = SENTENCE.exec(text)?.groups?.keys ?? '';

  expect([...keys.matchAll(/`([^`]+)`/gu)].map(([, key]) => key)).toEqual(RESTART_KEYS);
});
