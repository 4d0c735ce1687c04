import type { ProjectResolvers } from '../src/generated/types.ts';

export const Project: ProjectResolvers = {
  name: ({ id, name }, _args, { loaders }) => name ?? loaders.projectNameById.load(id),
};
