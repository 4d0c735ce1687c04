import type { QueryResolvers } from '../../src/generated/types.ts';
import { serverConnection } from '../server-list.ts';

export const servers: NonNullable<QueryResolvers['servers']> = (_root, args, context) =>
  serverConnection(context, args, args.filter ?? {});
