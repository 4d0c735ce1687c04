/**
 * The largest page: no field answers a `first` above it, and none a negative one.
 *
 * Refuses to know what is paged.
 */

import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { defaultFieldResolver } from 'graphql';
import type { GraphQLSchema } from 'graphql';

import { InvalidInputError } from '../errors.ts';

/** The schema with an InvalidInputError for each `first` outside 0 to what is the largest at that time, before the field's resolver runs. */
export function limitFirst(schema: GraphQLSchema, largest: () => number): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field) => {
      if (field.args?.first === undefined) return field;
      const resolve = field.resolve ?? defaultFieldResolver;
      // A default above the limit, or no number at all, becomes the largest page that is allowed.
      const usual = Math.min(largest(), Number(field.args.first.defaultValue ?? largest()));
      return {
        ...field,
        args: { ...field.args, first: { ...field.args.first, defaultValue: usual } },
        resolve: (parent, args: Record<string, unknown>, context, info) => {
          // A default is no client's wish: with a limit that was lowered since, it goes down with it.
          const first = args.first === usual ? Math.min(usual, largest()) : args.first;
          checkFirst(first, largest());
          return resolve(parent, { ...args, first: first ?? Math.min(usual, largest()) }, context, info);
        },
      };
    },
  });
}

function checkFirst(first: unknown, maxFirst: number): void {
  if (typeof first !== 'number' || (first >= 0 && first <= maxFirst)) return;
  throw new InvalidInputError(`\`first\` must be from 0 to ${maxFirst}: read on with \`after\`.`);
}
