/** The schema as it is printed for readers. */

import { readFile } from 'node:fs/promises';

import { expect, test } from '@jest/globals';
import { buildSchema, isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';

import { schema } from './schema-walk.ts';

function operatorFields(of: GraphQLSchema): readonly string[] {
  const types = Object.values(of.getTypeMap()).filter(isObjectType);
  const fields = types.flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));
  return fields
    .filter(({ field }) => field.astNode?.directives?.some(({ name }) => name.value === 'operator'))
    .map(({ type, field }) => `${type.name}.${field.name}`)
    .sort();
}

test('the printed schema tells of every field whether it is for operators only', async () => {
  const printed = buildSchema(await readFile(new URL('../../docs/schema.graphql', import.meta.url), 'utf8'));

  expect(operatorFields(printed)).toEqual(operatorFields(schema));
  expect(operatorFields(printed)).toContain('Query.hosts');
});
