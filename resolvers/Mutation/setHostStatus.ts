import type { MutationResolvers } from '../../src/generated/types.ts';
import { payload } from '../payload.ts';

export const setHostStatus: NonNullable<MutationResolvers['setHostStatus']> = async (
  _root,
  { input },
  { services },
) => {
  const outcome = await services.setHostStatus(input);
  return { ...payload(input, outcome), host: outcome.subject };
};
