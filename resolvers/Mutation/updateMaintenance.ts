import type { MutationResolvers } from '../../src/generated/types.ts';
import { payload } from '../payload.ts';

export const updateMaintenance: NonNullable<MutationResolvers['updateMaintenance']> = async (
  _root,
  { input },
  { services },
) => {
  const outcome = await services.update(input);
  return { ...payload(input, outcome), window: outcome.subject };
};
