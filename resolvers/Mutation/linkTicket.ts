import type { MutationResolvers } from '../../src/generated/types.ts';
import { payload } from '../payload.ts';

export const linkTicket: NonNullable<MutationResolvers['linkTicket']> = async (_root, { input }, { services }) => {
  const outcome = await services.link(input);
  return { ...payload(input, outcome), window: outcome.subject };
};
