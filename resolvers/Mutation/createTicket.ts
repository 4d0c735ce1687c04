import type { MutationResolvers } from '../../src/generated/types.ts';
import { payload } from '../payload.ts';

export const createTicket: NonNullable<MutationResolvers['createTicket']> = async (_root, { input }, { services }) => {
  const outcome = await services.createTicket(input);
  return { ...payload(input, outcome), window: outcome.subject, link: outcome.link };
};
