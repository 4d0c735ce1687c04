import type { MutationResolvers } from '../../src/generated/types.ts';
import { payload } from '../payload.ts';

export const revokeCalendarFeed: NonNullable<MutationResolvers['revokeCalendarFeed']> = async (
  _root,
  { input },
  { services },
) => {
  const outcome = await services.revokeCalendarFeed(input);
  return { ...payload(input, outcome), id: outcome.subject };
};
