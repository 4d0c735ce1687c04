import { GraphQLScalarType, Kind } from 'graphql';

import { URL_LIMIT } from '../src/domain/ticket.ts';
import { InvalidInputError } from '../src/errors.ts';

/** Checked and handed on exactly as it was given: a link is shown as its author wrote it. */
export const URL = new GraphQLScalarType({
  name: 'URL',
  serialize: (value) => String(value),
  parseValue: urlOf,
  parseLiteral: (node) => urlOf(node.kind === Kind.STRING ? node.value : null),
});

function urlOf(value: unknown): string {
  const url = typeof value === 'string' && Buffer.byteLength(value) <= URL_LIMIT ? globalThis.URL.parse(value) : null;
  if (typeof value !== 'string' || url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new InvalidInputError(`A URL is an absolute http or https URL of at most ${URL_LIMIT} bytes.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new InvalidInputError(
      'Take the user name and password out of the URL: everybody who sees it would see them.',
    );
  }
  return value;
}
