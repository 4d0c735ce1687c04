import type { MutationResolvers } from '../../src/generated/types.ts';
import { payload } from '../payload.ts';

export const declineMaintenance: NonNullable<MutationResolvers['declineMaintenance']> = async (
  _root,
  { input },
  { services },
) => {
  const outcome = await services.decline(input);
  return { ...payload(input, outcome), window: outcome.subject, servers: outcome.servers };
};
