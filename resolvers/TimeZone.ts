import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** A zone by name. A bare offset, which Intl takes for one, has no rules, and calendars cannot write it. */
export const TimeZone = new GraphQLScalarType({
  name: 'TimeZone',
  serialize: (value) => String(value),
  parseValue: zoneOf,
  parseLiteral: (node) => zoneOf(node.kind === Kind.STRING ? node.value : null),
});

function zoneOf(value: unknown): string {
  if (typeof value === 'string' && /^[a-z]/iu.test(value) && isKnown(value)) return value;
  throw new GraphQLError('A time zone is the name of one in the IANA database, e.g. "Europe/Helsinki".');
}

function isKnown(timeZone: string): boolean {
  try {
    Intl.DateTimeFormat(undefined, { timeZone });
    return true;
  } catch {
    return false;
  }
}
