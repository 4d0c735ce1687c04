import { GraphQLError, GraphQLScalarType } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';

const { parseValue, parseLiteral, ...rest } = GraphQLDateTime.toConfig();

/** As its library reads it, and refused in words that say what to write. */
export const DateTime = new GraphQLScalarType({
  ...rest,
  parseValue: (value) => orRefused(() => parseValue(value)),
  parseLiteral: (node, variables) => orRefused(() => parseLiteral(node, variables)),
});

function orRefused<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const message = 'An instant is a text with date, time and offset (RFC 3339), e.g. "2026-11-22T12:00:00Z".';
    throw new GraphQLError(message, { originalError: error instanceof Error ? error : null });
  }
}
