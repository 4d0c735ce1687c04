import type { MaintenanceConflictResolvers } from '../src/generated/types.ts';

export const MaintenanceConflict: MaintenanceConflictResolvers = {
  window: ({ window }, _args, { loaders }) => window && loaders.windowById.load(window),
  serverIds: ({ servers }) => servers,
};
