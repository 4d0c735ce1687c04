import type { BlockerResolvers } from '../src/generated/types.ts';

export const Blocker: BlockerResolvers = {
  serverId: ({ subject }) => subject,
  detail: (blocker, _args, { show }) => show.blockerDetail(blocker),
};
