import type { MutationResolvers } from '../../src/generated/types.ts';
import { payload } from '../payload.ts';

export const sendMaintenanceEvent: NonNullable<MutationResolvers['sendMaintenanceEvent']> = async (
  _root,
  { input },
  { services },
) => {
  const outcome = await services.advance(input);
  return { ...payload(input, outcome), window: outcome.subject };
};
