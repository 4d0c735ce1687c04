import { GraphQLScalarType, Kind } from 'graphql';

import { InvalidInputError } from '../src/errors.ts';

/** Milliseconds inside, ISO 8601 outside. Hours are the largest unit: a day is not always 24 of them. */
export const Duration = new GraphQLScalarType({
  name: 'Duration',
  serialize: (value) =>
    Temporal.Duration.from({ milliseconds: Number(value) })
      .round({ largestUnit: 'hour' })
      .toString(),
  parseValue: millisecondsOf,
  parseLiteral: (node) => millisecondsOf(node.kind === Kind.STRING ? node.value : null),
});

function millisecondsOf(value: unknown): number {
  try {
    return Temporal.Duration.from(String(value)).total('millisecond');
  } catch {
    throw new InvalidInputError('A duration is ISO 8601 text in hours, minutes and seconds, e.g. PT4H.');
  }
}
