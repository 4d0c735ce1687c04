import { GraphQLScalarType, Kind } from 'graphql';

import { InvalidInputError } from '../src/errors.ts';

/** Opaque text; what it means is known to whoever made it. */
export const Cursor = new GraphQLScalarType({
  name: 'Cursor',
  serialize: (value) => String(value),
  parseValue: textOf,
  parseLiteral: (node) => textOf(node.kind === Kind.STRING ? node.value : null),
});

function textOf(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new InvalidInputError('A cursor is the text that an earlier answer gave.');
}
