import type { WindowId } from '../../src/domain/ids.ts';
import type { Context } from '../../src/context.ts';
import { windowId } from '../../src/domain/ids.ts';
import type { SubscriptionResolvers } from '../../src/generated/types.ts';
import { windowNamedBy } from '../window-by-id.ts';

export const maintenanceWindow: NonNullable<SubscriptionResolvers['maintenanceWindow']> = {
  subscribe: (_root, { id }, { streams }) => streams.maintenanceWindow(windowId(id)),
  resolve: (window: WindowId, _args: unknown, context: Context) => windowNamedBy(context, { window }),
};
