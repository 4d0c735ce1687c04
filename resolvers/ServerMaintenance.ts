import type { ServerMaintenanceResolvers } from '../src/generated/types.ts';
import { NotFoundError } from '../src/errors.ts';
import { parseHostId } from '../src/domain/ids.ts';

export const ServerMaintenance: ServerMaintenanceResolvers = {
  id: ({ window, server }) => `${window}/${server}`,
  window: async ({ window: id }, _args, { loaders }) => {
    const window = await loaders.windowById.load(id);
    if (window === null) throw new NotFoundError(`There is no window ${id}.`);
    return window;
  },
  server: ({ server, host }, _args, { loaders }) => {
    const cloud = parseHostId(host)?.cloud;
    return cloud === undefined ? null : loaders.serverByKey.load({ cloud, id: server });
  },
  serverId: ({ server }) => server,
  updatedAt: ({ addedAt }) => addedAt,
};
