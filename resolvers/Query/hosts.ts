import type { QueryResolvers } from '../../src/generated/types.ts';
import { hostConnection } from '../host-list.ts';

export const hosts: NonNullable<QueryResolvers['hosts']> = (_root, args, context) =>
  hostConnection(context, args, args.filter ?? {});
