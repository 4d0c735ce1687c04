import { hostId, serverId, windowId } from '../../src/domain/ids.ts';
import type { SubscriptionResolvers } from '../../src/generated/types.ts';
import type { StreamItem } from '../../src/stream/maintenance-events.ts';

export const maintenanceEvents: NonNullable<SubscriptionResolvers['maintenanceEvents']> = {
  subscribe: (_root, { filter, after }, { streams }) =>
    streams.maintenanceEvents(
      {
        ...filter,
        windowIds: filter?.windowIds?.map(windowId),
        hostIds: filter?.hostIds?.map(hostId),
        serverIds: filter?.serverIds?.map(serverId),
      },
      after ?? null,
    ),
  resolve: (item: StreamItem) => item,
};
