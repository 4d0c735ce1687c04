/**
 * Refuses arguments that no store can keep or compare: texts with a NUL character or half a surrogate pair, and instants
 * before the year 1.
 *
 * PostgreSQL has neither. Refuses to know which argument means what.
 */

import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { defaultFieldResolver } from 'graphql';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';

import { InvalidInputError } from '../errors.ts';

const YEAR_ONE = Date.parse('0001-01-01T00:00:00Z');

/** The schema with an InvalidInputError for each such argument, before the field is resolved or subscribed to. */
export function refuseUnstorable(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field) => {
      if (Object.keys(field.args ?? {}).length === 0) return field;
      const resolve = guarded(field.resolve ?? defaultFieldResolver);
      return field.subscribe === undefined
        ? { ...field, resolve }
        : { ...field, resolve, subscribe: guarded(field.subscribe) };
    },
  });
}

type Resolver = GraphQLFieldResolver<unknown, unknown>;

const guarded =
  (resolve: Resolver): Resolver =>
  (parent, args, context, info) => {
    check(args);
    return resolve(parent, args, context, info);
  };

function check(value: unknown): void {
  if (typeof value === 'string' && (value.includes('\u0000') || !value.isWellFormed())) {
    throw new InvalidInputError('A text must be well-formed Unicode without the NUL character (U+0000).');
  }
  if (isDate(value)) {
    if (value.getTime() < YEAR_ONE) throw new InvalidInputError('An instant must not lie before the year 1.');
  } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(check);
}

function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}
