import type { MutationResolvers } from '../../src/generated/types.ts';
import { payload } from '../payload.ts';

export const acknowledgeMaintenance: NonNullable<MutationResolvers['acknowledgeMaintenance']> = async (
  _root,
  { input },
  { services },
) => {
  const outcome = await services.acknowledge(input);
  return { ...payload(input, outcome), window: outcome.subject, servers: outcome.servers };
};
