import type { QueryResolvers } from '../../src/generated/types.ts';

export const clouds: NonNullable<QueryResolvers['clouds']> = (_root, _args, { loaders }) => loaders.clouds;
