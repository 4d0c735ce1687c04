/** What documents cost, and that those of the dashboard are far from what is allowed unless somebody says otherwise. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, expect, test } from '@jest/globals';
import { buildASTSchema, getIntrospectionQuery, Kind, parse, validate } from 'graphql';
import type { DocumentNode } from 'graphql';

import { typeDefs } from '../../src/generated/type-defs.ts';
import { maxCostRule } from '../../src/server/cost-rule.ts';
import { LOGIN, load, MINIMAL, removeFolders } from '../config/folder.ts';

const schema = buildASTSchema(typeDefs, { assumeValid: true });

afterEach(removeFolders);

function isTooMuch(document: DocumentNode, maxCost: number): boolean {
  return (
    validate(schema, document, [maxCostRule({ maxCost, propagateOnRejection: false, onReject: [report] })]).length > 0
  );
}

const report: NonNullable<Parameters<typeof maxCostRule>[0]['onReject']>[number] = (context, error) => {
  context?.reportError(error);
};

test.each([
  [2, '{ a: __typename b: __typename }'],
  [2 + 1.5, '{ viewer { userId } }'],
  [2 + 1.5 * 3, '{ viewer { userId userName operator } }'],
  [2 + 1.5 * (2 + 1.5), '{ hosts { nodes { id } } }'],
  [2 + 1.5 * (2 + 1.5), '{ hosts(first: 500) { nodes { id } } }'],
  [2 + 1.5 * (2 + 1.5), 'query ($n: Int) { hosts(first: $n) { nodes { id } } }'],
])('costs %d: %s', (cost, query) => {
  expect(isTooMuch(parse(query), cost)).toBe(false);
  expect(isTooMuch(parse(query), cost - 0.5)).toBe(true);
});

test('reading the schema costs nothing', () => {
  expect(isTooMuch(parse(getIntrospectionQuery()), 0)).toBe(false);
});

test('each of several operations is looked at', () => {
  expect(isTooMuch(parse('query A { __typename } query B { viewer { userId userName } }'), 3)).toBe(true);
});

test('every operation of the dashboard costs less than a fifth of what is allowed', () => {
  const { maxCost } = load({ 'slipway.yaml': MINIMAL }, LOGIN).limits;
  const file = join(import.meta.dirname, '../../dashboard/src/graph/operations.graphql');
  const document = parse(readFileSync(file, 'utf8'));

  expect(document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length).toBeGreaterThan(10);
  expect(isTooMuch(document, maxCost / 5)).toBe(false);
});
