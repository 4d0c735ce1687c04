import type { MutationResolvers } from '../../src/generated/types.ts';
import { payload } from '../payload.ts';

export const rescheduleMaintenance: NonNullable<MutationResolvers['rescheduleMaintenance']> = async (
  _root,
  { input },
  { services },
) => {
  const outcome = await services.reschedule(input);
  return { ...payload(input, outcome), window: outcome.subject };
};
