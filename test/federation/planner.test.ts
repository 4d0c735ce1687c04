import { expect, test } from '@jest/globals';
import { parse } from 'graphql';

import { compose } from '../../src/federation/compose.ts';
import { createPlanner } from '../../src/federation/planner.ts';

const composed = compose([{ name: 'one', url: '', sdl: 'type Query { a: Int }' }]);
const supergraph = 'supergraph' in composed ? composed.supergraph : parse('type Query { a: Int }');

test('plans are made by the native planner where it loads', async () => {
  const reasons: unknown[] = [];

  expect((await createPlanner(supergraph, (reason) => reasons.push(reason))).kind).toBe('native');
  expect(reasons).toEqual([]);
});

test('where it does not load, they are made in JavaScript, and the reason is told', async () => {
  const reasons: unknown[] = [];
  const missing = new Error('no native build for this machine');

  const planner = await createPlanner(
    supergraph,
    (reason) => reasons.push(reason),
    () => Promise.reject(missing),
  );

  expect(planner.kind).toBe('stitching');
  expect(reasons).toEqual([missing]);
});

test.each(['@link(url: "https://specs.apollo.dev/federation/v2.9", import: "@key")', '@link'])(
  'a schema that extends itself by %s does not compose, which ends nothing',
  (link) => {
    const composed = compose([{ name: 'one', url: '', sdl: `extend schema ${link} type Query { a: Int }` }]);

    expect(composed).toMatchObject({ faults: [{ code: expect.any(String) as unknown }] });
  },
);
