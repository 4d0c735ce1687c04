import type { MutationResolvers } from '../../src/generated/types.ts';
import { payload } from '../payload.ts';

export const scheduleMaintenance: NonNullable<MutationResolvers['scheduleMaintenance']> = async (
  _root,
  { input },
  { services },
) => {
  const outcome = await services.schedule(input);
  return { ...payload(input, outcome), window: outcome.subject };
};
