import { readFile } from 'node:fs/promises';

import { expect, test } from '@jest/globals';

import { subgraph } from '../../src/commands/subgraph.ts';

test('the printed subgraph is what a running gateway tells (`npm run codegen` prints it)', async () => {
  const printed = await readFile(new URL('../../docs/subgraph.graphql', import.meta.url), 'utf8');

  expect(await subgraph()).toBe(printed);
});
