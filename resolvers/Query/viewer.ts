import type { QueryResolvers } from '../../src/generated/types.ts';

export const viewer: NonNullable<QueryResolvers['viewer']> = (_root, _args, context) => context.viewer;
