/**
 * The largest page: no field answers a `first` above it, and none a negative one.
 *
 * Refuses to know what is paged.
 */

import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { defaultFieldResolver } from 'graphql';
import type { GraphQLSchema } from 'graphql';

import { InvalidInputError } from '../errors.ts';

/** The schema with an InvalidInputError for each `first` outside 0 to `maxFirst`, before the field's resolver runs. */
export function limitFirst(schema: GraphQLSchema, maxFirst: number): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field) => {
      if (field.args?.first === undefined) return field;
      const resolve = field.resolve ?? defaultFieldResolver;
      const usual = Math.min(maxFirst, Number(field.args.first.defaultValue ?? maxFirst));
      return {
        ...field,
        // A default above the limit, or no number at all, becomes the largest page that is allowed.
        args: { ...field.args, first: { ...field.args.first, defaultValue: usual } },
        resolve: (parent, args: Record<string, unknown>, context, info) => {
          checkFirst(args.first, maxFirst);
          return resolve(parent, { ...args, first: args.first ?? usual }, context, info);
        },
      };
    },
  });
}

function checkFirst(first: unknown, maxFirst: number): void {
  if (typeof first !== 'number' || (first >= 0 && first <= maxFirst)) return;
  throw new InvalidInputError(`\`first\` must be from 0 to ${maxFirst}: read on with \`after\`.`);
}
