import type { MutationResolvers } from '../../src/generated/types.ts';
import { payload } from '../payload.ts';

export const createCalendarFeed: NonNullable<MutationResolvers['createCalendarFeed']> = async (
  _root,
  { input },
  { services },
) => {
  const outcome = await services.createCalendarFeed(input);
  return { ...payload(input, outcome), feed: outcome.subject, url: outcome.url };
};
