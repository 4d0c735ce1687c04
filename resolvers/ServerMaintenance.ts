import { parseHostId } from '../src/domain/ids.ts';
import { expectedImpact, isStale } from '../src/domain/server-maintenance.ts';
import type { ServerMaintenanceResolvers } from '../src/generated/types.ts';
import { windowNamedBy } from './window-by-id.ts';

export const ServerMaintenance: ServerMaintenanceResolvers = {
  id: ({ window, server }) => `${window}/${server}`,
  window: (part, _args, context) => windowNamedBy(context, part),
  server: ({ server, host }, _args, { loaders }) => {
    const cloud = parseHostId(host)?.cloud;
    return cloud === undefined ? null : loaders.serverByKey.load({ cloud, id: server });
  },
  serverId: ({ server }) => server,
  answeredBy: (part, _args, { show }) => show.answerer(part),
  answerStale: async (part, _args, context) => isStale(part, await windowNamedBy(context, part)),
  impact: async (part, _args, context) => expectedImpact(part, await windowNamedBy(context, part)).impact,
  expectedDowntime: async (part, _args, context) => expectedImpact(part, await windowNamedBy(context, part)).downtimeMs,
  outcomeDetail: (part, _args, { show }) => show.outcomeDetail(part),
  mayMoveAgain: (part, _args, { loaders }) => loaders.mayMoveAgain.load(part),
};
