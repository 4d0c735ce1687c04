import type { MutationResolvers } from '../../src/generated/types.ts';
import { payload } from '../payload.ts';

export const unlinkTicket: NonNullable<MutationResolvers['unlinkTicket']> = async (_root, { input }, { services }) => {
  const outcome = await services.unlink(input);
  return { ...payload(input, outcome), window: outcome.subject };
};
