import type { MutationResolvers } from '../../src/generated/types.ts';
import { payload } from '../payload.ts';

export const setServerMaintenancePolicy: NonNullable<MutationResolvers['setServerMaintenancePolicy']> = async (
  _root,
  { input },
  { services },
) => {
  const outcome = await services.setServerPolicy(input);
  return { ...payload(input, outcome), server: outcome.subject };
};
