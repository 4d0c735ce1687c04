import type { DisableOwnerResolvers } from '../src/generated/types.ts';

export const DisableOwner: DisableOwnerResolvers = {
  name: (owner) => (owner.kind === 'TOOL' ? owner.name : null),
  window: (owner, _args, { loaders }) => (owner.kind === 'GATEWAY' ? loaders.windowById.load(owner.window) : null),
};
