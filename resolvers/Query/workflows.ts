import type { QueryResolvers } from '../../src/generated/types.ts';

export const workflows: NonNullable<QueryResolvers['workflows']> = (_root, _args, context) => context.workflows;
